package dev.loco.cishared.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A set of policies as OpenBao decides with it: exactly one rule decides a request, or none (OpenBao,
 * {@code vault/policy/acl.go}). Rules with one pattern are merged; different patterns are never united.
 */
public final class Acl {
    private final Map<PathPattern, AclRule> rules;
    private final Map<String, AclRule> exact;
    private final List<AclRule> wild;

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
        others.sort(Comparator.comparing(AclRule::pattern).reversed());
        this.wild = List.copyOf(others);
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

    /** The same without one rule. */
    public Acl without(AclRule rule) {
        Map<PathPattern, AclRule> fewer = new LinkedHashMap<>(rules);
        fewer.remove(rule.pattern());
        return new Acl(fewer);
    }

    /**
     * The rule that decides the operation on the path.
     *
     * @param path namespace and path as the request has them; leading slashes do not count. The HTTP API adds a slash
     *     to the path of every LIST and SCAN; this method does not
     */
    public Decision decide(Operation operation, String path, Semantics semantics) {
        String bare = path;
        while (bare.startsWith("/")) {
            bare = bare.substring(1);
        }
        boolean slash = bare.endsWith("/");
        for (Lookup lookup : Lookup.order(operation, semantics)) {
            if (!lookup.slashless() || slash) {
                String asked = lookup.slashless() ? bare.substring(0, bare.length() - 1) : bare;
                Optional<AclRule> found = lookup.exact() ? Optional.ofNullable(exact.get(asked)) : best(asked);
                if (found.isPresent()) {
                    return new Decision(operation, bare, found, Optional.of(lookup));
                }
            }
        }
        return new Decision(operation, bare, Optional.empty(), Optional.empty());
    }

    private Optional<AclRule> best(String path) {
        String[] parts = path.split("/", -1);
        for (AclRule rule : wild) {
            if (rule.pattern().matches(path, parts)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** All rules in the order in which they are asked for the operation, each with how it is asked. */
    public List<Ranked> ranking(Operation operation, Semantics semantics) {
        List<Ranked> ranking = new ArrayList<>();
        for (Lookup lookup : Lookup.order(operation, semantics)) {
            for (AclRule rule : lookup.exact() ? exact.values() : wild) {
                ranking.add(new Ranked(rule, lookup));
            }
        }
        return ranking;
    }

    /** A rule and how it is asked. */
    public record Ranked(AclRule rule, Lookup lookup) {}
}
