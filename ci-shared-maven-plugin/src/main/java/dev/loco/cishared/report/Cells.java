package dev.loco.cishared.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of source as a terminal lays it out: what a person sees as one character is one cell, however many UTF-16
 * units it has, and takes no, one or two columns.
 */
public final class Cells {
    private static final int TAB = 4;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    /**
     * One character as a person sees it.
     *
     * @param from its first UTF-16 unit, counted from 0 in the line
     * @param to just after its last unit
     * @param shown what is printed for it
     * @param width columns it takes
     */
    record Cell(int from, int to, String shown, int width) {
        Cell joinedBy(int end, String more, int newWidth) {
            return new Cell(from, end, shown + more, newWidth);
        }
    }

    private final List<Cell> cells = new ArrayList<>();
    private int column;
    private boolean joining;

    private Cells() {}

    /** The cells of the units {@code from} to {@code to} of a line. */
    static List<Cell> of(String line, int from, int to) {
        Cells result = new Cells();
        for (int i = from; i < to; ) {
            int codePoint = line.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            result.add(codePoint, i, end);
            i = end;
        }
        return List.copyOf(result.cells);
    }

    /** The columns a line takes. */
    public static int width(String line) {
        return of(line, 0, line.length()).stream().mapToInt(Cell::width).sum();
    }

    private void add(int codePoint, int from, int to) {
        if (codePoint == '\t') {
            int width = TAB - column % TAB;
            append(new Cell(from, to, " ".repeat(width), width));
            return;
        }
        int shownAs = Printable.shown(codePoint);
        String shown = Character.toString(shownAs);
        if (shownAs == codePoint && !cells.isEmpty() && extendsTheLast(codePoint)) {
            Cell last = cells.remove(cells.size() - 1);
            column -= last.width();
            int width = codePoint == EMOJI_PRESENTATION && last.width() == 1 ? 2 : last.width();
            append(last.joinedBy(to, shown, width));
            joining = codePoint == ZERO_WIDTH_JOINER;
            return;
        }
        append(new Cell(from, to, shown, shownAs == codePoint ? width(codePoint) : 1));
    }

    private void append(Cell cell) {
        cells.add(cell);
        column += cell.width();
        joining = false;
    }

    private boolean extendsTheLast(int codePoint) {
        Cell last = cells.get(cells.size() - 1);
        boolean secondHalfOfAFlag = isFlagLetter(codePoint)
                && last.to() - last.from() == 2
                && isFlagLetter(last.shown().codePointAt(0));
        boolean joined = joining && width(codePoint) == 2 && last.width() == 2;
        boolean skinTone = codePoint >= 0x1F3FB && codePoint <= 0x1F3FF && last.width() == 2;
        return width(codePoint) == 0 || secondHalfOfAFlag || joined || joining && isSymbol(codePoint) || skinTone;
    }

    /** Signs such as the heart or the male sign: narrow on their own, part of the picture after a joiner. */
    private static boolean isSymbol(int codePoint) {
        return codePoint >= 0x2600 && codePoint <= 0x27BF;
    }

    private static boolean isFlagLetter(int codePoint) {
        return codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF;
    }

    private static int width(int codePoint) {
        if (codePoint < 0x300) {
            return codePoint == 0xAD ? 0 : 1;
        }
        int type = Character.getType(codePoint);
        boolean onTopOfTheLast = type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (codePoint >= 0x1160 && codePoint <= 0x11FF); // vowels and finals of a Hangul syllable
        if (onTopOfTheLast) {
            return 0;
        }
        return isFlagLetter(codePoint) || WideCharacters.contains(codePoint) ? 2 : 1;
    }
}
