package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A file that a check needs and that is not there. */
public final class MissingFile {
    /** {@code repository/missing-file}. */
    public static final Rule RULE = new Rule(
            "repository/missing-file",
            Severity.ERROR,
            "a file that a check needs is not there",
            "without it the check has nothing to look at, and nobody would notice");

    private MissingFile() {}

    /** The finding for a check that looked for {@code file} in vain; {@code help} says how to make one. */
    public static Finding at(String file, String help) {
        return Finding.of(RULE, Span.startOf(file), "`" + file + "` is missing", help);
    }
}
