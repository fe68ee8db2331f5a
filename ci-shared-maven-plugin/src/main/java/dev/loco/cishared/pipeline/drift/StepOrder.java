package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Canonical steps in another order than the template's. */
public final class StepOrder {
    public static final Rule RULE = new Rule(
            "drift/step-order",
            Severity.ERROR,
            "The canonical steps are not in the template's order",
            "steps run from top to bottom: a check below the release comes too late to stop it");

    private StepOrder() {}

    /** At most one finding for a section: the fewest steps that have to move, said at the first of them. */
    static void check(Comparison comparison, Section section) {
        Workflow found = comparison.found();
        List<Step> canonical = comparison.template().workflow().in(section);
        List<Step> there = new ArrayList<>();
        for (Step step : found.in(section)) {
            boolean first =
                    found.find(section, step.name()).filter(s -> s == step).isPresent();
            if (first && rank(canonical, step) >= 0) {
                there.add(step);
            }
        }
        List<Step> staying = longestInOrder(there, canonical);
        List<Step> moving = new ArrayList<>(there);
        moving.removeAll(staying);
        if (moving.isEmpty()) {
            return;
        }
        Step first = moving.get(0);
        List<Step> order = order(found.in(section), moving, canonical);
        comparison.add(
                finding(first, there, canonical),
                canonical.get(rank(canonical, first)).body(),
                "put the steps into the template's order",
                comparison.steps().reorder(section, order));
    }

    private static Finding finding(Step moved, List<Step> there, List<Step> canonical) {
        int rank = rank(canonical, moved);
        int at = there.indexOf(moved);
        Optional<Step> shouldPrecede = there.stream()
                .skip(at + 1L)
                .filter(s -> rank(canonical, s) < rank)
                .findFirst();
        Optional<Step> shouldFollow =
                there.stream().limit(at).filter(s -> rank(canonical, s) > rank).findFirst();
        String relation = shouldPrecede
                .map(s -> "before `" + s.name() + "`, in the template after it")
                .orElseGet(() ->
                        "after " + shouldFollow.map(s -> "`" + s.name() + "`").orElse("its place")
                                + ", in the template before it");
        return Finding.of(
                        RULE,
                        moved.token(),
                        moved.title() + " runs " + relation,
                        "put the steps into the template's order")
                .withLabel("runs " + relation);
    }

    /** The order after the moves: each moved step comes below the canonical step it follows, others stay. */
    private static List<Step> order(List<Step> all, List<Step> moving, List<Step> canonical) {
        List<Step> order = new ArrayList<>(all);
        order.removeAll(moving);
        List<Step> sorted = new ArrayList<>(moving);
        sorted.sort((a, b) -> Integer.compare(rank(canonical, a), rank(canonical, b)));
        for (Step step : sorted) {
            int rank = rank(canonical, step);
            int at = -1;
            int before = order.size();
            for (int i = 0; i < order.size(); i++) {
                int other = rank(canonical, order.get(i));
                if (other >= 0 && other < rank) {
                    at = i + 1;
                } else if (other > rank) {
                    before = Math.min(before, i);
                }
            }
            order.add(at >= 0 ? at : before, step);
        }
        return order;
    }

    private static List<Step> longestInOrder(List<Step> there, List<Step> canonical) {
        List<List<Step>> best = new ArrayList<>();
        List<Step> longest = List.of();
        for (int i = 0; i < there.size(); i++) {
            int rank = rank(canonical, there.get(i));
            List<Step> chain = List.of();
            for (List<Step> before : best) {
                if (rank(canonical, last(before)) < rank && isBetter(before, chain, canonical)) {
                    chain = before;
                }
            }
            List<Step> mine = new ArrayList<>(chain);
            mine.add(there.get(i));
            best.add(mine);
            longest = isBetter(mine, longest, canonical) ? mine : longest;
        }
        return longest;
    }

    /** Longer, or as long with an earlier end: of two neighbours that were swapped, the upper one has to move. */
    private static boolean isBetter(List<Step> one, List<Step> other, List<Step> canonical) {
        return one.size() > other.size()
                || one.size() == other.size() && rank(canonical, last(one)) < rank(canonical, last(other));
    }

    private static Step last(List<Step> steps) {
        return steps.get(steps.size() - 1);
    }

    private static int rank(List<Step> canonical, Step step) {
        for (int i = 0; i < canonical.size(); i++) {
            if (canonical.get(i).name().equals(step.name())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the file's order means anything: not once a step has {@code depends_on}. */
    static boolean matters(Workflow found) {
        return !found.isGraph();
    }
}
