package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;

/** What a workload may do and has not declared; and what anybody may do that no manifest declares. */
public final class GrantedNotDeclared {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/granted-not-declared",
            Severity.ERROR,
            "a policy grants what no entry of bao.yml declares",
            "who may read more than it uses leaks more when it is broken into, and nobody knows of it");

    private GrantedNotDeclared() {}

    /**
     * One rule's excess.
     *
     * @param rule the rule that grants
     * @param capabilities in excess
     * @param first the first of them
     * @param path one path on which the first of them is granted and not declared
     */
    record Excess(AclRule rule, Capabilities capabilities, Capability first, String path) {
        AclRule.Origin origin() {
            return rule.origin(first);
        }
    }

    static Finding finding(Workload workload, Workload.Identity identity, Excess excess) {
        AclRule.Origin origin = excess.origin();
        return Finding.of(
                        RULE,
                        origin.policy().span(origin.rule().place()),
                        "policy `" + origin.policy().name() + "` lets `"
                                + identity.name().value() + "` of `" + workload.name() + "` "
                                + Request.words(excess.capabilities()) + " what its manifest does not declare: "
                                + Request.of(excess.first(), excess.path()),
                        "narrow the rule to what is declared, declare the access in " + workload.file()
                                + ", or accept it there under waivers until a date")
                .withLabel("grants " + Request.words(excess.capabilities()))
                .withRelated(Related.at(identity.name().place(), "who carries the policy"));
    }

    /** Of what nobody declares, whoever carries the policy. */
    static Finding byNobody(Excess excess, int carriers) {
        AclRule.Origin origin = excess.origin();
        return Finding.of(
                        RULE,
                        origin.policy().span(origin.rule().place()),
                        "policy `" + origin.policy().name() + "` grants what no manifest of the fleet declares: "
                                + Request.of(excess.first(), excess.path()) + " (carried by " + carriers
                                + (carriers == 1 ? " identity)" : " identities)"),
                        "narrow the rule, or take it out")
                .withLabel("nobody declares " + Request.words(excess.capabilities()));
    }
}
