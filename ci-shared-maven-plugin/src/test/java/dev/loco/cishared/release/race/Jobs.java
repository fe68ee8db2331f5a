package dev.loco.cishared.release.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.TestRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Jobs that run at once, each in a thread of its own that waits for its processes. */
final class Jobs implements AutoCloseable {
    /** Released, or try again later: what a run may end with that nobody killed. */
    private static final List<Integer> FINE = List.of(0, 75);

    private static final int MOST_KILLS = 3;
    private static final int MOST_RESTARTS = 20;

    private final RaceServer server;
    private final List<String> options;
    private final Tally tally;
    private final Killer killer = new Killer();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** About how long a goal takes here and now: kills fall into it, or a little later. */
    private final AtomicLong usualMillis = new AtomicLong(3_000);

    private final List<Future<Job>> started = new ArrayList<>();

    Jobs(RaceServer server, List<String> options, Tally tally) {
        this.server = server;
        this.options = List.copyOf(options);
        this.tally = tally;
    }

    /** Starts the job of a commit; it is run once. */
    void start(String branch, String commit) {
        Job job = new Job(branch, commit, options, tally);
        submit(() -> {
            int code = job.run(server.checkedOut(commit), Job.Disturbance.NONE);
            assertThat(FINE).as(job::said).contains(code);
            return job;
        });
    }

    /** The same in a working copy that is there. */
    void start(String branch, TestRepository clone) {
        String commit = clone.id("HEAD");
        Job job = new Job(branch, commit, options, tally);
        submit(() -> {
            int code = job.run(clone, Job.Disturbance.NONE);
            assertThat(FINE).as(job::said).contains(code);
            return job;
        });
    }

    /** Starts the job of a commit, which is killed at random and run again, here or in a new clone, until it is done. */
    void startDoomed(String branch, String commit, long seed) {
        RandomGenerator chance = new java.util.SplittableRandom(seed);
        Job job = new Job(branch, commit, options, tally);
        submit(() -> {
            TestRepository clone = server.checkedOut(commit);
            int kills = 0;
            for (int run = 0; run < MOST_RESTARTS; run++) {
                boolean[] killed = {false};
                boolean more = kills < MOST_KILLS;
                long longest = usualMillis.get() * 5 / 4;
                long begin = System.nanoTime();
                int code = job.run(clone, goal -> {
                    Killer.Victim victim = Killer.Victim.values()[chance.nextInt(3)];
                    if (more && chance.nextInt(5) > 0 && killer.kill(goal, chance, longest, victim)) {
                        killed[0] = true;
                        tally.one("killed " + victim);
                    }
                });
                kills += killed[0] ? 1 : 0;
                if (!killed[0]) {
                    long each = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 2;
                    usualMillis.updateAndGet(usual -> Math.max(100, (3 * usual + each) / 4));
                }
                if (code == 0) {
                    return job;
                }
                assertThat(killed[0] || code == 75).as(job::said).isTrue();
                tally.one("restarts");
                clone = chance.nextBoolean() ? clone : server.checkedOut(commit);
            }
            throw new AssertionError("run " + MOST_RESTARTS + " times, at last: " + job.said());
        });
    }

    /** Waits until fewer than so many jobs are at work. */
    void awaitFewerThan(int many) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * Goal.BOUND_SECONDS);
        while (started.stream().filter(job -> !job.isDone()).count() >= many) {
            assertThat(System.nanoTime())
                    .as(() -> "jobs do not end; so far:\n" + tally)
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void submit(Callable<Job> job) {
        started.add(threads.submit(job));
    }

    /** Waits for all, and for each release one of them told of to be there. */
    List<Job> await() throws InterruptedException {
        List<Job> jobs = new ArrayList<>();
        for (Future<Job> future : started) {
            try {
                jobs.add(future.get(2 * Goal.BOUND_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException failed) {
                throw new AssertionError("a job failed: " + failed.getCause().getMessage(), failed.getCause());
            } catch (TimeoutException stuck) {
                throw new AssertionError("jobs do not end; so far:\n" + tally, stuck);
            }
        }
        started.clear();
        killer.waitForOrphans();
        Map<String, String> tags = server.tags();
        for (Job job : jobs) {
            job.released()
                    .forEach((tag, commit) -> assertThat(tags.getOrDefault(tag, "none"))
                            .as(tag + ", told of by the job of " + job.commit())
                            .startsWith(commit));
        }
        return jobs;
    }

    @Override
    public void close() {
        // Threads interrupted leave their goal by its close, which ends it.
        threads.shutdownNow();
    }
}
