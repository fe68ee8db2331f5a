package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;

/** An allowance that does not say why. It allows nothing. */
public final class AllowanceWithoutReason {
    /** {@code allow/no-reason}. */
    public static final Rule RULE = new Rule(
            "allow/no-reason",
            Severity.ERROR,
            "an allowance gives no reason",
            "without the reason nobody can tell later whether it still holds");

    private AllowanceWithoutReason() {}

    static Finding of(Allowance allowance) {
        boolean comment = allowance.scope() instanceof Allowance.Line;
        return Finding.of(
                        RULE,
                        allowance.at(),
                        "the allowance of " + RuleNames.quoted(allowance.rules()) + " gives no reason",
                        comment ? "end the comment in ` -- <reason>`" : "add `reason`")
                .withLabel("why?");
    }
}
