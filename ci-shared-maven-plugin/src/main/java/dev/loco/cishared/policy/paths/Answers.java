package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Semantics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an ACL answers to requests for one capability, on all paths at once. Requests for {@code list} and {@code scan}
 * have a path that ends in a slash, as OpenBao's HTTP API makes them; all others have any path that does not begin with
 * one.
 */
public final class Answers {
    /** From so many rules on it pays to know which of them decide anything. */
    private static final int MANY = 40;

    private final Capability capability;
    private final List<AclRule> rules = new ArrayList<>();
    private final List<Matcher> matchers = new ArrayList<>();
    private final MatcherIndex index = new MatcherIndex();
    private final Map<Integer, Boolean> deciding = new HashMap<>();

    private Answers(Capability capability) {
        this.capability = capability;
    }

    /** Of the ACL. A deny cannot be asked for. */
    public static Answers of(Acl acl, Capability capability, Semantics semantics) {
        Operation operation = switch (capability) {
            case LIST -> Operation.LIST;
            case SCAN -> Operation.SCAN;
            default -> Operation.READ;
        };
        Answers answers = new Answers(capability);
        for (Acl.Ranked one : acl.ranking(operation, semantics)) {
            Matcher matcher = new Matcher(one.rule().pattern(), one.lookup().slashless());
            answers.index.add(matcher, answers.matchers.size());
            answers.matchers.add(matcher);
            answers.rules.add(one.rule());
        }
        return answers;
    }

    /**
     * One path and the rule that decides it.
     *
     * @param rule empty where no rule matches
     */
    public record Witness(String path, Optional<AclRule> rule) {}

    /** Whether the rule, where it decides, allows. */
    public boolean allows(AclRule rule) {
        return rule.capabilities().has(capability) && rule.constraints().satisfiable();
    }

    /** For each rule that allows something outside the set: one such path. */
    public List<Witness> allowedOutside(PathSet declared) {
        return decided(true, List.of(), declared);
    }

    /** A path outside the set on which that rule decides and allows. */
    public Optional<String> allowedOutside(PathSet declared, AclRule rule) {
        return allows(rule)
                ? indexes(rule)
                        .flatMap(i -> first(i, List.of(), declared).stream())
                        .findFirst()
                : Optional.empty();
    }

    /** For each rule that allows something the pattern matches and the set has not: one such path. */
    public List<Witness> allowedOutside(PathSet declared, PathPattern within) {
        return decided(true, List.of(within), declared);
    }

    /**
     * For each rule that decides what the pattern matches and does not allow it: one such path; and one where no rule
     * decides. What is in the set does not count.
     */
    public List<Witness> deniedWithin(PathPattern declared, PathSet except) {
        return denied(List.of(declared), except);
    }

    /** The same for what both patterns match. */
    public List<Witness> deniedWithin(PathPattern declared, PathPattern part) {
        return denied(List.of(declared, part), PathSet.none());
    }

    /** A path that the rule decides. */
    public Optional<String> decidedBy(AclRule rule) {
        return indexes(rule)
                .flatMap(i -> first(i, List.of(), PathSet.none()).stream())
                .findFirst();
    }

    /** A path that the pattern matches and the rule decides. */
    public Optional<String> decidedBy(AclRule rule, PathPattern within) {
        return indexes(rule)
                .flatMap(i -> parts(List.of(within)).stream().flatMap(part -> first(i, part, PathSet.none()).stream()))
                .findFirst();
    }

    /** A path to which the other ACL's answer differs; both of one capability. */
    public Optional<String> differsFrom(Answers other) {
        return Comparison.of(this, other).difference().map(Comparison.Pair::path);
    }

    /** How many matchers there are, in the order in which they are asked. */
    int count() {
        return matchers.size();
    }

    /** The i-th matcher. */
    Matcher matcher(int i) {
        return matchers.get(i);
    }

    /** The rule of the i-th matcher; none after the last. */
    Optional<AclRule> rule(int i) {
        return i < rules.size() ? Optional.of(rules.get(i)) : Optional.empty();
    }

    /** Finds the first matcher that matches all of a product. */
    MatcherIndex index() {
        return index;
    }

