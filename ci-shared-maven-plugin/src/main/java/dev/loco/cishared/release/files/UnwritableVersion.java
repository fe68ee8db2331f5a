package dev.loco.cishared.release.files;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A version file in which the new version cannot be written in place. */
public final class UnwritableVersion {
    /** {@code release/unwritable-version}. */
    public static final Rule RULE = new Rule(
            "release/unwritable-version",
            Severity.ERROR,
            "the new version cannot be written into a version file",
            "a tag whose files still say the old version would be released");

    private UnwritableVersion() {}

    static Finding at(Span span, String message, String expected, String help) {
        return Finding.of(RULE, span, message, help).withLabel("expected " + expected);
    }
}
