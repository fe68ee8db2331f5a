package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.simulate.Column;
import java.util.List;

/**
 * How the steps of a workflow follow one another on some events. Woodpecker decides it anew on every event, from the
 * steps that are left.
 *
 * @param columns the events
 * @param graph whether a {@code depends_on} among those steps makes a graph of them
 * @param stages the names of the steps that start together; those that may run are in it
 * @param circular the steps that wait for one another and never start
 */
public record Order(List<Column> columns, boolean graph, List<List<String>> stages, List<String> circular) {
    public Order {
        columns = List.copyOf(columns);
        stages = stages.stream().map(List::copyOf).toList();
        circular = List.copyOf(circular);
    }
}
