package dev.loco.cishared.policy.lint;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.paths.Answers;
import dev.loco.cishared.policy.paths.Comparison;
import dev.loco.cishared.policy.paths.Effects;
import dev.loco.cishared.policy.paths.PathSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change that makes a deny hold, tried out: afterwards no request gets through, exceptions somebody made on purpose
 * still do, and no answer outside of the deny's paths is another.
 *
 * @param denies further patterns to deny
 * @param split grants to be written as several, which the deny goes before
 * @param left grants that let requests through all the same: no change is known that stops them
 */
record DenyMend(List<PathPattern> denies, Map<PathPattern, List<PathPattern>> split, List<PathPattern> left) {
    private static final int MOST_STEPS = 8;
    private static final int DEEPEST_SPLIT = 4;

    /** The change for the deny of these policies. */
    static DenyMend of(Carried carried, AclRule deny) {
        DenyMend mend = new DenyMend(List.of(), Map.of(), List.of());
        List<Effects.Leak> leaks = carried.leaks(deny);
        for (int step = 0; step < MOST_STEPS; step++) {
            List<PathPattern> hopeless = mend.left();
            Optional<Effects.Leak> leak = leaks.stream()
                    .filter(l -> !hopeless.contains(l.rule().pattern()))
                    .findFirst();
            if (leak.isEmpty()) {
                return mend;
            }
            int before = leaks.size();
            mend = mend.stopping(leak.get(), carried, deny, before);
            Acl near = mend.apply(carried.policies()).among(rule -> Effects.mayMeet(rule.pattern(), deny.pattern()));
            leaks = Effects.of(near, carried.settings().semantics()).leaks(deny);
        }
        List<PathPattern> more = new ArrayList<>(mend.left());
        leaks.stream()
                .map(l -> l.rule().pattern())
                .filter(pattern -> !more.contains(pattern))
                .forEach(more::add);
        return new DenyMend(mend.denies(), mend.split(), more);
    }

    /** The first candidate that leaves fewer leaks than there are; else the same with one more that nothing stops. */
    private DenyMend stopping(Effects.Leak leak, Carried carried, AclRule deny, int leaks) {
        Semantics semantics = carried.settings().semantics();
        for (DenyMend candidate : candidates(deny.pattern(), leak)) {
            // Elsewhere both have the same rules: what meets none of the patterns that change decides nothing here.
            Acl acl = candidate.apply(carried.policies()).among(rule -> candidate.concerns(rule, deny));
            Acl before = carried.acl().among(rule -> candidate.concerns(rule, deny));
            if (Effects.of(acl, semantics).leaks(deny).size() < leaks
                    && candidate.changesNothingElse(before, acl, deny, semantics)) {
                return candidate;
            }
        }
        List<PathPattern> more = new ArrayList<>(left);
        more.add(leak.rule().pattern());
        return new DenyMend(denies, split, more);
    }

    /** What to do, as a phrase. */
    String words() {
        List<String> words = new ArrayList<>();
        if (!denies.isEmpty()) {
            words.add(
                    "deny " + Wording.list(denies.stream().map(Wording::quoted).toList()) + " as well");
        }
        split.forEach((grant, parts) -> words.add("write the grant " + Wording.quoted(grant) + " as "
                + Wording.list(parts.stream().map(Wording::quoted).toList())));
        if (left.isEmpty()) {
            return Wording.list(words) + ": then the deny holds, and no other answer changes";
        }
        words.add("narrow " + Wording.some(left.stream().map(Wording::quoted).toList()));
        return Wording.list(words) + ": no deny that goes before " + (left.size() == 1 ? "it" : "them")
                + " covers all that is to be denied";
    }

    private List<DenyMend> candidates(PathPattern deny, Effects.Leak leak) {
        List<DenyMend> candidates = new ArrayList<>();
        PathPattern grant = leak.rule().pattern();
        if (!deny.matches(leak.path())) {
            denying(deny.text() + "/").ifPresent(candidates::add);
        }
        if (leak.path().endsWith("/") && deny.text().endsWith("/*")) {
            // Up to 2.5 a LIST is decided without its slash first.
            denying(deny.text().substring(0, deny.text().length() - 2)).ifPresent(candidates::add);
        }
        String nearer = nearer(deny, grant);
        if (!nearer.equals(deny.text())) {
            denying(nearer).ifPresent(candidates::add);
        }
        String base = grant.open() ? grant.text().substring(0, grant.text().length() - 1) : "x";
        if (base.isEmpty() || base.endsWith("/")) {
            for (int levels = 1; levels <= DEEPEST_SPLIT; levels++) {
                candidates.add(splitting(grant, base, levels));
            }
        }
        return candidates;
    }

