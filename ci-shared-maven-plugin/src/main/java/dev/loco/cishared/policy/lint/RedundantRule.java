package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.paths.Answers;
import dev.loco.cishared.policy.paths.Effects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A rule that could go without any answer changing: what would decide in its place has the same capabilities and the
 * same constraints. Denies are never called so: they are there for the other policies a token may carry.
 */
final class RedundantRule {
    static final Rule RULE = new Rule(
            "policy/redundant-rule",
            Severity.NOTE,
            "a rule could go and no answer would change",
            "it reads like a limit or an exception and is none; who narrows the other rule will not expect it");

    private RedundantRule() {}

    static void check(Carried carried, List<Finding> findings) {
        repeated(carried, findings);
        List<AclRule> rules = new ArrayList<>(carried.acl().rules());
        rules.removeIf(rule -> !isCandidate(carried, rule));
        // Those asked first are tried first, each without those found before: all that are told can go together.
        rules.sort(Comparator.comparing(AclRule::pattern).reversed());
        Carried rest = carried;
        for (AclRule rule : rules) {
            List<Answers.Witness> heirs = heirs(rest, rule);
            if (!heirs.isEmpty()) {
                findings.add(finding(rule, heirs));
                rest = without(rest, rule);
            }
        }
    }

    private static boolean isCandidate(Carried carried, AclRule rule) {
        return !rule.capabilities().grantsNothing()
                && Labels.sound(rule, carried.settings().mounts())
                && rule.origins().stream().noneMatch(o -> o.rule().templated())
                && !ShadowedRule.applies(carried, rule)
                && isClearOfTemplates(carried, rule);
    }

    /** A templated rule may or may not match what this one does: nobody can say what would decide then. */
    private static boolean isClearOfTemplates(Carried carried, AclRule rule) {
        return carried.policies().stream()
                .flatMap(policy -> policy.rules().stream())
                .filter(PathRule::templated)
                .noneMatch(other -> Effects.overlap(Templates.widened(other), rule.pattern()));
    }

    /** What would decide instead, if that is the same under every semantics that counts. */
    private static List<Answers.Witness> heirs(Carried carried, AclRule rule) {
        List<Answers.Witness> heirs = List.of();
        for (Semantics semantics : carried.settings().allSemantics()) {
            heirs = carried.effects(semantics).wouldDecideTheSame(rule);
            if (heirs.isEmpty()) {
                break;
            }
        }
        return heirs;
    }

    private static Carried without(Carried carried, AclRule rule) {
        List<Policy> fewer = new ArrayList<>();
        for (Policy policy : carried.policies()) {
            List<PathRule> rules = policy.rules().stream()
                    .filter(block -> !block.pattern().equals(rule.pattern()))
                    .toList();
            fewer.add(new Policy(policy.name(), policy.namespace(), policy.source(), rules, policy.expired()));
        }
        return new Carried(fewer, carried.settings());
    }

    private static Finding finding(AclRule rule, List<Answers.Witness> heirs) {
        List<AclRule> others =
                heirs.stream().map(heir -> heir.rule().orElseThrow()).toList();
        Finding finding = Finding.of(
                        RULE,
                        Carried.span(rule),
                        Wording.quoted(rule) + " is redundant: without it, "
                                + Wording.some(
                                        others.stream().map(Wording::quoted).toList())
                                + " would decide and grant the same, " + rule.capabilities(),
                        "remove it, or narrow the wider rule")
                .withLabel("redundant");
        for (AclRule other : others.subList(0, Math.min(3, others.size()))) {
            finding = finding.withRelated(Related.at(Carried.span(other), "grants the same"));
        }
        return finding;
    }

    /** Blocks with one path in one policy are one rule: one that adds nothing to the others could go. */
    private static void repeated(Carried carried, List<Finding> findings) {
        for (AclRule rule : carried.acl().rules()) {
            Map<Integer, AclRule.Origin> first = new LinkedHashMap<>();
            for (AclRule.Origin origin : rule.origins()) {
                AclRule.Origin earlier = first.putIfAbsent(origin.index(), origin);
                if (earlier != null && !rule.capabilities().denies() && addsNothing(origin.rule(), earlier.rule())) {
                    findings.add(Finding.of(
                                    RULE,
                                    Carried.span(origin),
                                    "this block for " + Wording.quoted(rule) + " repeats an earlier one",
                                    "remove one of the two")
                            .withLabel("redundant")
                            .withRelated(Related.at(Carried.span(earlier), "says the same already")));
                }
            }
        }
    }

    private static boolean addsNothing(PathRule block, PathRule earlier) {
        return block.capabilities().without(earlier.capabilities()).bits() == 0
                && block.constraints().equals(earlier.constraints());
    }
}
