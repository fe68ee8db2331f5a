package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** An entry of the baseline whose finding no longer occurs. */
public final class GoneFromBaseline {
    /** {@code baseline/gone}. */
    public static final Rule RULE = new Rule(
            "baseline/gone",
            Severity.NOTE,
            "an entry of the baseline no longer occurs",
            "left behind, it would hide the same finding when it comes back");

    private GoneFromBaseline() {}

    static Finding of(String baseline, String rule, String file, String writeCommand) {
        return Finding.of(
                RULE,
                Span.startOf(baseline),
                "`" + rule + "` in `" + file + "` no longer occurs",
                "write the baseline anew: " + writeCommand);
    }
}
