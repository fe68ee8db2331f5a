package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.report.Cells;
import dev.loco.cishared.report.Printable;
import dev.loco.cishared.report.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands below all tables: the remarks, and what the signs in them mean. */
final class TextLegend {
    static final String CLONE = "c";
    static final String SERVICE = "s";
    static final String SECRET = "k";
    static final String REACHED = "!";

    private TextLegend() {}

    static List<String> lines(
            Explanation explanation, Headings headings, Footnotes footnotes, Set<String> used, Style style) {
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String text : footnotes.texts()) {
            number++;
            Wrapped.add(lines, lead(Integer.toString(number)), Printable.line(text));
        }
        if (number > 0) {
            lines.add("");
        }
        entry(lines, used, Field.RUNS, "runs");
        entry(lines, used, Field.MAY_RUN, "may run; the number says what it hangs on");
        entry(lines, used, Field.SKIPPED, "skipped");
        entry(lines, used, Field.FAILS, "the whole run fails; the number says why");
        entry(lines, used, Field.MAY_FAIL, "the whole run fails at times; the number says why");
        entry(lines, used, Field.ONLY_AFTER_FAILURE, "only after a failure");
        entry(lines, used, Field.ALSO_AFTER_FAILURE, "after a failure too");
        if (headings.isCompact()) {
            Wrapped.add(lines, "", headings.legend(explanation.columns()));
        }
        section(lines, explanation, Section.CLONE, CLONE, "clone step");
        section(lines, explanation, Section.SERVICES, SERVICE, "service: runs beside the steps");
        entry(lines, used, SECRET, "sees secrets, listed above");
        entry(
                lines,
                used,
                SECRET + REACHED,
                "sees secrets, and a pull request runs it: those allowed for pull requests are in reach of its author");
        if (!explanation.idle().isEmpty()) {
            lines.add("");
            Wrapped.add(
                    lines,
                    "nothing runs on: ",
                    explanation.idle().stream().map(headings::phrase).collect(Collectors.joining(", ")));
        }
        return lines;
    }

    private static void section(
            List<String> lines, Explanation explanation, Section section, String sign, String words) {
        boolean any = explanation.workflows().stream()
                .flatMap(w -> w.rows().stream())
                .anyMatch(row -> row.section() == section);
        if (any) {
            Wrapped.add(lines, lead(sign), words);
        }
    }

    private static void entry(List<String> lines, Set<String> used, String sign, String words) {
        if (used.contains(sign)) {
            Wrapped.add(lines, lead(sign), words);
        }
    }

    private static String lead(String sign) {
        return " ".repeat(Math.max(0, 2 - Cells.width(sign))) + sign + "  ";
    }
}
