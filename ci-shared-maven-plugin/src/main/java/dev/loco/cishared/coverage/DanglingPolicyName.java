package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** The name of a policy that does not exist. */
public final class DanglingPolicyName {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/dangling-policy-name",
            Severity.ERROR,
            "a role or a manifest names a policy that does not exist",
            "OpenBao accepts such a name silently, and whoever creates the policy later grants something to everyone who"
                    + " carries its name");

    private DanglingPolicyName() {}

    /** The path at which OpenBao would keep the policy, which a waiver names. */
    static String path(String name) {
        return "sys/policies/acl/" + name;
    }

    static Finding inManifest(Workload.Identity identity, Workload.Word policy) {
        return Finding.of(
                        RULE,
                        policy.place(),
                        "`" + identity.name().value() + "` is to carry policy `" + policy.value()
                                + "`, and there is no such policy",
                        "create the policy, or take its name out")
                .withLabel("no such policy");
    }

    static Finding inRole(String holder, String file, String policy) {
        return Finding.of(
                RULE,
                Span.startOf(file),
                holder + " names policy `" + policy + "`, and there is no such policy",
                "create the policy, or take its name out");
    }
}
