package dev.loco.cishared.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replaces stretches of a text and leaves every other character as it is. */
public final class Splicer {
    private final String text;
    private final List<Cut> cuts = new ArrayList<>();

    private record Cut(int offset, int length, String replacement) {}

    /** Starts from a text. */
    public Splicer(String text) {
        this.text = text;
    }

    /**
     * Plans one replacement; the order of the calls does not matter, except that insertions at one place follow each
     * other as they were planned.
     *
     * @param offset from the start of the original text, in UTF-16 units
     * @param length how many units are replaced; 0 inserts
     * @param replacement may be empty, which deletes
     * @throws IndexOutOfBoundsException when the stretch is not inside the text
     */
    public Splicer replace(int offset, int length, String replacement) {
        java.util.Objects.checkFromIndexSize(offset, length, text.length());
        cuts.add(new Cut(offset, length, replacement));
        return this;
    }

    /** Whether two of the planned replacements touch the same characters, so that {@link #result} would refuse. */
    public boolean overlaps() {
        int end = 0;
        for (Cut cut : sorted()) {
            if (cut.offset < end) {
                return true;
            }
            end = cut.offset + cut.length;
        }
        return false;
    }

    /**
     * The text with all replacements made.
     *
     * @throws IllegalStateException when two of them overlap
     */
    public String result() {
        StringBuilder out = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Cut cut : sorted()) {
            if (cut.offset < at) {
                throw new IllegalStateException("replacements overlap at offset " + cut.offset);
            }
            out.append(text, at, cut.offset).append(cut.replacement);
            at = cut.offset + cut.length;
        }
        return out.append(text, at, text.length()).toString();
    }

    /** By offset; an insertion before the replacement that starts at its place. The sort is stable. */
    private List<Cut> sorted() {
        return cuts.stream()
                .sorted(Comparator.comparingInt(Cut::offset).thenComparingInt(Cut::length))
                .toList();
    }
}
