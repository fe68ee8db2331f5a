package dev.loco.cishared.coverage;

import dev.loco.cishared.coverage.DeclaredNotGranted.Gap;
import dev.loco.cishared.coverage.GrantedNotDeclared.Excess;
import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.paths.Answers;
import dev.loco.cishared.policy.paths.PathSet;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One identity: what it needs against what its policies answer, in both directions, less what is waived. */
final class Audit {
    private final List<Workload.Need> needs;
    private final List<PathPattern> waivedGaps;
    private final List<PathPattern> waivedExcesses;
    private final List<Policy> policies;
    private final Semantics semantics;
    private final Acl acl;
    private final Map<Capability, Answers> answers = new EnumMap<>(Capability.class);
    private final Map<Capability, PathSet> declared = new EnumMap<>(Capability.class);

    /**
     * Of an identity.
     *
     * @param policies those it carries
     * @param waivedGaps paths on which declared access may be missing
     * @param waivedExcesses paths on which access may be granted that is not declared
     */
    Audit(
            Workload.Identity identity,
            List<Policy> policies,
            List<PathPattern> waivedGaps,
            List<PathPattern> waivedExcesses,
            Semantics semantics) {
        this.needs = identity.needs();
        this.policies = policies;
        this.waivedGaps = waivedGaps;
        this.waivedExcesses = waivedExcesses;
        this.semantics = semantics;
        this.acl = Acl.of(policies);
        Map<Capability, List<PathPattern>> patterns = new EnumMap<>(Capability.class);
        needs.forEach(n ->
                patterns.computeIfAbsent(n.capability(), c -> new ArrayList<>()).addAll(n.declared()));
        for (Capability capability : Capability.values()) {
            boolean asked = patterns.containsKey(capability)
                    || acl.rules().stream().anyMatch(r -> r.capabilities().has(capability));
            if (asked && capability != Capability.DENY) {
                answers.put(capability, Answers.of(acl, capability, semantics));
                declared.put(capability, PathSet.of(patterns.getOrDefault(capability, List.of())));
            }
        }
    }

    Acl acl() {
        return acl;
    }

    List<Policy> policies() {
        return policies;
    }

    Semantics semantics() {
        return semantics;
    }

    Answers answers(Capability capability) {
        return Objects.requireNonNull(answers.get(capability));
    }

    private PathSet declared(Capability capability) {
        return Objects.requireNonNull(declared.get(capability));
    }

    /** What is declared and not granted; what one verb misses for one reason is one gap. */
    List<Gap> gaps() {
        return gaps(PathSet.of(waivedGaps));
    }

    private List<Gap> gaps(PathSet except) {
        record Reason(Workload.Word verb, PathPattern pattern, Optional<PathPattern> rule) {}
        Map<Reason, Gap> gaps = new LinkedHashMap<>();
        for (Workload.Need need : needs) {
            for (Answers.Witness witness : answers(need.capability()).deniedWithin(need.pattern(), except)) {
                gaps.merge(
                        new Reason(need.verb(), need.pattern(), witness.rule().map(AclRule::pattern)),
                        new Gap(need, Capabilities.of(need.capability()), witness.path(), witness.rule()),
                        (one, more) -> new Gap(one.need(), one.missing().with(more.missing()), one.path(), one.rule()));
            }
        }
        return List.copyOf(gaps.values());
    }

    /** What is granted and not declared, by rule. */
    List<Excess> excesses() {
        return excesses(waivedExcesses);
    }

    private List<Excess> excesses(List<PathPattern> waived) {
        Map<PathPattern, Excess> excesses = new LinkedHashMap<>();
        answers.forEach((capability, answer) -> {
            PathSet except = waived.isEmpty() ? declared(capability) : withDeclared(capability, waived);
            for (Answers.Witness witness : answer.allowedOutside(except)) {
                AclRule rule = witness.rule().orElseThrow();
                excesses.merge(
                        rule.pattern(),
                        new Excess(rule, Capabilities.of(capability), capability, witness.path()),
                        (one, more) -> new Excess(
                                one.rule(), one.capabilities().with(more.capabilities()), one.first(), one.path()));
            }
        });
        return List.copyOf(excesses.values());
    }

    private PathSet withDeclared(Capability capability, List<PathPattern> more) {
        List<PathPattern> all = new ArrayList<>(more);
        needs.stream().filter(n -> n.capability() == capability).forEach(n -> all.addAll(n.declared()));
        return PathSet.of(all);
    }

    /** Whether something declared is not granted on a path of the pattern. */
    boolean gapWithin(PathPattern pattern) {
        return needs.stream()
                .anyMatch(n -> !answers(n.capability())
                        .deniedWithin(n.pattern(), pattern)
                        .isEmpty());
    }

    /** Whether something is granted and not declared on a path of the pattern. */
    boolean excessWithin(PathPattern pattern) {
        return answers.entrySet().stream()
                .anyMatch(e -> !e.getValue()
                        .allowedOutside(declared(e.getKey()), pattern)
                        .isEmpty());
    }

    /** The gaps without regard to waivers. */
    List<Gap> allGaps() {
        return waivedGaps.isEmpty() ? gaps() : gaps(PathSet.none());
    }

    /** The excesses without regard to waivers. */
    List<Excess> allExcesses() {
        return excesses(List.of());
    }

    /** What is granted, unless a rule with a template becomes one that refuses it. */
    Map<Workload.Need, AclRule> doubtful(List<Gap> gaps) {
        Map<Workload.Need, AclRule> doubtful = new LinkedHashMap<>();
        for (Workload.Need need : needs) {
            boolean refused = gaps.stream()
                    .anyMatch(g -> g.need().pattern().equals(need.pattern())
                            && g.missing().has(need.capability()));
            if (!refused) {
                Template.against(need, acl.rules()).ifPresent(rule -> doubtful.put(need, rule));
            }
        }
        return doubtful;
    }

    /** Those that some rule which decides on the pattern grants on condition only. */
    Capabilities conditional(PathPattern pattern, Capabilities granted) {
        return Capabilities.of(granted.stream()
                .filter(c -> conditions(pattern, c).findFirst().isPresent())
                .toList());
    }

    /** The rules that decide on the pattern and allow on condition only. */
    Stream<AclRule> conditions(PathPattern pattern, Capability capability) {
        Operation operation = Operation.of(capability.word()).orElse(Operation.READ);
        return acl.rules().stream()
                .filter(r ->
                        r.constraints().bind(operation) && answers(capability).allows(r))
                .filter(r -> answers(capability).decidedBy(r, pattern).isPresent());
    }

    /** The rules that decide on the pattern. */
    List<AclRule> deciders(PathPattern pattern, Capability capability) {
        return acl.rules().stream()
                .filter(r -> answers(capability).decidedBy(r, pattern).isPresent())
                .toList();
    }
}
