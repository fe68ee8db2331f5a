package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Two sets of answers for one capability, path by path: which rule decides here, which there. */
public final class Comparison {
    private final Answers here;
    private final Answers there;
    private final PathSet except;
    private final Optional<PathPattern> only;

    private Comparison(Answers here, Answers there, PathSet except, Optional<PathPattern> only) {
        this.here = here;
        this.there = there;
        this.except = except;
        this.only = only;
    }

    /** Of two sets of answers to requests for the same capability. */
    public static Comparison of(Answers here, Answers there) {
        return new Comparison(here, there, PathSet.none(), Optional.empty());
    }

    /** The same on the paths that are not in the set. */
    public Comparison outside(PathSet others) {
        return new Comparison(here, there, others, only);
    }

    /** The same on the paths that the rule decides here. */
    public Comparison decidedBy(AclRule rule) {
        return new Comparison(here, there, except, Optional.of(rule.pattern()));
    }

    /**
     * One path and what decides it on either side.
     *
     * @param here empty where no rule decides
     * @param there empty where no rule decides
     */
    public record Pair(String path, Optional<AclRule> here, Optional<AclRule> there) {}

    /** Which of the pairs of deciding rules that meet the condition decide a path together, each with one such path. */
    public List<Pair> all(BiPredicate<Optional<AclRule>, Optional<AclRule>> wanted) {
        return pairs(wanted, Integer.MAX_VALUE);
    }

    /** One of them. */
    public Optional<Pair> any(BiPredicate<Optional<AclRule>, Optional<AclRule>> wanted) {
        return pairs(wanted, 1).stream().findFirst();
    }

    /** One path that is allowed on one side only. */
    public Optional<Pair> difference() {
        return any(this::differ);
    }

    /** One for each pair of rules that answer differently. */
    public List<Pair> differences() {
        return all(this::differ);
    }

    private boolean differ(Optional<AclRule> mine, Optional<AclRule> its) {
        return mine.filter(here::allows).isPresent()
                != its.filter(there::allows).isPresent();
    }

    private List<Pair> pairs(BiPredicate<Optional<AclRule>, Optional<AclRule>> wanted, int most) {
        List<Pair> found = new ArrayList<>();
        for (int i = 0; i <= here.count() && found.size() < most; i++) {
            Optional<AclRule> mine = here.rule(i);
            if (only.isPresent() && !pattern(mine).equals(only)) {
                continue;
            }
            for (int j = 0; j <= there.count() && found.size() < most; j++) {
                Optional<AclRule> its = there.rule(j);
                if (mine.isPresent()
                        && its.isPresent()
                        && !Matcher.mayMeet(mine.get().pattern(), its.get().pattern())) {
                    continue;
                }
                if ((mine.isPresent() || its.isPresent()) && wanted.test(mine, its) && isNew(found, mine, its)) {
                    path(i, j).ifPresent(path -> found.add(new Pair(path, mine, its)));
                }
            }
        }
        return found;
    }

    private static boolean isNew(List<Pair> found, Optional<AclRule> mine, Optional<AclRule> its) {
        return found.stream()
                .noneMatch(p -> pattern(p.here()).equals(pattern(mine))
                        && pattern(p.there()).equals(pattern(its)));
    }

    private static Optional<PathPattern> pattern(Optional<AclRule> rule) {
        return rule.map(AclRule::pattern);
    }

    /** A path that the i-th matcher decides here and the j-th there; the one after the last stands for no rule. */
    private Optional<String> path(int i, int j) {
        List<Matcher> all = new ArrayList<>();
        if (i < here.count()) {
            all.add(here.matcher(i));
        }
        if (j < there.count()) {
            all.add(there.matcher(j));
        }
        MatcherIndex outside = except.index(here.listing());
        int deepest = Math.max(
                outside.deepest(),
                Math.max(here.index().deepest(), there.index().deepest()));
        return here.search(
                all,
                rank(i, here),
                deepest,
                product -> !there.index().anyBelow(product, rank(j, there))
                        && !outside.anyBelow(product, MatcherIndex.NONE));
    }

    private static int rank(int i, Answers answers) {
        return i < answers.count() ? i : MatcherIndex.NONE;
    }
}
