package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.simulate.Column;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One workflow: its rows and in which order they run.
 *
 * @param name what other workflows call it
 * @param file where it stands
 * @param axes the values of its matrix, one for each of its runs; one without values when it has none
 * @param needs the workflows that come first
 * @param marks what each event does to the workflow as a whole
 * @param rows clone steps, services, steps
 * @param orders the orders of its steps; several only for a graph
 * @param breaks why the whole run fails on an event
 */
public record WorkflowTable(
        String name,
        String file,
        List<Map<String, String>> axes,
        List<StepRow.Need> needs,
        Map<Column, Mark> marks,
        List<StepRow> rows,
        List<Order> orders,
        Map<Column, Break> breaks) {

    public WorkflowTable {
        axes = List.copyOf(axes);
        needs = List.copyOf(needs);
        marks = new EnumMap<>(marks);
        rows = List.copyOf(rows);
        orders = List.copyOf(orders);
        Map<Column, Break> copy = new EnumMap<>(Column.class);
        copy.putAll(breaks);
        breaks = copy;
    }

    /**
     * Why the whole run fails.
     *
     * @param always whether it does so whenever the event comes
     * @param why what waits in vain for what
     */
    public record Break(boolean always, List<String> why) {
        public Break {
            why = List.copyOf(why);
        }
    }

    /** What the event does to the workflow. */
    public Mark mark(Column column) {
        return marks.getOrDefault(column, Mark.SKIPPED);
    }

    /** Why the whole run fails on the event; empty when it does not. */
    public Optional<Break> broken(Column column) {
        return Optional.ofNullable(breaks.get(column));
    }

    /** Whether a {@code depends_on} makes a graph of its steps on some event. */
    public boolean isGraph() {
        return orders.stream().anyMatch(Order::graph);
    }

    /** Whether it runs more than once, or with values. */
    public boolean hasMatrix() {
        return axes.stream().anyMatch(a -> !a.isEmpty());
    }

    /** The matrix in a line: {@code 4 runs: GO = 1.25, 1.26; OS = linux, windows}. */
    public String matrixPhrase() {
        Map<String, TreeSet<String>> values = new TreeMap<>();
        axes.forEach(axis -> axis.forEach((name, value) ->
                values.computeIfAbsent(name, n -> new TreeSet<>()).add(value)));
        StringBuilder phrase = new StringBuilder(axes.size() == 1 ? "1 run: " : axes.size() + " runs: ");
        values.forEach((name, all) ->
                phrase.append(name).append(" = ").append(String.join(", ", all)).append("; "));
        return phrase.substring(0, phrase.length() - 2);
    }
}
