package dev.loco.cishared.report;

import dev.loco.cishared.finding.Table;
import java.util.List;

/** Tables as text: a title, and the rows with their cells one below the other. */
final class Tables {
    private final Style style;

    Tables(Style style) {
        this.style = style;
    }

    String text(Table table) {
        StringBuilder text = new StringBuilder();
        text.append(style.bold(Printable.line(table.title())));
        List<String> facts = table.facts().entrySet().stream()
                .filter(fact -> !fact.getValue().isEmpty())
                .map(fact -> fact.getKey() + " " + Printable.line(fact.getValue()))
                .toList();
        text.append(facts.isEmpty() ? "" : " (" + String.join("; ", facts) + ")").append('\n');
        int[] widths = new int[table.columns().size()];
        for (Table.Row row : table.rows()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], Printable.line(row.cells().get(i)).length());
            }
        }
        for (Table.Row row : table.rows()) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                String cell = Printable.line(row.cells().get(i));
                line.append(' ').append(cell).append(" ".repeat(widths[i] - cell.length() + 1));
            }
            String whole = line.toString().stripTrailing();
            text.append(row.good() ? whole : style.bad(whole)).append('\n');
        }
        return text.toString();
    }
}
