package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.update.Conflict.Version;
import dev.loco.cishared.pipeline.update.Evolution.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves the steps that the template moved, and leaves the order of all others as it is. */
final class OrderMerge {
    private final Merging merging;
    private final Evolution evolution;
    private final List<Pair> old;
    private final List<Pair> wanted;

    OrderMerge(Merging merging, Evolution evolution) {
        this.merging = merging;
        this.evolution = evolution;
        List<Step> base = merging.base().workflow().in(Section.STEPS);
        this.wanted = evolution.pairs().stream().filter(Pair::both).toList();
        this.old = wanted.stream()
                .sorted(Comparator.comparingInt(p -> base.indexOf(p.base().orElseThrow())))
                .toList();
    }

    void merge() {
        Set<Pair> staying = Set.copyOf(longestCommon());
        Set<Pair> settled = new HashSet<>(staying);
        List<Step> order = new ArrayList<>(merging.ours().in(Section.STEPS));
        List<Pair> before = now(order);
        Optional<Step> first = Optional.empty();
        List<String> moved = new ArrayList<>();
        for (Pair pair : wanted) {
            Optional<Step> step = ours(pair);
            if (settled.contains(pair) || step.isEmpty()) {
                continue;
            }
            // Whether its owner moved it is told by the steps that stay, whether it is in place by those moved before.
            Optional<Step> was = before(staying, old, pair);
            Optional<Step> is = before(staying, before, pair);
            Optional<Step> target = before(settled, wanted, pair);
            if (!is.equals(was) && !is.equals(before(staying, wanted, pair))) {
                conflict(staying, pair, step.get(), before);
                continue;
            }
            if (is.equals(was) && !before(settled, now(order), pair).equals(target)) {
                order.remove(step.get());
                order.add(
                        target.map(t -> order.indexOf(t) + 1).orElseGet(() -> firstPlace(settled, order)), step.get());
                first = first.or(() -> step);
                moved.add(step.get().title()
                        + target.map(t -> " after `" + t.name() + "`").orElse(" to the top"));
            }
            settled.add(pair);
        }
        if (first.isPresent()) {
            merging.change(
                    "steps/#order",
                    "moves " + String.join(" and ", moved),
                    first.get().token(),
                    merging.steps().reorder(Section.STEPS, order));
        }
    }

    /** Before the first canonical step: what the owner put above that stays above. */
    private int firstPlace(Set<Pair> settled, List<Step> order) {
        for (int i = 0; i < order.size(); i++) {
            Step step = order.get(i);
            if (settled.stream().anyMatch(p -> ours(p).filter(s -> s == step).isPresent())) {
                return i;
            }
        }
        return 0;
    }

    private void conflict(Set<Pair> staying, Pair pair, Step step, List<Pair> now) {
        merging.conflict(new Conflict(
                "steps/#order/" + pair.name(),
                "the place of " + step.title(),
                step.token(),
                said(before(staying, old, pair)),
                said(before(staying, now, pair)),
                said(before(staying, wanted, pair))));
    }

    private static Version said(Optional<Step> before) {
        return Version.said(before.map(b -> "after " + b.name()).orElse("first"));
    }

    /** The file's step before that one in an order of pairs, of those that are settled. */
    private Optional<Step> before(Set<Pair> settled, List<Pair> order, Pair pair) {
        Optional<Step> before = Optional.empty();
        for (Pair other : order) {
            if (other == pair) {
                break;
            }
            Optional<Step> step = settled.contains(other) ? ours(other) : Optional.empty();
            before = step.isPresent() ? step : before;
        }
        return before;
    }

    /** The pairs in the order of the file. */
    private List<Pair> now(List<Step> order) {
        List<Pair> now = new ArrayList<>();
        for (Step step : order) {
            wanted.stream()
                    .filter(p -> ours(p).filter(s -> s == step).isPresent())
                    .forEach(now::add);
        }
        return now;
    }

    private Optional<Step> ours(Pair pair) {
        return evolution.ours(pair, merging.ours());
    }

    /** The most steps that keep their order from the one revision to the other. */
    private List<Pair> longestCommon() {
        int n = old.size();
        int[][] length = new int[n + 1][n + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = n - 1; j >= 0; j--) {
                length[i][j] = old.get(i) == wanted.get(j)
                        ? length[i + 1][j + 1] + 1
                        : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<Pair> common = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < n && j < n) {
            if (old.get(i) == wanted.get(j)) {
                common.add(old.get(i));
                i++;
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
