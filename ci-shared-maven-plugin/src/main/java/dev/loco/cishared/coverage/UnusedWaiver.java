package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;

/** A waiver that accepts nothing. */
public final class UnusedWaiver {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/unused-waiver",
            Severity.WARNING,
            "a waiver of bao.yml matches no difference",
            "it would hide the next difference on its path, which nobody has looked at");

    private UnusedWaiver() {}

    static Finding finding(Workload.Waiver waiver) {
        return Finding.of(
                        RULE,
                        waiver.rule().place(),
                        "the waiver of `" + waiver.rule().value() + "` on `" + waiver.path() + "` accepts nothing",
                        "delete the waiver, or mend its rule and path; paths are those of OpenBao's API, such as"
                                + " `kv/data/loco/hello/db`")
                .withLabel("matches nothing");
    }
}
