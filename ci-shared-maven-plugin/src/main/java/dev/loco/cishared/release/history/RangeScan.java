package dev.loco.cishared.release.history;

import dev.loco.cishared.release.commit.CommitMessage;
import dev.loco.cishared.release.commit.Header;
import dev.loco.cishared.release.commit.Reverted;
import dev.loco.cishared.release.git.CommitRange;
import dev.loco.cishared.release.git.CommitStream;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.version.Level;
import dev.loco.cishared.version.Levels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Reads the commits of a range and keeps those that ask for a release: Conventional Commits 1.0.0, items 2, 3, 5, 11 to
 * 16; a commit that a later one of the range takes back counts for nothing, nor does the one that does so.
 */
public final class RangeScan {
    private final Levels levels;
    private final Changes changes = new Changes();
    private final Reverts reverts = new Reverts();

    private RangeScan(Levels levels) {
        this.levels = levels;
    }

    /**
     * The changes of a range, to be closed.
     *
     * @throws GitFault when git cannot list the commits
     */
    public static Changes of(GitRepository repository, CommitRange range, Levels levels) throws GitFault {
        RangeScan scan = new RangeScan(levels);
        try {
            CommitStream.read(repository, range, scan::take);
            scan.changes.cancel(scan.reverts.cancelled(repository, range));
            return scan.changes;
        } catch (UncheckedIOException full) {
            scan.changes.close();
            throw new GitFault("the changes cannot be kept in a temporary file: " + full.getMessage());
        } catch (GitFault | RuntimeException fault) {
            scan.changes.close();
            throw fault;
        }
    }

    private void take(String id, String message) {
        reverts.seen(id);
        Optional<Header> header = Header.read(message);
        boolean revert = header.isPresent() ? header.get().isOfType("revert") : Reverted.isTitled(message);
        if (revert) {
            Reverted.read(message).ifPresent(r -> reverts.add(id, r));
        }
        if (header.isEmpty()) {
            if (revert && Reverted.read(message).isPresent()) {
                add(id, "revert", levels.of("revert", false), message, "");
            }
            return;
        }
        Optional<CommitMessage> breaks = CommitMessage.ifBreaking(header.get(), message);
        boolean breaking = breaks.isPresent();
        Level level = levels.of(header.get().type(), breaking);
        String note = breaks.flatMap(CommitMessage::breakingNote).orElse("");
        String rule = breaking ? Change.BREAKING : header.get().lowerType();
        add(id, rule, level, message, note);
    }

    private void add(String id, String rule, Level level, String message, String note) {
        if (level == Level.NONE) {
            return;
        }
        try {
            changes.add(new Change(id, rule, level, subject(message), note));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String subject(String message) {
        int end = 0;
        while (end < message.length() && message.charAt(end) != '\n' && message.charAt(end) != '\r') {
            end++;
        }
        return message.substring(0, end);
    }
}
