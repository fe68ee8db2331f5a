package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;

/** A waiver that is past its date, and accepts nothing any more. */
public final class ExpiredWaiver {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/expired-waiver",
            Severity.ERROR,
            "a waiver of bao.yml is past its date",
            "what it accepted was to be mended by then");

    private ExpiredWaiver() {}

    static Finding finding(Workload.Waiver waiver) {
        return Finding.of(
                        RULE,
                        waiver.untilPlace(),
                        "the waiver of `" + waiver.rule().value() + "` on `" + waiver.path() + "` ended on "
                                + waiver.until(),
                        "mend the difference and delete the waiver, or agree on a new date")
                .withLabel("past");
    }
}
