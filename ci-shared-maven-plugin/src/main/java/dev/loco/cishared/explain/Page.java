package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.simulate.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The explanation as one page of HTML that needs nothing else: no script, no font, no other file. Choosing an event is
 * done by its style sheet alone.
 */
final class Page {
    private static final String SHEET = "page.css";

    private final Explanation explanation;
    private final List<Column> columns;
    private final Headings headings;
    private final Footnotes footnotes = new Footnotes();
    private final StringBuilder out = new StringBuilder();

    private Page(Explanation explanation) {
        this.explanation = explanation;
        this.columns = explanation.columns();
        this.headings = new Headings(explanation.defaultBranch(), false);
    }

    static String of(Explanation explanation) {
        return new Page(explanation).page();
    }

    private String page() {
        out.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>What the pipeline does</title>
                <style>
                """);
        out.append(sheet()).append(chosen()).append("</style>\n</head>\n<body>\n");
        head();
        if (explanation.workflows().size() > 1) {
            overview();
        }
        int number = 0;
        for (WorkflowTable workflow : explanation.workflows()) {
            workflow(workflow, "w" + ++number);
        }
        foot();
        return out.append("</body>\n</html>\n").toString();
    }

    private void head() {
        out.append("<header>\n<h1>What the pipeline does</h1>\n<p class=\"soft\">The default branch is <code>")
                .append(Html.text(explanation.defaultBranch().name()))
                .append("</code> (")
                .append(Html.prose(explanation.defaultBranch().source().phrase()))
                .append(").");
        if (!explanation.idle().isEmpty()) {
            out.append(" Nothing runs on: ")
                    .append(explanation.idle().stream()
                            .map(headings::phrase)
                            .map(Html::text)
                            .collect(Collectors.joining(", ")))
                    .append('.');
        }
        out.append("</p>\n<fieldset>\n<legend>Show one event</legend>\n<div class=\"events\">\n");
        out.append("<label><input type=\"radio\" name=\"event\" checked>all</label>\n");
        for (int i = 0; i < columns.size(); i++) {
            out.append("<label><input type=\"radio\" name=\"event\" id=\"v%d\">%s</label>\n"
                    .formatted(i, Html.text(headings.phrase(columns.get(i)))));
        }
        out.append("</div>\n</fieldset>\n</header>\n<main>\n");
    }

    /** What the style sheet says of each event that can be chosen. */
    private String chosen() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            String when = ":root:has(#v" + i + ":checked) ";
            rules.append(when + ".node:not(.e" + i + ")," + when + ".edge:not(.e" + i + "){opacity:.28}");
            rules.append(when + ".m" + i + " rect{stroke:var(--doubt);stroke-dasharray:6 4}");
            rules.append(when + ".e" + i + ":not(.m" + i + ") rect{stroke:var(--good)}");
            rules.append(when + ".c" + i + "{background:var(--tint)}\n");
        }
        return rules.toString();
    }

    private void overview() {
        out.append("<section aria-labelledby=\"all\">\n<h2 id=\"all\">")
                .append(explanation.workflows().size())
                .append(" workflows</h2>\n");
        boolean ordered =
                explanation.workflows().stream().anyMatch(w -> !w.needs().isEmpty());
        out.append("<p class=\"soft\">")
                .append(
                        ordered
                                ? "An arrow leads to the workflow that waits; those without one start at once."
                                : "None waits for another: all start at once.")
                .append("</p>\n");
        if (ordered) {
            drawing(Graph.of(explanation.workflows()), "all", "Workflows", description());
        }
        out.append("<ul class=\"chips\">\n");
        int number = 0;
        for (WorkflowTable workflow : explanation.workflows()) {
            out.append("<li class=\"node%s\"><a href=\"#w%d\">%s</a></li>\n"
                    .formatted(Drawing.events(workflow::mark, columns), ++number, Html.text(workflow.name())));
        }
        out.append("</ul>\n</section>\n");
    }

    private String description() {
        return explanation.workflows().stream()
                .map(w ->
                        w.name() + (w.needs().isEmpty() ? " starts at once" : " after " + TextDetails.needs(w.needs())))
                .collect(Collectors.joining("; "));
    }

    private void workflow(WorkflowTable workflow, String id) {
        out.append("<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n"
                .formatted(id, id, Html.text(workflow.name())));
        out.append("<p class=\"soft\"><code>")
                .append(Html.text(workflow.file()))
                .append("</code></p>\n");
        facts(workflow);
        String order = order(workflow);
        out.append("<p class=\"soft\">").append(Html.text(order)).append("</p>\n");
        Graph graph = Graph.of(workflow);
        // A chain is narrow: where there is room the table stands beside it.
        out.append("<div class=\"parts").append(graph.list() ? " chain" : "").append("\">\n");
        drawing(graph, id, "Steps of " + workflow.name(), order);
        out.append(new PageTable(workflow, columns, headings, footnotes).html(id));
        out.append("</div>\n</section>\n");
    }

    private void facts(WorkflowTable workflow) {
        List<String> facts = new ArrayList<>();
        if (!workflow.needs().isEmpty()) {
            facts.add("After the workflow " + TextDetails.needs(workflow.needs()));
        }
        if (workflow.hasMatrix()) {
            facts.add("Matrix, " + workflow.matrixPhrase());
        }
        for (Column column : columns) {
            workflow.broken(column)
                    .ifPresent(broken -> facts.add("On " + headings.phrase(column) + " " + Footnotes.of(broken)));
        }
        if (!facts.isEmpty()) {
            out.append("<ul class=\"facts\">\n");
            facts.forEach(f -> out.append("<li>").append(Html.prose(f)).append("</li>\n"));
            out.append("</ul>\n");
        }
    }

    private static String order(WorkflowTable workflow) {
        if (workflow.orders().isEmpty()) {
            return "No step runs on any event.";
        }
        if (!workflow.isGraph()) {
            return "One step after the other.";
        }
        boolean lists = workflow.orders().stream().anyMatch(o -> !o.graph());
        return "A graph: a step starts when those before it are done."
                + (lists ? " On events where no step with depends_on is left, one step after the other." : "");
    }

    private void drawing(Graph graph, String id, String title, String description) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"%s, drawn\">\n"
                .formatted(Html.text(title)));
        out.append(Drawing.of(graph, columns, id + "-g", title, description)).append("</div>\n");
    }

    private void foot() {
        out.append("</main>\n<footer>\n");
        List<String> texts = footnotes.texts();
        if (!texts.isEmpty()) {
            out.append("<section aria-labelledby=\"notes\">\n<h2 id=\"notes\">What it hangs on</h2>\n<ol>\n");
            for (int i = 0; i < texts.size(); i++) {
                out.append("<li id=\"n%d\">%s</li>\n".formatted(i + 1, Html.prose(texts.get(i))));
            }
            out.append("</ol>\n</section>\n");
        }
        out.append("""
                <p class="soft"><span class="runs">●</span> runs; <span class="may">○</span> may run, its note says what
                that hangs on; · skipped. A key marks a step that sees secrets; which events a secret is allowed for, the
                server decides.</p>
                </footer>
                """);
    }

    private static String sheet() {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(SHEET), SHEET)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the page's style sheet cannot be read", e);
        }
    }
}
