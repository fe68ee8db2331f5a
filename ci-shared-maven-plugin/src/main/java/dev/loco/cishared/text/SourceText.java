package dev.loco.cishared.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * The decoded text of one file with a table of its lines. Offsets, lengths and columns are UTF-16 units; lines and
 * columns count from 1. A line ends at LF, CRLF or a lone CR, as in YAML.
 */
public final class SourceText {
    private final String file;
    private final String text;
    private final int[] lineStarts;

    /**
     * The text of a file.
     *
     * @param file path relative to the repository's root, with {@code /}
     * @param text the whole text as it was decoded, a byte-order mark included
     */
    public SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lineStarts = lineStarts(text);
    }

    /** Makes a value of a place, so that this room needs to know no such value: {@code source.at(3, 2, Span::new)}. */
    @FunctionalInterface
    public interface Place<T> {
        /** Lines and columns from 1, end exclusive. */
        T make(String file, int line, int column, int endLine, int endColumn, int offset, int length);
    }

    /** The path given to the constructor. */
    public String file() {
        return file;
    }

    /** The whole text. */
    public String text() {
        return text;
    }

    /** The number of lines; a text that ends in a line end has an empty last line. */
    public int lines() {
        return lineStarts.length;
    }

    /**
     * The place of {@code length} units from {@code offset} on, as the value that {@code place} makes of it.
     *
     * @throws IndexOutOfBoundsException when it is not inside the text
     */
    public <T> T at(int offset, int length, Place<T> place) {
        java.util.Objects.checkFromIndexSize(offset, length, text.length());
        int line = lineAt(offset);
        int end = offset + length;
        int endLine = lineAt(end);
        return place.make(
                file,
                line,
                offset - lineStarts[line - 1] + 1,
                endLine,
                end - lineStarts[endLine - 1] + 1,
                offset,
                length);
    }

    /** The line, from 1, that the offset lies in. */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The offset at which the line starts; lines count from 1. */
    public int startOfLine(int line) {
        return lineStarts[line - 1];
    }

    /** The offset just after the line's last character, before its line end. */
    public int endOfLine(int line) {
        int end = line < lineStarts.length ? lineStarts[line] : text.length();
        int start = lineStarts[line - 1];
        if (end > start && line < lineStarts.length) {
            char last = text.charAt(end - 1);
            end--;
            if (last == '\n' && end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
        }
        return end;
    }

    /** The line without its line end, or empty when there is no such line. */
    public Optional<String> line(int line) {
        return line < 1 || line > lineStarts.length
                ? Optional.empty()
                : Optional.of(text.substring(startOfLine(line), endOfLine(line)));
    }

    /** The line end this text uses: that of its first line, LF when it has none. */
    public String lineEnd() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return "\n";
            }
            if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? "\r\n" : "\r";
            }
        }
        return "\n";
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
