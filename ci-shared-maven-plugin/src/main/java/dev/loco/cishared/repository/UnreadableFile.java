package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A file that is there and cannot be read. */
public final class UnreadableFile {
    /** {@code repository/unreadable-file}. */
    public static final Rule RULE = new Rule(
            "repository/unreadable-file",
            Severity.ERROR,
            "a file cannot be read",
            "what cannot be read cannot be checked");

    private UnreadableFile() {}

    /** The finding for a file that cannot be read, with the reason in the words of the operating system. */
    public static Finding at(String file, String reason) {
        return Finding.of(
                RULE,
                Span.startOf(file),
                "`" + file + "` cannot be read: " + reason,
                "give this user the right to read it");
    }
}
