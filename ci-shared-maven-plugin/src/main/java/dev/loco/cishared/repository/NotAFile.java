package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A directory, a link or a device where a file belongs. */
public final class NotAFile {
    /** {@code repository/not-a-file}. */
    public static final Rule RULE = new Rule(
            "repository/not-a-file",
            Severity.ERROR,
            "something else than a file stands where a file belongs",
            "the check cannot read it, and neither can the server that would use it");

    private NotAFile() {}

    /** The finding for a name that {@code what} has taken: a directory, a link that leads out of the repository. */
    public static Finding at(String file, String what) {
        return Finding.of(
                RULE, Span.startOf(file), "`" + file + "` is " + what + ", expected a file", "put a file there");
    }
}
