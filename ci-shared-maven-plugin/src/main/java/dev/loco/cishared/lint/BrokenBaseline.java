package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A baseline that cannot be read. It then knows no finding. */
public final class BrokenBaseline {
    /** {@code baseline/broken}. */
    public static final Rule RULE = new Rule(
            "baseline/broken",
            Severity.ERROR,
            "the baseline cannot be read",
            "without it all that was known before counts as new");

    private BrokenBaseline() {}

    static Finding of(Span at, String message, String writeCommand) {
        return Finding.of(RULE, at, message, "write it anew: " + writeCommand);
    }
}
