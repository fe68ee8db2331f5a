package dev.loco.cishared.report;

/**
 * Text that does nothing to who reads it: a file name or a snippet of a stranger's repository must not move a
 * terminal's cursor, start a line of its own, turn the reading direction or break an encoder.
 */
public final class Printable {
    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /** The text on one line: every harmful character becomes one visible character. */
    public static String line(String text) {
        return map(text, false);
    }

    /** The same, but tabs and line feeds stay: for documents whose format has room for them. */
    static String lines(String text) {
        return map(text.replace("\r\n", "\n"), true);
    }

    private static String map(String text, boolean keepLayout) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> keepLayout && (c == '\n' || c == '\t') ? c : shown(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** The code point itself, or the one shown in its place. */
    static int shown(int codePoint) {
        if (codePoint < 0x20) {
            return 0x2400 + codePoint; // Unicode has a picture for each: ESC is shown as U+241B.
        }
        if (codePoint == 0x7F) {
            return 0x2421;
        }
        boolean c1 = codePoint >= 0x80 && codePoint < 0xA0;
        boolean separatesLines = codePoint == 0x2028 || codePoint == 0x2029;
        boolean turnsDirection = (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069)
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint == 0x061C;
        boolean loneSurrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
        boolean notACharacter = (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
        return c1 || separatesLines || turnsDirection || loneSurrogate || notACharacter ? REPLACEMENT : codePoint;
    }
}
