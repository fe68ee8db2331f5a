package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import java.util.Optional;

/** What a workload declares and OpenBao refuses it. */
public final class DeclaredNotGranted {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "coverage/declared-not-granted",
            Severity.ERROR,
            "a workload declares access that its policies do not grant",
            "the workload gets 403 where it relies on an answer");

    private DeclaredNotGranted() {}

    /**
     * One gap.
     *
     * @param need what is declared
     * @param missing the capabilities that the same verb misses for the same reason
     * @param path one path on which it is not granted
     * @param rule the rule that decides there; empty if none does
     */
    record Gap(Workload.Need need, Capabilities missing, String path, Optional<AclRule> rule) {
        Capability first() {
            return missing.stream().findFirst().orElseThrow();
        }
    }

    static Finding finding(Workload.Identity identity, Gap gap, String remedy) {
        String request = Request.of(gap.first(), gap.path());
        String declared = "`" + identity.name().value() + "` declares " + Request.words(gap.missing()) + " on `"
                + gap.need().pattern() + "`, but " + request + " is refused: ";
        Finding finding = Finding.of(RULE, gap.need().verb().place(), declared + reason(gap, identity), remedy);
        if (gap.need().optional()) {
            finding = finding.withSeverity(Severity.WARNING);
        }
        return gap.rule()
                .map(rule -> rule.origin(gap.first()))
                .map(o -> Related.at(
                        o.policy().span(o.rule().place()),
                        "this rule decides, with " + o.rule().capabilities().toString()))
                .map(finding::withRelated)
                .orElse(finding)
                .withLabel("not granted");
    }

    /** Why the request is refused, without a full stop. */
    static String reason(Gap gap, Workload.Identity identity) {
        if (gap.rule().isEmpty()) {
            return "no rule of its policies matches";
        }
        AclRule rule = gap.rule().get();
        String which = "`" + rule.pattern() + "` of policy `"
                + rule.origin(gap.first()).policy().name() + "`";
        if (rule.capabilities().denies()) {
            return which + " denies";
        }
        if (!rule.constraints().satisfiable()) {
            return which + " has a max_wrapping_ttl below its min_wrapping_ttl";
        }
        String has = rule.capabilities().bits() == 0
                ? "grants nothing"
                : "grants only " + Request.words(rule.capabilities());
        return which + " decides and " + has;
    }

    static String shortReason(Gap gap) {
        if (gap.rule().isEmpty()) {
            return "no rule matches";
        }
        AclRule rule = gap.rule().get();
        AclRule.Origin origin = rule.origin(gap.first());
        String place = origin.policy().name() + ":" + origin.rule().place().line();
        return (rule.capabilities().denies() ? "denied by " : "decided by ") + place + " " + rule.pattern();
    }
}
