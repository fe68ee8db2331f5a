package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.paths.Answers;
import java.util.List;

/** A rule that decides no request: others match whatever it matches, and go before it. */
final class ShadowedRule {
    static final Rule RULE = new Rule(
            "policy/shadowed-rule",
            Severity.WARNING,
            "a rule decides no request at all",
            "one rule decides a request, and capabilities of different paths are never united: what another rule matches"
                    + " first, this one has no say in");

    private static final int MOST_SHOWN = 3;

    private ShadowedRule() {}

    static void check(Carried carried, List<Finding> findings) {
        for (AclRule rule : carried.acl().rules()) {
            swallowed(rule, findings);
            if (applies(carried, rule) && !IneffectiveDeny.applies(carried, rule)) {
                findings.add(finding(carried, rule));
            }
        }
    }

    /** Whether no request is decided by it, whatever the version if none is set. */
    static boolean applies(Carried carried, AclRule rule) {
        return Labels.sound(rule, carried.settings().mounts())
                && carried.settings().allSemantics().stream()
                        .allMatch(semantics -> carried.effects(semantics).neverDecides(rule));
    }

    private static Finding finding(Carried carried, AclRule rule) {
        List<Answers.Witness> winners = carried.effects().insteadOf(rule).stream()
                .filter(witness -> witness.rule().isPresent())
                .toList();
        String reason = winners.stream()
                .map(winner -> winner.rule().orElseThrow().pattern())
                .filter(winner -> winner.compareTo(rule.pattern()) > 0)
                .findFirst()
                .map(winner -> (winners.size() > 1 ? "; by " + Wording.quoted(winner) : "") + " because "
                        + Wording.reason(winner, rule.pattern()))
                .orElse("");
        String names = Wording.some(winners.stream()
                .map(w -> Wording.quoted(w.rule().orElseThrow()))
                .toList());
        Finding finding = Finding.of(
                        RULE,
                        Carried.span(rule),
                        Wording.quoted(rule) + " never decides: whatever it matches is decided by " + names + reason,
                        help(rule, winners))
                .withLabel("never decides");
        for (Answers.Witness winner : winners.subList(0, Math.min(winners.size(), MOST_SHOWN))) {
            finding = finding.withRelated(Related.at(
                    Carried.span(winner.rule().orElseThrow()), "decides what it matches, such as " + winner.path()));
        }
        return finding;
    }

    private static String help(AclRule rule, List<Answers.Witness> winners) {
        Capabilities missing = Capabilities.NONE;
        for (Answers.Witness winner : winners) {
            missing = missing.with(
                    rule.capabilities().without(winner.rule().orElseThrow().capabilities()));
        }
        if (missing.grantsNothing() || winners.size() > MOST_SHOWN) {
            return "remove it";
        }
        return "remove it, or add "
                + Wording.list(missing.stream().map(c -> "`" + c.word() + "`").toList())
                + " to "
                + Wording.some(winners.stream()
                        .map(w -> Wording.quoted(w.rule().orElseThrow()))
                        .toList());
    }

    /** Blocks with one path in one policy are one rule; where one of them denies, the others grant nothing. */
    private static void swallowed(AclRule rule, List<Finding> findings) {
        if (!rule.capabilities().denies()) {
            return;
        }
        AclRule.Origin deny = rule.origin(Capability.DENY);
        for (AclRule.Origin origin : rule.origins()) {
            if (origin.index() == deny.index() && !origin.rule().capabilities().grantsNothing()) {
                findings.add(Finding.of(
                                RULE,
                                Carried.span(origin),
                                "this block for " + Wording.quoted(rule)
                                        + " grants nothing: another one for the same path" + " denies",
                                "remove one of the two")
                        .withLabel("grants nothing")
                        .withRelated(Related.at(Carried.span(deny), "denies the same path")));
            }
        }
    }
}
