package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import java.time.LocalDate;

/** An allowance past its date. It allows nothing any more. */
public final class ExpiredAllowance {
    /** {@code allow/expired}. */
    public static final Rule RULE = new Rule(
            "allow/expired",
            Severity.ERROR,
            "an allowance is past its date",
            "whoever set the date wanted the finding back after it");

    private ExpiredAllowance() {}

    static Finding of(Allowance allowance, LocalDate until) {
        return Finding.of(
                        RULE,
                        allowance.at(),
                        "the allowance of " + RuleNames.quoted(allowance.rules()) + " ended on " + until,
                        "mend what it allows and remove it, or give it a later date")
                .withLabel("ended on " + until);
    }
}
