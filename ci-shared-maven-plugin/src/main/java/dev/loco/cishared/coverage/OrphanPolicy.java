package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.openbao.PolicyText;

/** A policy that nobody carries. */
public final class OrphanPolicy {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/orphan-policy",
            Severity.WARNING,
            "no role, group, entity or manifest names a policy",
            "it grants nothing today, and something to whoever is given its name tomorrow");

    private OrphanPolicy() {}

    static Finding finding(PolicyText policy, String file) {
        return Finding.of(
                RULE,
                Span.startOf(file),
                "nobody carries policy `" + policy.name() + "`: no role, group or entity names it, and no manifest",
                "delete the policy, or give it to the role that should have it");
    }
}
