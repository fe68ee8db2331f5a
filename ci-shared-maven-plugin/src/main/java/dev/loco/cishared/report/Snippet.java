package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Sources;
import dev.loco.cishared.finding.Span;
import java.util.ArrayList;
import java.util.List;

/** The lines of source that something is said of, with carets under its token. */
public final class Snippet {
    /** Columns of source that are shown; what is longer is cut around the token. */
    private static final int WIDTH = 120;
    /** Columns kept before the token and after it when a line is cut. */
    private static final int CONTEXT = 40;
    /** UTF-16 units looked at on each side of the token's start, so that a minified file costs no more than a line. */
    private static final int REACH = 2_000;
    /** Lines of a longer span that are shown before the dots. */
    private static final int HEAD = 3;

    private static final String CUT = "…";

    private final Span span;
    private final String label;
    private final Severity severity;
    private final Sources sources;
    private final Style style;

    Snippet(Finding finding, Sources sources, Style style) {
        this(
                finding.primary(),
                finding.label(),
                finding.severity(),
                (file, line) -> sources.line(finding, line),
                style);
    }

    /**
     * The lines of a span.
     *
     * @param label a short phrase for the caret line; may be empty
     * @param severity the carets' colour
     */
    public Snippet(Span span, String label, Severity severity, Sources sources, Style style) {
        this.span = span;
        this.label = label;
        this.severity = severity;
        this.sources = sources;
        this.style = style;
    }

    /** Whether the line is there to be shown. */
    boolean present() {
        return sources.line(span.file(), span.line()).isPresent();
    }

    /** Digits of the greatest line number shown. */
    public int gutter() {
        return Integer.toString(present() ? lastLine() : 1).length();
    }

    /** The rows of the snippet, without the bars above and below it. */
    public List<String> rows() {
        List<Integer> lines = lines();
        List<String> rows = new ArrayList<>();
        int before = lines.get(0);
        for (int line : lines) {
            if (line > before + 1) {
                rows.add(style.frame("..."));
            }
            String caption = line == lines.get(lines.size() - 1) ? Printable.line(label) : "";
            rows.addAll(rows(line, sources.line(span.file(), line).orElse(""), caption));
            before = line;
        }
        return rows;
    }

    /** The last line with something of the span on it; one that ends behind a line end does not reach the next line. */
    private int lastLine() {
        int last = span.endLine();
        while (last > span.line() && covered(last).isBlank()) {
            last--;
        }
        return last;
    }

    private String covered(int number) {
        String line = sources.line(span.file(), number).orElse("");
        return number == span.endLine() ? line.substring(0, Math.min(span.endColumn() - 1, line.length())) : line;
    }

    private List<Integer> lines() {
        List<Integer> lines = new ArrayList<>();
        int last = lastLine();
        boolean all = last - span.line() <= HEAD;
        for (int line = span.line(); line < last && (all || lines.size() < HEAD); line++) {
            lines.add(line);
        }
        lines.add(last);
        return lines;
    }

    private List<String> rows(int number, String line, String caption) {
        int from = number == span.line()
                ? span.column() - 1
                : line.length() - line.stripLeading().length();
        int to = number == span.endLine()
                ? span.endColumn() - 1
                : line.stripTrailing().length();
        from = Math.min(from, line.length());
        to = Math.max(from, Math.min(to, line.length()));
        View view = View.of(line, from, to);
        String bar = style.frame(" ".repeat(gutter()) + " |");
        String margin = style.frame(pad(number) + " |");
        String code =
                view.text().isBlank() ? margin : margin + " " + view.text().stripTrailing();
        if (from == to && number != span.line()) {
            return List.of(code); // A blank line inside a longer span.
        }
        String carets = "^".repeat(view.carets()) + (caption.isEmpty() ? "" : " " + caption);
        String underline = bar + " " + " ".repeat(view.indent()) + style.severity(severity, carets);
        return List.of(code, underline);
    }

    private String pad(int number) {
        String digits = Integer.toString(number);
        return " ".repeat(gutter() - digits.length()) + digits;
    }

    /**
     * The stretch of a line that is shown.
     *
     * @param text as it is printed
     * @param indent columns before the first caret
     * @param carets at least one
     */
    private record View(String text, int indent, int carets) {
        static View of(String line, int from, int to) {
            int start = Math.max(0, from - REACH);
            int end = Math.min(line.length(), from + REACH);
            List<Cells.Cell> cells = Cells.of(line, start, end);
            int total = 0;
            int caret = -1;
            int carets = 0;
            for (Cells.Cell cell : cells) {
                boolean underToken = cell.from() < to && cell.to() > from || from == to && cell.from() == from;
                if (underToken) {
                    caret = caret < 0 ? total : caret;
                    carets += from == to ? 1 : cell.width();
                }
                total += cell.width();
            }
            caret = caret < 0 ? total : caret;
            boolean whole = start == 0 && end == line.length();
            if (whole && total <= WIDTH) {
                return new View(shown(cells, 0, total), caret, Math.max(1, carets));
            }
            int right = Math.min(total, Math.max(caret + carets + CONTEXT, WIDTH));
            int left = Math.max(0, Math.min(right - WIDTH, caret - CONTEXT));
            right = Math.min(right, left + WIDTH);
            boolean cutLeft = left > 0 || start > 0;
            boolean cutRight = right < total || end < line.length();
            int firstColumn = firstColumn(cells, left);
            String text = (cutLeft ? CUT : "") + shown(cells, left, right) + (cutRight ? CUT : "");
            int indent = Math.max(0, caret - firstColumn) + (cutLeft ? 1 : 0);
            int visible = Math.max(1, Math.min(carets, right - caret));
            return new View(text, indent, visible);
        }

        /** Where the first cell that starts at the column or behind it starts: half a wide character is not shown. */
        private static int firstColumn(List<Cells.Cell> cells, int column) {
            int at = 0;
            for (Cells.Cell cell : cells) {
                if (at >= column) {
                    break;
                }
                at += cell.width();
            }
            return at;
        }

        private static String shown(List<Cells.Cell> cells, int left, int right) {
            StringBuilder text = new StringBuilder();
            int at = 0;
            for (Cells.Cell cell : cells) {
                if (at >= left && at + cell.width() <= right) {
                    text.append(cell.shown());
                }
                at += cell.width();
            }
            return text.toString();
        }
    }
}
