package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.simulate.Cell;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of one workflow in a page. */
final class PageTable {
    private final WorkflowTable workflow;
    private final List<Column> columns;
    private final Headings headings;
    private final Footnotes footnotes;
    private final boolean secrets;
    private final StringBuilder out = new StringBuilder();

    PageTable(WorkflowTable workflow, List<Column> columns, Headings headings, Footnotes footnotes) {
        this.workflow = workflow;
        this.columns = columns;
        this.headings = headings;
        this.footnotes = footnotes;
        this.secrets = workflow.rows().stream().anyMatch(r -> !r.secrets().isEmpty());
    }

    String html(String id) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table of %s\">\n"
                .formatted(Html.text(workflow.name())));
        out.append("<table>\n<caption class=\"hidden\">Which step of %s runs on which event</caption>\n<thead>\n"
                .formatted(Html.text(workflow.name())));
        head();
        out.append("</thead>\n<tbody>\n<tr><th scope=\"row\" id=\"%s-r\">whole workflow</th>".formatted(id));
        for (int i = 0; i < columns.size(); i++) {
            Optional<WorkflowTable.Break> broken = workflow.broken(columns.get(i));
            if (broken.isPresent()) {
                String words = broken.get().always() ? "the run fails" : "the run fails at times";
                field(i, "fails", broken.get().always() ? "×" : "?", words, "", Footnotes.of(broken.get()));
            } else {
                mark(i, workflow.mark(columns.get(i)));
            }
        }
        out.append("<td></td>").append(secrets ? "<td></td>" : "").append("</tr>\n");
        workflow.rows().forEach(this::row);
        return out.append("</tbody>\n</table>\n</div>\n").toString();
    }

    private void head() {
        StringBuilder groups = new StringBuilder();
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String group = Headings.group(column);
            String name = Html.text(headings.name(column));
            if (group.isEmpty()) {
                groups.append("<th scope=\"col\" rowspan=\"2\" class=\"c%d\">%s</th>".formatted(i, name));
                continue;
            }
            names.append("<th scope=\"col\" class=\"c%d\">%s</th>".formatted(i, name));
            if (i == 0 || !Headings.group(columns.get(i - 1)).equals(group)) {
                long span = columns.stream()
                        .filter(c -> Headings.group(c).equals(group))
                        .count();
                groups.append("<th scope=\"colgroup\" colspan=\"%d\" class=\"group\">%s</th>".formatted(span, group));
            }
        }
        boolean two = !names.isEmpty();
        String rows = two ? " rowspan=\"2\"" : "";
        out.append("<tr><th scope=\"col\"%s>step</th>".formatted(rows)).append(groups);
        out.append("<th scope=\"col\"%s>runs on</th>".formatted(rows));
        out.append(secrets ? "<th scope=\"col\"%s>sees secrets</th>".formatted(rows) : "")
                .append("</tr>\n");
        if (two) {
            out.append("<tr>").append(names).append("</tr>\n");
        }
    }

    private void row(StepRow row) {
        out.append("<tr><th scope=\"row\">").append(Html.text(row.name()));
        String kind = kind(row);
        out.append(kind.isEmpty() ? "" : "<span class=\"kind\">" + Html.text(kind) + "</span>")
                .append("</th>");
        for (int i = 0; i < columns.size(); i++) {
            mark(i, row.mark(columns.get(i)));
        }
        String image =
                row.image().isEmpty() ? "" : "<code>" + Html.text(row.image()).replace("/", "/<wbr>") + "</code>";
        out.append("<td class=\"wide\">").append(image).append("</td>");
        if (secrets) {
            out.append("<td class=\"wide\">").append(secrets(row)).append("</td>");
        }
        out.append("</tr>\n");
    }

    private static String kind(StepRow row) {
        List<String> kinds = new ArrayList<>();
        if (row.section() != Section.STEPS) {
            kinds.add(row.section().noun());
        }
        if (row.detached()) {
            kinds.add("detached: the next does not wait");
        }
        if (row.failureIgnored()) {
            kinds.add("may fail: the run goes on");
        }
        if (!row.waitsFor().isEmpty()) {
            kinds.add("after " + TextDetails.needs(row.waitsFor()));
        }
        return String.join("; ", kinds);
    }

    private static String secrets(StepRow row) {
        if (row.secrets().isEmpty()) {
            return "";
        }
        String names = row.secrets().stream()
                .map(s -> "<code>" + Html.text(s.name()) + "</code>"
                        + (s.variable().equalsIgnoreCase(s.name())
                                ? ""
                                : " as <code>" + Html.text(s.variable()) + "</code>"))
                .collect(Collectors.joining(", "));
        return names + (row.isReachedByPullRequest() ? " <span class=\"pull\">on pull requests too</span>" : "");
    }

    private void mark(int column, Mark mark) {
        if (mark.verdict() == Verdict.SKIPPED) {
            field(column, "none", "·", "skipped", "", "");
            return;
        }
        String after = mark.after() == Cell.After.FAILURE
                ? "after a failure"
                : mark.after() == Cell.After.ANYTHING ? "also after a failure" : "";
        if (mark.verdict() == Verdict.RUNS) {
            field(column, "runs", "●", "runs", after, "");
        } else {
            field(column, "may", "○", "may run", after, Footnotes.of(mark));
        }
    }

    private void field(int column, String kind, String sign, String words, String more, String note) {
        out.append("<td class=\"mark c%d %s\"><span aria-hidden=\"true\">%s</span><span class=\"hidden\">%s</span>"
                .formatted(column, kind, sign, words));
        if (!note.isEmpty()) {
            int number = footnotes.number(note);
            out.append("<sup><a href=\"#n%d\" aria-label=\"note %d\">%d</a></sup>".formatted(number, number, number));
        }
        out.append(more.isEmpty() ? "" : "<small>" + more + "</small>").append("</td>");
    }
}
