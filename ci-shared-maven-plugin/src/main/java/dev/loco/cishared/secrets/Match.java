package dev.loco.cishared.secrets;

import java.util.function.Predicate;

/**
 * A place where an entry's pattern matched, before its tests.
 *
 * @param file the file's path
 * @param text the stretch of text the pattern saw, one character a byte
 * @param from where the whole match begins in {@code text}
 * @param start where the token in question begins in {@code text}
 * @param end just after its end
 * @param declared whether the repository's manifest declares that a path is read
 */
record Match(String file, String text, int from, int start, int end, Predicate<ReadPath> declared) {
    private static final int SIDE = 200;

    /** The token in question. */
    String value() {
        return text.substring(start, end);
    }

    /** The token's line; of a very long line only what stands near the token. */
    String line() {
        return text.substring(lineStart(), lineEnd());
    }

    /** What was matched before the token; may span lines. */
    String lead() {
        return text.substring(from, start);
    }

    /** What stands before the token on its line. */
    String before() {
        return text.substring(lineStart(), start);
    }

    /** What stands after the token on its line. */
    String after() {
        return text.substring(end, lineEnd());
    }

    /** The file's name without its folders. */
    String fileName() {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    private int lineStart() {
        int from = start;
        while (from > 0 && start - from < SIDE && !isLineEnd(text.charAt(from - 1))) {
            from--;
        }
        return from;
    }

    private int lineEnd() {
        int to = end;
        while (to < text.length() && to - end < SIDE && !isLineEnd(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
