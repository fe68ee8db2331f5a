package dev.loco.cishared.release.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
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
    private static final Duration PAUSE = Duration.ofMillis(100);
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
        try {
            await(lock.get(), patience.plus(MARGIN));
            return true;
        } catch (NoSuchFileException gone) {
            return true;
        } catch (IOException fault) {
            throw new GitFault("`" + lock.get() + "`, left by another git, cannot be removed: " + fault.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GitFault("interrupted");
        }
    }

    private static void await(Path lock, Duration longest) throws IOException, InterruptedException {
        FileTime made = Files.getLastModifiedTime(lock);
        Duration age = Duration.between(made.toInstant(), now(lock).toInstant());
        // By a clock that was set back it may come from the future.
        Duration left = age.isNegative() ? longest : longest.minus(age);
        while (Files.exists(lock)) {
            if (!Files.getLastModifiedTime(lock).equals(made)) {
                made = Files.getLastModifiedTime(lock);
                left = longest;
            }
            if (left.isNegative()) {
                Files.deleteIfExists(lock);
            }
            Thread.sleep(PAUSE.toMillis());
            left = left.minus(PAUSE);
        }
    }

    /** By the clock of the file system, which may be another machine's. */
    private static FileTime now(Path lock) throws IOException {
        Path file = Files.createTempFile(lock.toAbsolutePath().getParent(), "ci-shared-", ".tmp");
        try {
            return Files.getLastModifiedTime(file);
        } finally {
            Files.delete(file);
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
