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

    /** The table: needs pattern by pattern, then what is granted beyond them. */
    List<Row> rows(List<Gap> gaps, List<Excess> excesses) {
        List<Row> rows = new ArrayList<>();
        List<Gap> allGaps = waivedGaps.isEmpty() ? gaps : gaps(PathSet.none());
        Map<PathPattern, Capabilities> wanted = new LinkedHashMap<>();
        needs.forEach(n -> wanted.merge(n.pattern(), Capabilities.of(n.capability()), Capabilities::with));
        wanted.forEach((pattern, capabilities) -> {
            Capabilities missing = missing(gaps, pattern);
            Capabilities waived = missing(allGaps, pattern).without(missing);
            Capabilities conditional =
                    conditional(pattern, capabilities.without(missing).without(waived));
            Capabilities granted = capabilities.without(missing).without(waived).without(conditional);
            add(rows, pattern, granted, Row.Status.GRANTED, decider(pattern, granted));
            add(rows, pattern, conditional, Row.Status.CONDITIONAL, decider(pattern, conditional));
            gaps.stream()
                    .filter(g -> g.need().pattern().equals(pattern))
                    .forEach(g ->
                            add(rows, pattern, g.missing(), Row.Status.NOT_GRANTED, DeclaredNotGranted.shortReason(g)));
            add(rows, pattern, waived, Row.Status.WAIVED, "not granted");
        });
        for (Excess excess : excesses) {
            add(rows, excess.rule().pattern(), excess.capabilities(), Row.Status.NOT_DECLARED, place(excess.origin()));
        }
        if (!waivedExcesses.isEmpty()) {
            for (Excess all : excesses(List.of())) {
                Capabilities left = excesses.stream()
                        .filter(e -> e.rule().pattern().equals(all.rule().pattern()))
                        .map(Excess::capabilities)
                        .findFirst()
                        .orElse(Capabilities.NONE);
                add(
                        rows,
                        all.rule().pattern(),
                        all.capabilities().without(left),
                        Row.Status.WAIVED,
                        "not declared, " + place(all.origin()));
            }
        }
        return rows;
    }

    private static void add(
            List<Row> rows, PathPattern pattern, Capabilities capabilities, Row.Status status, String detail) {
        if (capabilities.bits() != 0) {
            rows.add(new Row(pattern.text(), capabilities, status, detail));
        }
    }

    private static Capabilities missing(List<Gap> gaps, PathPattern pattern) {
        return gaps.stream()
                .filter(g -> g.need().pattern().equals(pattern))
                .map(Gap::missing)
                .reduce(Capabilities.NONE, Capabilities::with);
    }

    /** Those that some rule which decides on the pattern grants on condition only. */
    Capabilities conditional(PathPattern pattern, Capabilities granted) {
        return Capabilities.of(granted.stream()
                .filter(c -> conditions(pattern, c).findFirst().isPresent())
                .toList());
    }

    /** The rules that decide on the pattern and allow on condition only. */
    java.util.stream.Stream<AclRule> conditions(PathPattern pattern, Capability capability) {
        Operation operation = Operation.of(capability.word()).orElse(Operation.READ);
        return acl.rules().stream()
                .filter(r ->
                        r.constraints().bind(operation) && answers(capability).allows(r))
                .filter(r -> answers(capability).decidedBy(r, pattern).isPresent());
    }

    /** The one rule that decides all of the pattern's paths, or how many do. */
    private String decider(PathPattern pattern, Capabilities capabilities) {
        Optional<Capability> first = capabilities.stream().findFirst();
        if (first.isEmpty()) {
            return "";
        }
        List<AclRule> deciders = acl.rules().stream()
                .filter(r -> answers(first.get()).decidedBy(r, pattern).isPresent())
                .toList();
        return deciders.size() == 1 ? place(deciders.get(0).origin(first.get())) : "by " + deciders.size() + " rules";
    }

    private static String place(AclRule.Origin origin) {
        return origin.policy().name() + ":" + origin.rule().place().line();
    }
}
