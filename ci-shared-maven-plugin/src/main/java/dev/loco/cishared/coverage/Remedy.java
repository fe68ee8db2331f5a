package dev.loco.cishared.coverage;

import dev.loco.cishared.coverage.DeclaredNotGranted.Gap;
import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.paths.Answers;
import dev.loco.cishared.policy.paths.Effects;
import dev.loco.cishared.policy.paths.PathSet;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The smallest change of a policy that closes a gap. Every one proposed has been tried: with it the gap is closed, and
 * nothing else that the workload declares is lost.
 */
final class Remedy {
    private final Workload.Identity identity;
    private final Audit audit;
    private final Map<Workload.Need, Boolean> granted = new HashMap<>();

    Remedy(Workload.Identity identity, Audit audit) {
        this.identity = identity;
        this.audit = audit;
    }

    /** What to do, one imperative sentence without a full stop. */
    String of(Gap gap) {
        if (gap.rule().filter(r -> r.capabilities().denies()).isPresent()) {
            AclRule.Origin origin = gap.rule().get().origin(gap.first());
            return "somebody denies this on purpose: take the deny out of policy `"
                    + origin.policy().name() + "` (line "
                    + origin.rule().place().line()
                    + "), or take the entry out of bao.yml";
        }
        PathPattern pattern = gap.need().pattern();
        Optional<AclRule> same = audit.acl().rules().stream()
                .filter(r -> r.pattern().equals(pattern))
                .findFirst();
        if (same.isEmpty()) {
            Capabilities capabilities = wanted(pattern);
            if (closes(gap, pattern, capabilities)) {
                return "add to policy `" + policy(gap) + "`: path \"" + label(pattern) + "\" { capabilities = "
                        + capabilities + " }";
            }
        }
        Optional<AclRule> rule = gap.rule().isPresent() ? gap.rule() : same;
        if (rule.isPresent()) {
            AclRule.Origin origin = rule.get().origin(gap.first());
            String words = Request.words(gap.missing());
            String where = "the capabilities of `" + rule.get().pattern() + "` in policy `"
                    + origin.policy().name() + "` (line "
                    + origin.rule().place().line() + ")";
            return closes(gap, rule.get().pattern(), gap.missing())
                    ? "add " + words + " to " + where
                    : "several rules stand in the way; begin with adding " + words + " to " + where;
        }
        return "several rules stand in the way; let policy-generate write the policy anew";
    }

    /** All that the workload declares on every path of the pattern: the new rule decides there alone. */
    private Capabilities wanted(PathPattern pattern) {
        return Capabilities.of(identity.needs().stream()
                .filter(n -> Effects.contains(n.pattern(), pattern))
                .map(Workload.Need::capability)
                .toList());
    }

    private boolean closes(Gap gap, PathPattern pattern, Capabilities capabilities) {
        PathRule.Place place = new PathRule.Place(0, 0, 1);
        PathRule rule = new PathRule(
                pattern, pattern.text(), false, capabilities, Constraints.NONE, Optional.empty(), place, place);
        List<Policy> with = new ArrayList<>(audit.policies());
        with.add(new Policy("proposed", "", new SourceText("proposed", ""), List.of(rule), List.of()));
        Acl acl = Acl.of(with);
        Map<Capability, Answers> answers = new EnumMap<>(Capability.class);
        for (Workload.Need need : identity.needs()) {
            boolean own =
                    need.pattern().equals(gap.need().pattern()) && gap.missing().has(need.capability());
            if ((own || (concerns(need, pattern) && granted(need)))
                    && !answers.computeIfAbsent(need.capability(), c -> Answers.of(acl, c, audit.semantics()))
                            .deniedWithin(need.pattern(), PathSet.none())
                            .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a rule for the pattern can decide what is needed; others are as they were. */
    private static boolean concerns(Workload.Need need, PathPattern pattern) {
        return need.listing() || Effects.overlap(need.pattern(), pattern);
    }

    private boolean granted(Workload.Need need) {
        return granted.computeIfAbsent(
                need,
                n -> audit.answers(n.capability())
                        .deniedWithin(n.pattern(), PathSet.none())
                        .isEmpty());
    }

    /** The policy that should have the rule: the one that decided wrongly, or the identity's own. */
    private String policy(Gap gap) {
        return gap.rule()
                .map(r -> r.origin(gap.first()).policy().name())
                .or(() -> audit.policies().stream().map(Policy::name).findFirst())
                .or(() -> identity.policies().stream().map(Workload.Word::value).findFirst())
                .orElse(identity.name().value());
    }

    /** A policy of the namespace writes the path without it. */
    private String label(PathPattern pattern) {
        return pattern.text().substring(identity.namespace().length());
    }
}
