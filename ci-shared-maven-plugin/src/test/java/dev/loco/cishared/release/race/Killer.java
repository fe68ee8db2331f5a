package dev.loco.cishared.release.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** Kills runs at random moments: the JVM, git, or both, as a CI, a machine without memory or a person does. */
final class Killer {
    /** What dies. */
    enum Victim {
        JVM,
        JVM_AND_GIT,
        GIT
    }

    private static final long LOOKS_FOR_GIT_MILLIS = 400;

    /** gits that outlived their JVM. */
    private final Queue<ProcessHandle> orphans = new ConcurrentLinkedQueue<>();

    /** Lets the goal run for some time out of {@code longest}, then kills; false when it had ended before. */
    boolean kill(Goal goal, RandomGenerator chance, long longest, Victim victim) throws InterruptedException {
        if (goal.endsWithin(chance.nextLong(longest))) {
            return false;
        }
        List<ProcessHandle> gits = clients(goal.handle());
        switch (victim) {
            case JVM -> {
                orphans.addAll(gits);
                return goal.handle().destroyForcibly();
            }
            case JVM_AND_GIT -> {
                boolean killed = goal.handle().destroyForcibly();
                gits.forEach(ProcessHandle::destroyForcibly);
                return killed;
            }
            case GIT -> {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOKS_FOR_GIT_MILLIS);
                while (gits.isEmpty() && System.nanoTime() < end && !goal.endsWithin(1)) {
                    gits = clients(goal.handle());
                }
                gits.forEach(ProcessHandle::destroyForcibly);
                return !gits.isEmpty();
            }
        }
        throw new IllegalStateException("no such victim: " + victim);
    }

    /** What git runs on this side: a server is another machine, which nobody kills here. */
    static List<ProcessHandle> clients(ProcessHandle parent) {
        List<ProcessHandle> clients = new ArrayList<>();
        parent.children().forEach(child -> {
            String command = child.info().commandLine().orElse("");
            if (!command.contains("receive-pack") && !command.contains("upload-pack")) {
                clients.add(child);
                clients.addAll(clients(child));
            }
        });
        return clients;
    }

    /** Waits for gits that outlived their JVM, so that what they still do has been done. */
    void waitForOrphans() throws InterruptedException {
        for (ProcessHandle orphan = orphans.poll(); orphan != null; orphan = orphans.poll()) {
            try {
                orphan.onExit().get(Goal.BOUND_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | java.util.concurrent.ExecutionException stuck) {
                orphan.destroyForcibly();
                throw new AssertionError("a git whose JVM was killed does not end: " + orphan.info(), stuck);
            }
        }
    }
}
