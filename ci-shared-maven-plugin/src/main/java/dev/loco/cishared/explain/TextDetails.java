package dev.loco.cishared.explain;

import dev.loco.cishared.report.Cells;
import dev.loco.cishared.report.Printable;
import dev.loco.cishared.report.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands below the table of one workflow: what comes first, the matrix, the order, the secrets. */
final class TextDetails {
    private static final String INDENT = "   ";
    private static final int LABEL = 10;

    private final WorkflowTable workflow;
    private final Headings headings;
    private final Style style;
    private final List<String> lines = new ArrayList<>();
    private String last = "";

    TextDetails(WorkflowTable workflow, Headings headings, Style style) {
        this.workflow = workflow;
        this.headings = headings;
        this.style = style;
    }

    List<String> lines() {
        if (!workflow.needs().isEmpty()) {
            entry("after", "workflow " + needs(workflow.needs()));
        }
        if (workflow.hasMatrix()) {
            entry("matrix", Printable.line(workflow.matrixPhrase()));
        }
        if (workflow.orders().stream().anyMatch(o -> o.stages().size() > 1 || o.graph())) {
            orders();
        }
        remarks(
                "detached",
                "the next step does not wait for it",
                workflow.rows().stream().filter(StepRow::detached));
        remarks("may fail", "the run goes on", workflow.rows().stream().filter(StepRow::failureIgnored));
        secrets();
        return lines;
    }

    private void orders() {
        if (!workflow.isGraph()) {
            entry("order", "one step after the other, as they stand");
            return;
        }
        for (Order order : workflow.orders()) {
            String on = workflow.orders().size() == 1
                    ? ""
                    : " on " + order.columns().stream().map(headings::phrase).collect(Collectors.joining(", "));
            entry("order", order.graph() ? "a graph" + on + ":" : "one step after the other" + on + ":");
            stages(order);
        }
    }

    private void stages(Order order) {
        int number = 0;
        for (List<String> stage : order.stages()) {
            number++;
            List<String> names = stage.stream()
                    .map(name -> Printable.line(name) + waits(name, order))
                    .toList();
            Wrapped.add(lines, INDENT + INDENT + number + "  ", String.join(", ", names));
        }
        if (!order.circular().isEmpty()) {
            Wrapped.add(
                    lines,
                    INDENT + INDENT + "×  ",
                    Printable.line(String.join(", ", order.circular())) + " wait for one another: the run fails");
        }
    }

    /** Of those it names, the ones that are part of this order. */
    private String waits(String name, Order order) {
        List<StepRow.Need> needs = row(name).map(StepRow::waitsFor).orElse(List.of()).stream()
                .filter(n -> order.stages().stream().anyMatch(stage -> stage.contains(n.name())))
                .toList();
        return !order.graph() || needs.isEmpty()
                ? ""
                : " (after " + needs.stream().map(n -> Printable.line(n.name())).collect(Collectors.joining(", "))
                        + ")";
    }

    private Optional<StepRow> row(String name) {
        return workflow.rows().stream()
                .filter(r -> r.number() > 0 && r.name().equals(name))
                .findFirst();
    }

    private void remarks(String label, String words, Stream<StepRow> rows) {
        String names = rows.map(row -> Printable.line(row.name())).collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            entry(label, names + " (" + words + ")");
        }
    }

    /** Steps that see the same are named together. */
    private void secrets() {
        Map<String, List<String>> by = new LinkedHashMap<>();
        for (StepRow row : workflow.rows()) {
            String names = row.secrets().stream()
                    .map(s -> s.variable().equalsIgnoreCase(s.name()) ? s.name() : s.name() + " as " + s.variable())
                    .map(Printable::line)
                    .collect(Collectors.joining(", "));
            String mark = row.isReachedByPullRequest() ? TextLegend.REACHED + " " : "";
            if (!names.isEmpty()) {
                by.computeIfAbsent(mark + names, n -> new ArrayList<>()).add(Printable.line(row.name()));
            }
        }
        by.forEach((names, rows) -> entry("secrets", names + ": " + String.join(", ", rows)));
    }

    static String needs(List<StepRow.Need> needs) {
        return needs.stream()
                .map(n -> Printable.line(n.name()) + (n.optional() ? " (if it runs)" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The label of the last entry is not said again. */
    private void entry(String label, String words) {
        boolean again = label.equals(last);
        last = label;
        String lead = INDENT + (again ? " ".repeat(LABEL) : label + " ".repeat(LABEL - Cells.width(label)));
        List<String> wrapped = new ArrayList<>();
        Wrapped.add(wrapped, lead, words);
        // Painted after it was measured.
        wrapped.set(
                0, wrapped.get(0).replaceFirst("^( *)" + label, "$1" + Matcher.quoteReplacement(style.bold(label))));
        lines.addAll(wrapped);
    }
}
