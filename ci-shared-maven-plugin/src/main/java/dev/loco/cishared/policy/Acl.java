package dev.loco.cishared.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A set of policies as OpenBao decides with it: exactly one rule decides a request, or none (OpenBao,
 * {@code vault/policy/acl.go}). Rules with one pattern are merged; different patterns are never united.
 */
public final class Acl {
    private final Map<PathPattern, AclRule> rules;
    private final Map<String, AclRule> exact;
    private final WildRules wild;

    private Acl(Map<PathPattern, AclRule> rules) {
        this.rules = rules;
        this.exact = new LinkedHashMap<>();
        List<AclRule> others = new ArrayList<>();
        for (AclRule rule : rules.values()) {
            if (rule.pattern().kind() == PathPattern.Kind.EXACT) {
                exact.put(rule.pattern().bare(), rule);
            } else {
                others.add(rule);
            }
        }
        this.wild = new WildRules(others);
    }

    /** The ACL of a token that carries the policies. */
    public static Acl of(List<Policy> policies) {
        Map<PathPattern, AclRule> rules = new LinkedHashMap<>();
        for (int i = 0; i < policies.size(); i++) {
            Policy policy = policies.get(i);
            for (PathRule block : policy.rules()) {
                rules.merge(
                        block.pattern(),
                        new AclRule(
                                block.pattern(),
                                block.capabilities(),
                                block.constraints(),
                                List.of(new AclRule.Origin(i, policy, block))),
                        Merge::rules);
            }
        }
        return new Acl(rules);
    }

    /** Its rules, in the order in which the policies first name them. */
    public Collection<AclRule> rules() {
        return rules.values();
    }

    /** The same with those rules only. */
    public Acl among(Predicate<AclRule> wanted) {
        Map<PathPattern, AclRule> fewer = new LinkedHashMap<>(rules);
        fewer.values().removeIf(wanted.negate());
        return new Acl(fewer);
    }

    /** The same without one rule. */
    public Acl without(AclRule rule) {
        Map<PathPattern, AclRule> fewer = new LinkedHashMap<>(rules);
        fewer.remove(rule.pattern());
        return new Acl(fewer);
    }

    /**
     * The rule that decides the operation on the path, for a request of which nothing else is known.
     *
     * @param path namespace and path as the request has them; leading slashes do not count. The HTTP API adds a slash
     *     to the path of every LIST and SCAN; this method does not
     */
    public Decision decide(Operation operation, String path, Semantics semantics) {
        return decide(Request.of(operation, path), semantics);
    }

    /** What comes of the request, and the rule that decides it. */
    public Decision decide(Request request, Semantics semantics) {
        String path = request.full();
        for (Lookup lookup : Lookup.order(request.operation(), semantics)) {
            Optional<AclRule> found = find(path, lookup);
            if (found.isPresent()) {
                return Decision.of(request, path, found.get(), lookup, semantics);
            }
        }
        return Decision.none(request, path);
    }

    private Optional<AclRule> find(String path, Lookup lookup) {
        Optional<String> asked = lookup.asks(path);
        return lookup.exact() ? asked.flatMap(one -> Optional.ofNullable(exact.get(one))) : asked.flatMap(wild::best);
    }

    /**
     * What {@code sys/capabilities} answers for the path: the words of the rule that would decide a LIST, sorted;
     * {@code deny} alone when it denies, has none, or there is no such rule.
     *
     * @param path namespace and path
     */
    public List<String> capabilities(String path, Semantics semantics) {
        Capabilities found = decide(Operation.LIST, path, semantics).capabilities();
        return found.grantsNothing() ? List.of(Capability.DENY.word()) : found.words();
    }

    /**
     * Whether a token with this ACL sees the mount in {@code sys/internal/ui/mounts}: whether anything at or below it
     * may be granted ({@code hasMountAccess} in OpenBao's {@code vault/logical_system.go}).
     *
     * @param mount with its namespace before it and a slash at its end
     */
    public boolean reaches(String mount, Semantics semantics) {
        if (!decide(Operation.LIST, mount, semantics).capabilities().grantsNothing()) {
            return true;
        }
        return rules.values().stream()
                .anyMatch(rule ->
                        !rule.capabilities().grantsNothing() && rule.pattern().reaches(mount));
    }

    /** All rules in the order in which they are asked for the operation, each with how it is asked. */
    public List<Ranked> ranking(Operation operation, Semantics semantics) {
        List<Ranked> ranking = new ArrayList<>();
        for (Lookup lookup : Lookup.order(operation, semantics)) {
            for (AclRule rule : lookup.exact() ? exact.values() : wild.ordered()) {
                ranking.add(new Ranked(rule, lookup));
            }
        }
        return ranking;
    }

    /** A rule and how it is asked. */
    public record Ranked(AclRule rule, Lookup lookup) {}
}
