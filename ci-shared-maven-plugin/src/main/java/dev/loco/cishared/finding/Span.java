package dev.loco.cishared.finding;

/**
 * A stretch of one file.
 *
 * <p>Lines and columns count from 1; columns, offset and length are in UTF-16 units of the decoded text, a leading
 * byte-order mark included. The end is exclusive. A span of length 0 is a place between two characters.
 *
 * @param file path relative to the repository's root, with {@code /}
 * @param line first line, from 1
 * @param column first column, from 1
 * @param endLine line of the end, at least {@code line}
 * @param endColumn column just after the last character
 * @param offset distance of the first character from the start of the text
 * @param length number of UTF-16 units
 */
public record Span(String file, int line, int column, int endLine, int endColumn, int offset, int length)
        implements Comparable<Span> {

    public Span {
        if (line < 1 || column < 1 || endLine < line || offset < 0 || length < 0) {
            throw new IllegalArgumentException("not a span: " + file + ":" + line + ":" + column + " to " + endLine
                    + ":" + endColumn + ", offset " + offset + ", length " + length);
        }
    }

    /** The very start of a file: for what is said of the file as a whole, or of one that is missing. */
    public static Span startOf(String file) {
        return new Span(file, 1, 1, 1, 1, 0, 0);
    }

    /** The offset just after the last character. */
    public int end() {
        return offset + length;
    }

    /** Whether this span and the other lie in one file and share a character (or this place lies inside it). */
    public boolean overlaps(Span other) {
        return file.equals(other.file) && offset < other.end() && other.offset < end();
    }

    /** By file, then offset, then length. */
    @Override
    public int compareTo(Span other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byOffset = Integer.compare(offset, other.offset);
        return byOffset != 0 ? byOffset : Integer.compare(length, other.length);
    }
}
