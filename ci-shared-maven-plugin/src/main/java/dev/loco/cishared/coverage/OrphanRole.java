package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.openbao.Role;

/** A role with which no workload of the fleet logs in. */
public final class OrphanRole {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/orphan-role",
            Severity.WARNING,
            "no manifest of the fleet logs in with a role",
            "whoever can log in with it gets what its policies grant, and no manifest answers for that");

    private OrphanRole() {}

    static Finding finding(Role role, String file) {
        return Finding.of(
                RULE,
                Span.startOf(file),
                "no manifest has an identity with role `" + role.name() + "` of `auth/" + role.mount() + "`"
                        + (role.tokenPolicies().isEmpty()
                                ? ""
                                : ", which carries `" + String.join("`, `", role.tokenPolicies()) + "`"),
                "delete the role, or declare the workload that uses it");
    }
}
