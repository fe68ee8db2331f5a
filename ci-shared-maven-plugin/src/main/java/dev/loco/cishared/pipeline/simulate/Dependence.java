package dev.loco.cishared.pipeline.simulate;

import dev.loco.cishared.pipeline.model.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** On what something hangs that only may run: those filters that tell the occasions of one event apart. */
final class Dependence {
    private final Conditions conditions;
    private final Collection<Run> runs;
    private final boolean complete;

    /**
     * @param runs everything that can happen on the event
     * @param complete whether that is everything
     */
    Dependence(Conditions conditions, Collection<Run> runs, boolean complete) {
        this.conditions = conditions;
        this.runs = runs;
        this.complete = complete;
    }

    /** The condition as it is written, {@code branch: release/* and path: src/**}; empty when it is decided already. */
    Optional<String> on(When when, String event, boolean workflow) {
        List<String> alternatives = new ArrayList<>();
        for (When.Constraint constraint : when.items()) {
            Optional<List<String>> filters = constraint.admits(event) ? open(constraint, workflow) : Optional.empty();
            if (filters.isPresent() && filters.get().isEmpty()) {
                return Optional.empty();
            }
            filters.ifPresent(f -> alternatives.add(String.join(" and ", f)));
        }
        return alternatives.isEmpty()
                ? Optional.empty()
                : Optional.of(alternatives.stream().distinct().collect(java.util.stream.Collectors.joining(" or ")));
    }

    /** The filters that let some pass and others not; none at all for a constraint that nothing passes. */
    private Optional<List<String>> open(When.Constraint constraint, boolean workflow) {
        List<String> open = new ArrayList<>();
        for (Map.Entry<String, When.Filter> filter : constraint.filters().entrySet()) {
            Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
            runs.forEach(run -> verdicts.add(conditions.ask(filter.getKey(), filter.getValue(), run, workflow)));
            if (complete && verdicts.equals(EnumSet.of(Verdict.SKIPPED))) {
                return Optional.empty();
            }
            if (!verdicts.equals(EnumSet.of(Verdict.RUNS))) {
                open.add(filter.getKey() + ": " + filter.getValue().phrase());
            }
        }
        return Optional.of(open);
    }
}