    private List<Witness> decided(boolean allowed, List<PathPattern> within, PathSet except) {
        List<Witness> found = new ArrayList<>();
        Set<PathPattern> seen = new HashSet<>();
        List<List<Matcher>> parts = parts(within);
        for (int i = 0; i < matchers.size(); i++) {
            AclRule rule = rules.get(i);
            if (allows(rule) == allowed && !seen.contains(rule.pattern()) && (within.isEmpty() || decidesAnything(i))) {
                for (List<Matcher> part : parts) {
                    Optional<String> path = first(i, part, except);
                    if (path.isPresent()) {
                        seen.add(rule.pattern());
                        found.add(new Witness(path.get(), Optional.of(rule)));
                        break;
                    }
                }
            }
        }
        return found;
    }

    /** Of very many rules most decide little; what decides nothing at all need not be looked for part by part. */
    private boolean decidesAnything(int i) {
        if (matchers.size() < MANY) {
            return true;
        }
        return deciding.computeIfAbsent(
                i, k -> first(k, List.of(), PathSet.none()).isPresent());
    }

    private List<Witness> denied(List<PathPattern> within, PathSet except) {
        List<Witness> found = decided(false, within, except);
        for (List<Matcher> part : parts(within)) {
            Optional<String> path = first(MatcherIndex.NONE, part, except);
            if (path.isPresent()) {
                found.add(new Witness(path.get(), Optional.empty()));
                break;
            }
        }
        return found;
    }

    /** A path that the i-th matcher decides (no matcher, for {@code NONE}), that all parts match, and not in the set. */
    private Optional<String> first(int i, List<Matcher> parts, PathSet except) {
        List<Matcher> all = new ArrayList<>(parts);
        if (i != MatcherIndex.NONE) {
            all.add(matchers.get(i));
        }
        MatcherIndex outside = except.index(listing());
        int deepest = Math.max(index.deepest(), outside.deepest());
        return search(all, i, deepest, product -> !outside.anyBelow(product, MatcherIndex.NONE));
    }

    /**
     * A path that all of the matchers match, that no rule before the {@code rank}-th decides, and of which {@code fits}
     * holds. Deeper than one segment more than any pattern has, nothing new happens.
     */
    Optional<String> search(List<Matcher> all, int rank, int deepest, Predicate<Product> fits) {
        // Each needs its own segments at least, and a closed one no more.
        int first = all.stream().mapToInt(Matcher::depth).max().orElse(0);
        boolean open = all.stream().allMatch(matcher -> matcher.pattern().open());
        int last = open ? 1 + Math.max(deepest, first) : first;
        for (int depth = first; depth <= last; depth++) {
            Optional<Product> product = Product.of(all, depth);
            if (product.isEmpty()) {
                // They contradict each other in a segment they all have; more segments do not help.
                return Optional.empty();
            }
            if (listing()) {
                product = product.flatMap(Product::slashed);
            }
            Predicate<Product> right = p -> !index.anyBelow(p, rank) && fits.test(p);
            if (product.filter(right).isPresent()) {
                return Optional.of(Witnesses.of(product.get(), p -> all.stream().allMatch(p::within) && right.test(p)));
            }
        }
        return Optional.empty();
    }

    private Stream<Integer> indexes(AclRule rule) {
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).pattern().equals(rule.pattern()))
                .boxed();
    }

    /** Each pattern as a request for the capability meets it, in all combinations. */
    private List<List<Matcher>> parts(List<PathPattern> patterns) {
        List<List<Matcher>> parts = List.of(List.of());
        for (PathPattern pattern : patterns) {
            List<List<Matcher>> more = new ArrayList<>();
            for (List<Matcher> part : parts) {
                more.add(with(part, Matcher.of(pattern)));
                if (listing()) {
                    more.add(with(part, new Matcher(pattern, true)));
                }
            }
            parts = more;
        }
        return parts;
    }

    private static List<Matcher> with(List<Matcher> part, Matcher one) {
        List<Matcher> more = new ArrayList<>(part);
        more.add(one);
        return more;
    }

    /** Whether it is about requests whose path ends in a slash. */
    boolean listing() {
        return capability == Capability.LIST || capability == Capability.SCAN;
    }
}