    /** The deny with the grant's literal segments where it has {@code +}: its first wildcard stands later then. */
    private static String nearer(PathPattern deny, PathPattern grant) {
        List<String> segments = new ArrayList<>(deny.segments());
        int closed =
                grant.open() ? grant.segments().size() - 1 : grant.segments().size();
        for (int i = 0; i < segments.size() && i < closed; i++) {
            if (segments.get(i).equals("+")) {
                segments.set(i, grant.segments().get(i));
            }
        }
        return String.join("/", segments) + (deny.open() ? "*" : "");
    }

    private Optional<DenyMend> denying(String text) {
        if (PathPattern.forbidden("", text)) {
            return Optional.empty();
        }
        List<PathPattern> more = new ArrayList<>(denies);
        more.add(PathPattern.of("", text));
        return Optional.of(new DenyMend(more, split, left));
    }

    /** {@code p/*} as {@code p/+} and {@code p/+/*}, or the same over more levels: together they match the same paths. */
    private DenyMend splitting(PathPattern grant, String base, int levels) {
        List<PathPattern> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder(base);
        for (int i = 0; i < levels; i++) {
            text.append(i == 0 ? "+" : "/+");
            parts.add(PathPattern.of("", text.toString()));
        }
        parts.add(PathPattern.of("", text + "/*"));
        Map<PathPattern, List<PathPattern>> more = new LinkedHashMap<>(split);
        more.put(grant, parts);
        return new DenyMend(denies, more, left);
    }

    Acl apply(List<Policy> policies) {
        List<Policy> changed = new ArrayList<>();
        for (Policy policy : policies) {
            List<PathRule> rules = new ArrayList<>();
            for (PathRule rule : policy.rules()) {
                split.getOrDefault(rule.pattern(), List.of(rule.pattern())).forEach(p -> rules.add(with(rule, p)));
            }
            changed.add(new Policy(policy.name(), policy.namespace(), policy.source(), rules, policy.expired()));
        }
        Policy first = changed.get(0);
        PathRule.Place nowhere = new PathRule.Place(0, 0, 1);
        List<PathRule> added = denies.stream()
                .map(pattern -> new PathRule(
                        pattern,
                        pattern.text(),
                        false,
                        Capabilities.of(Capability.DENY),
                        Constraints.NONE,
                        Optional.empty(),
                        nowhere,
                        nowhere))
                .toList();
        changed.add(new Policy("", first.namespace(), first.source(), added, List.of()));
        return Acl.of(changed);
    }

    private static PathRule with(PathRule rule, PathPattern pattern) {
        return new PathRule(
                pattern,
                pattern.text(),
                rule.templated(),
                rule.capabilities(),
                rule.constraints(),
                rule.expiration(),
                rule.block(),
                rule.place());
    }

    private boolean concerns(AclRule rule, AclRule deny) {
        return Stream.of(Stream.of(deny.pattern()), denies.stream(), split.keySet().stream())
                .flatMap(patterns -> patterns)
                .anyMatch(pattern -> Effects.mayMeet(rule.pattern(), pattern));
    }

    private static boolean isException(PathPattern deny, PathPattern rule) {
        return rule.kind() == PathPattern.Kind.EXACT || Effects.contains(deny, rule);
    }

    private boolean changesNothingElse(Acl before, Acl after, AclRule deny, Semantics semantics) {
        List<PathPattern> changing = new ArrayList<>(denies);
        changing.add(deny.pattern());
        PathSet denied = PathSet.of(changing);
        for (Capability capability : Capability.values()) {
            if (capability != Capability.DENY) {
                Answers old = Answers.of(before, capability, semantics);
                Answers now = Answers.of(after, capability, semantics);
                Comparison comparison = Comparison.of(old, now);
                boolean elsewhere = comparison.outside(denied).difference().isPresent();
                boolean exception = comparison.differences().stream()
                        .anyMatch(pair -> pair.here().filter(old::allows).isEmpty()
                                || isException(
                                        deny.pattern(),
                                        pair.here().orElseThrow().pattern()));
                if (elsewhere || exception) {
                    return false;
                }
            }
        }
        return true;
    }
}
