package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A file that a check needs and that holds nothing but white space. */
public final class EmptyFile {
    /** {@code repository/empty-file}. */
    public static final Rule RULE = new Rule(
            "repository/empty-file",
            Severity.ERROR,
            "a file that a check needs holds nothing",
            "an empty file passes for a real one until something reads it");

    private EmptyFile() {}

    /** The finding for an empty file; {@code help} says what belongs into it. */
    public static Finding at(String file, String help) {
        return Finding.of(RULE, Span.startOf(file), "`" + file + "` is empty", help);
    }
}
