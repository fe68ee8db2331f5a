package dev.loco.cishared.explain;

import dev.loco.cishared.report.Cells;
import java.util.List;

/** Text broken at spaces to the width of the table. */
final class Wrapped {
    private Wrapped() {}

    /** Adds the words behind a lead; further lines are indented by its width. A word longer than a line stays whole. */
    static void add(List<String> lines, String lead, String words) {
        int indent = Cells.width(lead);
        StringBuilder line = new StringBuilder(lead);
        int column = indent;
        for (String word : words.split(" ", -1)) {
            int width = Cells.width(word);
            if (column > indent && column + 1 + width > TextTable.WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(" ".repeat(indent));
                column = indent;
            }
            line.append(column == indent ? "" : " ").append(word);
            column += width + (column == indent ? 0 : 1);
        }
        lines.add(line.toString());
    }
}
