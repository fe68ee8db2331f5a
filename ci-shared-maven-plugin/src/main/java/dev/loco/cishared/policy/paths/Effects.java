package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Semantics;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each rule of an ACL does to the answers: nothing at all, nothing that others would not, less than it says. */
public final class Effects {
    /** The capabilities that stand for all requests: those for the path itself, LIST, SCAN. */
    private static final List<Capability> KINDS = List.of(Capability.READ, Capability.LIST, Capability.SCAN);

    private static final List<Capability> PLAIN =
            List.of(Capability.READ, Capability.CREATE, Capability.UPDATE, Capability.PATCH, Capability.DELETE);

    private final Acl acl;
    private final Semantics semantics;
    private final Map<Capability, Answers> answers = new EnumMap<>(Capability.class);

    private Effects(Acl acl, Semantics semantics) {
        this.acl = acl;
        this.semantics = semantics;
    }

    /** Of the ACL's rules. */
    public static Effects of(Acl acl, Semantics semantics) {
        Effects effects = new Effects(acl, semantics);
        for (Capability kind : Capability.values()) {
            if (kind != Capability.DENY) {
                effects.answers.put(kind, Answers.of(acl, kind, semantics));
            }
        }
        return effects;
    }

    /** Whether the rule decides no request whatever. */
    public boolean neverDecides(AclRule rule) {
        return KINDS.stream().allMatch(kind -> asked(kind).decidedBy(rule).isEmpty());
    }

    /** The rules that decide what the rule's pattern matches, in place of the rule, each with one such path. */
    public List<Answers.Witness> insteadOf(AclRule rule) {
        List<Answers.Witness> found = new ArrayList<>();
        for (AclRule other : acl.rules()) {
            if (!other.pattern().equals(rule.pattern()) && Matcher.mayMeet(other.pattern(), rule.pattern())) {
                KINDS.stream()
                        .flatMap(kind -> asked(kind).decidedBy(other, rule.pattern()).stream())
                        .findFirst()
                        .ifPresent(path -> found.add(new Answers.Witness(path, Optional.of(other))));
            }
        }
        return found;
    }

    /**
     * The rules that would decide in the rule's place if it were gone, when each of them has the same capabilities and
     * the same constraints, so that no answer would change; each with one path. None when some answer would, and for a
     * rule that decides nothing, or nothing but what no other rule matches.
     */
    public List<Answers.Witness> wouldDecideTheSame(AclRule rule) {
        Acl near = acl.among(other -> Matcher.mayMeet(other.pattern(), rule.pattern()));
        Acl less = near.without(rule);
        List<Answers.Witness> heirs = new ArrayList<>();
        for (Capability kind : KINDS) {
            Comparison comparison = Comparison.of(Answers.of(near, kind, semantics), Answers.of(less, kind, semantics))
                    .decidedBy(rule);
            if (comparison.any((mine, its) -> !same(rule, its)).isPresent()) {
                return List.of();
            }
            for (Comparison.Pair pair : comparison.all((mine, its) -> its.isPresent())) {
                if (heirs.stream().noneMatch(heir -> heir.rule().equals(pair.there()))) {
                    heirs.add(new Answers.Witness(pair.path(), pair.there()));
                }
            }
        }
        return heirs;
    }

    private static boolean same(AclRule rule, Optional<AclRule> other) {
        return other.map(o -> o.capabilities().equals(rule.capabilities())
                        && o.constraints().equals(rule.constraints()))
                .orElse(rule.capabilities().grantsNothing());
    }

    /**
     * A request that gets through a deny.
     *
     * @param capability what is allowed all the same
     * @param path on what; the deny's pattern matches it
     * @param rule the rule that decides and allows
     */
    public record Leak(Capability capability, String path, AclRule rule) {}

    /**
     * The requests that get through the rule, one for each rule that lets them; the rule must deny. A rule whose paths
     * are all among those the deny matches is an exception somebody made on purpose, and not reported: OpenBao's order
     * lets it win because it is the narrower one. So is a rule without wildcards, which names one path.
     */
    public List<Leak> leaks(AclRule deny) {
        List<Leak> found = new ArrayList<>();
        for (AclRule other : acl.rules()) {
            boolean broad = other.pattern().kind() != PathPattern.Kind.EXACT
                    && Matcher.mayMeet(other.pattern(), deny.pattern());
            if (broad && !other.capabilities().grantsNothing() && !contains(deny.pattern(), other.pattern())) {
                leak(deny, other).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Leak> leak(AclRule deny, AclRule other) {
        List<Capability> capabilities = new ArrayList<>(PLAIN);
        capabilities.add(Capability.LIST);
        capabilities.add(Capability.SCAN);
        for (Capability capability : capabilities) {
            if (asked(capability).allows(other)) {
                Optional<String> path = asked(capability).decidedBy(other, deny.pattern());
                if (path.isPresent()) {
                    return Optional.of(new Leak(capability, path.get(), other));
                }
            }
        }
        return Optional.empty();
    }

    private Answers asked(Capability capability) {
        return java.util.Objects.requireNonNull(answers.get(capability));
    }

    /** Whether some request may concern both patterns; quick, and surely not where it says so. */
    public static boolean mayMeet(PathPattern one, PathPattern other) {
        return Matcher.mayMeet(one, other);
    }

    /** Whether every path of the one pattern is one of the other's. */
    public static boolean contains(PathPattern outer, PathPattern inner) {
        Matcher matcher = Matcher.of(outer);
        Matcher part = Matcher.of(inner);
        int last = Math.max(matcher.depth(), part.depth()) + 1;
        for (int depth = 1; depth <= last; depth++) {
            if (Product.of(part, depth).filter(p -> !p.within(matcher)).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Whether some path is one of both patterns'. */
    public static boolean overlap(PathPattern one, PathPattern other) {
        int last = Math.max(Matcher.of(one).depth(), Matcher.of(other).depth()) + 1;
        for (int depth = 1; depth <= last; depth++) {
            Optional<Product> mine = Product.of(Matcher.of(one), depth);
            Optional<Product> its = Product.of(Matcher.of(other), depth);
            if (mine.isPresent() && its.isPresent() && mine.get().and(its.get()).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
