package dev.loco.cishared.release.commit;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import java.util.Optional;

/** The subjects that git itself writes: no conventional commits, and right as they are. */
final class NotReleased {
    static final Rule RULE = new Rule(
            "commit/not-released",
            Severity.NOTE,
            "a merge, a revert or a `fixup!` by the words of git",
            "bumping knows what git itself writes: merges and `fixup!` count for nothing, a revert takes its commit out");

    private NotReleased() {}

    static Optional<Finding> of(MessageText text) {
        String message = text.message();
        Optional<Autosquash> squashed = Autosquash.read(message);
        if (squashed.isPresent()) {
            String prefix = squashed.get().prefix();
            return Optional.of(finding(
                    text,
                    prefix.length(),
                    "a `" + prefix + "` commit counts for no release",
                    "`git rebase --autosquash` melts it into the commit it names; do so before it is merged"));
        }
        if (MergeSubject.isOf(message)) {
            return Optional.of(finding(
                    text,
                    "Merge".length(),
                    "a merge counts for no release",
                    "nothing is to be done: the commits that it brings count"));
        }
        if (Reverted.isTitled(message)) {
            int word = message.indexOf(' ');
            return Optional.of(finding(
                    text,
                    word,
                    "the subject is git's own for a revert",
                    Reverted.read(message).isPresent()
                            ? "nothing is to be done: the commit that it names counts no longer"
                            : "say which commit with a line `This reverts commit <id>.`; without it this is a patch"));
        }
        return Optional.empty();
    }

    private static Finding finding(MessageText text, int length, String message, String help) {
        return Finding.of(RULE, text.span(0, 0, length), message, help);
    }
}
