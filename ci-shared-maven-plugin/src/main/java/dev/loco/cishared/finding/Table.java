package dev.loco.cishared.finding;

import java.util.List;
import java.util.Map;

/**
 * What a run has to say of everything it looked at, beside what is wrong.
 *
 * @param title what it is about, a short phrase
 * @param facts further words on that, by name, in order
 * @param columns the names of the columns
 * @param rows each with a cell a column
 */
public record Table(String title, Map<String, String> facts, List<String> columns, List<Row> rows) {

    /**
     * One line.
     *
     * @param good whether it says that all is well
     */
    public record Row(boolean good, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Whether all is well. */
    public boolean good() {
        return rows.stream().allMatch(Row::good);
    }
}
