package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Rule;
import java.util.List;

/** The rules of this room. */
public final class LintRules {
    /** All of them. */
    public static final List<Rule> ALL = List.of(
            ExpiredAllowance.RULE,
            AllowanceWithoutReason.RULE,
            UnusedAllowance.RULE,
            BrokenBaseline.RULE,
            GoneFromBaseline.RULE);

    private LintRules() {}
}
