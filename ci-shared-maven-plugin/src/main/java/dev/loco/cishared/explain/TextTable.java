package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.report.Cells;
import dev.loco.cishared.report.Printable;
import dev.loco.cishared.report.Style;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The explanation for a terminal, in 80 columns unless a word is longer. */
public final class TextTable {
    static final int WIDTH = 80;

    private static final int NARROWEST_NAMES = 14;
    private static final int NARROWEST_PUSH = 4;

    private final Explanation explanation;
    private final Style style;
    private Headings headings;
    private final List<Column> columns;
    private final Footnotes footnotes = new Footnotes();
    private final Map<Column, Integer> widths = new EnumMap<>(Column.class);
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();
    private int names;

    private TextTable(Explanation explanation, Style style) {
        this.explanation = explanation;
        this.style = style;
        this.headings = new Headings(explanation.defaultBranch(), false);
        this.columns = explanation.columns();
    }

    /** The whole text; each line with its line end. */
    public static String of(Explanation explanation, Style style) {
        return new TextTable(explanation, style).text();
    }

    private String text() {
        measure();
        DefaultBranch branch = explanation.defaultBranch();
        lines.add("default branch: " + Printable.line(branch.name()) + " ("
                + branch.source().phrase() + ")");
        for (WorkflowTable workflow : explanation.workflows()) {
            lines.add("");
            table(workflow);
            lines.addAll(new TextDetails(workflow, headings, style).lines());
        }
        lines.add("");
        lines.addAll(TextLegend.lines(explanation, headings, footnotes, used, style));
        return lines.stream().map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    /** A first pass over all fields: it numbers the remarks, and finds the widest of each column. */
    private void measure() {
        widths();
        int longest = 0;
        int keys = 0;
        for (WorkflowTable workflow : explanation.workflows()) {
            longest = Math.max(longest, Cells.width(title(workflow)));
            for (StepRow row : workflow.rows()) {
                longest = Math.max(longest, Cells.width(title(row)));
                keys = Math.max(keys, key(row).length());
            }
        }
        if (room(keys) < longest) {
            headings = new Headings(explanation.defaultBranch(), true);
            widths();
        }
        names = Math.max(NARROWEST_NAMES, Math.min(longest, room(keys))) + 1;
    }

    private int room(int keys) {
        return WIDTH - keys - 1 - widths.values().stream().mapToInt(w -> w + 1).sum();
    }

    private void widths() {
        for (Column column : columns) {
            int width = Cells.width(Printable.line(headings.name(column)));
            widths.put(column, column.event().equals("push") ? Math.max(width, NARROWEST_PUSH) : width);
        }
        for (WorkflowTable workflow : explanation.workflows()) {
            fields(workflow).forEach(this::widen);
            workflow.rows().forEach(row -> fields(row).forEach(this::widen));
        }
    }

    private void widen(Column column, Field field) {
        widths.merge(column, field.width(), Math::max);
        used.add(field.sign());
        if (field.more().startsWith(Field.ONLY_AFTER_FAILURE) || field.more().startsWith(Field.ALSO_AFTER_FAILURE)) {
            used.add(field.more().substring(0, 1));
        }
    }

    private Map<Column, Field> fields(WorkflowTable workflow) {
        Map<Column, Field> fields = new EnumMap<>(Column.class);
        columns.forEach(c -> fields.put(c, Field.of(workflow, c, footnotes)));
        return fields;
    }

    private Map<Column, Field> fields(StepRow row) {
        Map<Column, Field> fields = new EnumMap<>(Column.class);
        columns.forEach(c -> fields.put(c, Field.of(row.mark(c), footnotes)));
        return fields;
    }

    private void table(WorkflowTable workflow) {
        String groups = groups();
        String file = Printable.line(workflow.file());
        if (!groups.isEmpty() && Cells.width(file) < names) {
            lines.add(style.frame(file) + " ".repeat(names - Cells.width(file)) + style.bold(groups));
        } else {
            lines.add(style.frame(file));
            lines.add(" ".repeat(names) + style.bold(groups));
        }
        StringBuilder heads = new StringBuilder();
        columns.forEach(c -> heads.append(padded(Printable.line(headings.name(c)), width(c) + 1)));
        lines.add(" ".repeat(names) + style.bold(heads.toString().stripTrailing()));
        line(title(workflow), true, fields(workflow), "");
        for (StepRow row : workflow.rows()) {
            line(title(row), false, fields(row), key(row));
        }
    }

    /** The words over columns that belong together. */
    private String groups() {
        StringBuilder line = new StringBuilder();
        int end = 0;
        for (int i = 0; i < columns.size(); i++) {
            String group = Headings.group(columns.get(i));
            boolean first = !group.isEmpty()
                    && (i == 0 || !Headings.group(columns.get(i - 1)).equals(group));
            if (first) {
                int span = columns.stream()
                                .filter(c -> Headings.group(c).equals(group))
                                .mapToInt(c -> width(c) + 1)
                                .sum()
                        - 1;
                line.append(" ".repeat(end - line.length())).append(Headings.group(columns.get(i), span));
            }
            end += width(columns.get(i)) + 1;
        }
        return line.toString();
    }

    private int width(Column column) {
        return widths.getOrDefault(column, 0);
    }

    private void line(String title, boolean bold, Map<Column, Field> fields, String key) {
        StringBuilder line = new StringBuilder(bold ? style.bold(title) : title);
        int taken = Cells.width(title);
        if (taken >= names) {
            lines.add(line.toString());
            line.setLength(0);
            taken = 0;
        }
        line.append(" ".repeat(names - taken));
        fields.forEach((column, field) ->
                line.append(field.painted(style)).append(" ".repeat(width(column) + 1 - field.width())));
        lines.add(line.append(key).toString());
    }

    private String title(WorkflowTable workflow) {
        return "workflow " + Printable.line(workflow.name());
    }

    private static String title(StepRow row) {
        String gutter = row.section() == Section.STEPS
                ? Integer.toString(row.number())
                : row.section() == Section.CLONE ? TextLegend.CLONE : TextLegend.SERVICE;
        return padded(" ".repeat(Math.max(0, 2 - gutter.length())) + gutter, 3) + Printable.line(row.name());
    }

    private String key(StepRow row) {
        if (row.secrets().isEmpty()) {
            return "";
        }
        String key = TextLegend.SECRET + (row.isReachedByPullRequest() ? TextLegend.REACHED : "");
        used.add(key);
        return key;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - Cells.width(text)));
    }
}
