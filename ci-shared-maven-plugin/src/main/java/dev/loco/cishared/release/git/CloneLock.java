package dev.loco.cishared.release.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files by which git keeps others out of a clone while it completes its history: {@code shallow.lock},
 * {@code config.lock}. One belongs to another run in this clone, or was left by a git that was killed, and then stands in
 * everybody's way for ever.
 */
final class CloneLock {
    /** lockfile.c and config.c. */
    private static final Pattern COMPLAINT = Pattern.compile(
            "Unable to create '[^'\n]*?(shallow|config)\\.lock': File exists|could not lock (config) file");

    private static final String CHANGED = "shallow file has changed since we read it";
    private static final long PAUSE = 100;
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private CloneLock() {}

    /**
     * Whether git failed for such a file and none is in the way any more: waits for whoever holds it, and removes one that
     * is older than any talk with a server may last.
     */
    static boolean isOver(GitRepository repository, Answer answer, Duration patience) throws GitFault {
        Optional<Path> lock = of(repository, answer);
        if (lock.isEmpty()) {
            return answer.err().contains(CHANGED);
        }
        Duration longest = patience.plus(MARGIN);
        Instant begin = Instant.now();
        try {
            while (Files.exists(lock.get())) {
                Instant made = Files.getLastModifiedTime(lock.get()).toInstant();
                Instant now = Instant.now();
                // By a clock that was set back it may come from the future.
                if (now.isAfter(made.plus(longest)) || now.isAfter(begin.plus(longest))) {
                    Files.deleteIfExists(lock.get());
                }
                Thread.sleep(PAUSE);
            }
            return true;
        } catch (java.nio.file.NoSuchFileException gone) {
            return true;
        } catch (IOException fault) {
            throw new GitFault("`" + lock.get() + "`, left by another git, cannot be removed: " + fault.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GitFault("interrupted");
        }
    }

    private static Optional<Path> of(GitRepository repository, Answer answer) throws GitFault {
        Matcher complaint = COMPLAINT.matcher(answer.err());
        if (!complaint.find()) {
            return Optional.empty();
        }
        String name = complaint.group(1) == null ? complaint.group(2) : complaint.group(1);
        Answer path = repository.git().ask("rev-parse", "--git-path", name + ".lock");
        return path.ok() ? Optional.of(repository.git().directory().resolve(path.line())) : Optional.empty();
    }
}
