package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Semantics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an ACL answers to requests for one capability, on all paths at once. Requests for {@code list} and {@code scan}
 * have a path that ends in a slash, as OpenBao's HTTP API makes them; all others have any path that does not begin with
 * one.
 */
public final class Answers {
    private final Capability capability;
    private final List<AclRule> rules = new ArrayList<>();
    private final List<Matcher> matchers = new ArrayList<>();

    private int deepest;

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
            answers.rules.add(one.rule());
            answers.matchers.add(new Matcher(one.rule().pattern(), one.lookup().slashless()));
        }
        answers.deepest = depth(answers.matchers);
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

    /** For each rule that allows something none of the patterns declares: one such path. */
    public List<Witness> allowedOutside(Collection<PathPattern> declared) {
        List<Matcher> outside = asked(declared);
        List<Witness> found = new ArrayList<>();
        Set<PathPattern> seen = new HashSet<>();
        for (int i = 0; i < matchers.size(); i++) {
            AclRule rule = rules.get(i);
            if (allows(rule) && !seen.contains(rule.pattern())) {
                Optional<String> path = first(i, Optional.empty(), outside);
                if (path.isPresent()) {
                    seen.add(rule.pattern());
                    found.add(new Witness(path.get(), Optional.of(rule)));
                }
            }
        }
        return found;
    }

    /** For each rule that decides, and does not allow, a path the pattern declares: one such path; and one where no rule does. */
    public List<Witness> deniedWithin(PathPattern declared) {
        List<Witness> found = new ArrayList<>();
        Set<PathPattern> seen = new HashSet<>();
        for (Matcher part : asked(List.of(declared))) {
            for (int i = 0; i < matchers.size(); i++) {
                AclRule rule = rules.get(i);
                if (!allows(rule) && !seen.contains(rule.pattern())) {
                    Optional<String> path = first(i, Optional.of(part), List.of());
                    if (path.isPresent()) {
                        seen.add(rule.pattern());
                        found.add(new Witness(path.get(), Optional.of(rule)));
                    }
                }
            }
        }
        for (Matcher part : asked(List.of(declared))) {
            Optional<String> path = undecided(part);
            if (path.isPresent()) {
                found.add(new Witness(path.get(), Optional.empty()));
                break;
            }
        }
        return found;
    }

    /** A path that the rule decides. */
    public Optional<String> decidedBy(AclRule rule) {
        return indexes(rule)
                .flatMap(i -> first(i, Optional.empty(), List.of()).stream())
                .findFirst();
    }

    /** A path that the pattern matches and the rule decides. */
    public Optional<String> decidedBy(AclRule rule, PathPattern within) {
        return asked(List.of(within)).stream()
                .flatMap(part -> indexes(rule).flatMap(i -> first(i, Optional.of(part), List.of()).stream()))
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

    List<Matcher> matchers() {
        return matchers;
    }

    /** The i-th matcher, from 0; none after the last. */
    Optional<Matcher> matcher(int i) {
        return i < matchers.size() ? Optional.of(matchers.get(i)) : Optional.empty();
    }

    /** The rule of the i-th matcher. */
    Optional<AclRule> rule(int i) {
        return i < rules.size() ? Optional.of(rules.get(i)) : Optional.empty();
    }

    /** The paths of that depth that all of the matchers match, at least one. */
    Optional<Product> product(List<Matcher> all, int depth) {
        Optional<Product> product = product(all.get(0), depth);
        for (Matcher one : all.subList(1, all.size())) {
            Optional<Product> more = product.isEmpty() ? product : product(one, depth);
            product = more.isEmpty() ? more : product.get().and(more.get());
        }
        return product;
    }

    /** A path that the i-th matcher decides, within the part if there is one, and that none of the others matches. */
    private Optional<String> first(int i, Optional<Matcher> part, List<Matcher> others) {
        int last = 1
                + Math.max(
                        deepest(),
                        Math.max(depth(others), part.map(Matcher::depth).orElse(0)));
        for (int depth = matchers.get(i).depth(); depth <= last; depth++) {
            Optional<Product> product = product(
                    Stream.concat(Stream.of(matchers.get(i)), part.stream()).toList(), depth);
            if (product.isPresent()
                    && !within(product.get(), matchers, i)
                    && !within(product.get(), others, others.size())) {
                List<Matcher> all = new ArrayList<>(matchers);
                all.addAll(others);
                part.ifPresent(all::add);
                return Optional.of(Fresh.witness(product.get(), all));
            }
        }
        return Optional.empty();
    }

    /** A path of the part that no rule matches. */
    private Optional<String> undecided(Matcher part) {
        int last = 1 + Math.max(deepest(), part.depth());
        for (int depth = part.depth(); depth <= last; depth++) {
            Optional<Product> product = product(part, depth);
            if (product.isPresent() && !within(product.get(), matchers, matchers.size())) {
                List<Matcher> all = new ArrayList<>(matchers);
                all.add(part);
                return Optional.of(Fresh.witness(product.get(), all));
            }
        }
        return Optional.empty();
    }

    private Optional<Product> product(Matcher matcher, int depth) {
        Optional<Product> product = Product.of(matcher, depth);
        return listing() ? product.flatMap(Product::slashed) : product;
    }

    static boolean within(Product product, List<Matcher> matchers, int count) {
        for (int i = 0; i < count; i++) {
            if (product.within(matchers.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** One segment more, and deeper paths are matched by the same patterns as those of that depth. */
    int deepest() {
        return deepest;
    }

    static int depth(List<Matcher> matchers) {
        return matchers.stream().mapToInt(Matcher::depth).max().orElse(0);
    }

    private Stream<Integer> indexes(AclRule rule) {
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).pattern().equals(rule.pattern()))
                .boxed();
    }

    /** The patterns as a request for the capability meets them. */
    List<Matcher> asked(Collection<PathPattern> patterns) {
        List<Matcher> asked = new ArrayList<>();
        for (PathPattern pattern : patterns) {
            asked.add(Matcher.of(pattern));
            if (listing()) {
                asked.add(new Matcher(pattern, true));
            }
        }
        return asked;
    }

    private boolean listing() {
        return capability == Capability.LIST || capability == Capability.SCAN;
    }
}
