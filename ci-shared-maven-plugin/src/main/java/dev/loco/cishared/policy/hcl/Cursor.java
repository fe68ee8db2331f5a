package dev.loco.cishared.policy.hcl;

/**
 * Walks through a text character by character and counts lines and columns as the scanners of HCL 1 do, their steps
 * beyond the end included, so that messages name the same places.
 */
final class Cursor {
    /** Stands for the end of the text, and for a NUL. */
    static final int EOF = 0;

    /** Stands for what is no character. */
    static final int BAD = 0xFFFD;

    final String text;
    private final boolean hcl;
    private final int end;

    private int at;
    private int line = 1;
    private int column;
    private int lastLength;
    private int lastLineLength;

    private int earlierAt;
    private int earlierLine;
    private int earlierColumn;

    private boolean failed;
    private String failure = "";
    private Mark failureMark = Mark.NOWHERE;

    /**
     * At the start of the text.
     *
     * @param hcl whether CRLF counts as one LF, and a NUL and U+E123 as errors: so in HCL, not in JSON
     */
    Cursor(String text, boolean hcl) {
        this.text = text;
        this.hcl = hcl;
        this.end = text.length();
    }

    /** Takes the next character, or {@link #EOF}. */
    int next() {
        if (at >= end) {
            column++;
            lastLength = 0;
            return EOF;
        }
        earlierAt = at;
        earlierLine = line;
        earlierColumn = column;
        int c = text.charAt(at);
        column++;
        lastLength = 1;
        if (c == '\r' && hcl && at + 1 < end && text.charAt(at + 1) == '\n') {
            lastLength = 2;
            c = '\n';
        } else if (Character.isSurrogate((char) c)) {
            c = text.codePointAt(at);
            if (c <= Character.MAX_VALUE) {
                at++;
                fail("illegal UTF-8 encoding");
                return BAD;
            }
            lastLength = 2;
        }
        at += lastLength;
        if (c == '\n') {
            line++;
            lastLineLength = column;
            column = 0;
        } else if (hcl && c == 0) {
            fail("unexpected null character (0x00)");
        } else if (hcl && c == 0xE123) {
            fail("unicode code point U+E123 reserved for internal use");
            return BAD;
        }
        return c;
    }

    /** Gives the character of the last {@link #next} back; only once, and not at the end. */
    void unread() {
        at = earlierAt;
        line = earlierLine;
        column = earlierColumn;
    }

    /** The next character without taking it. */
    int peek() {
        if (at >= end) {
            return EOF;
        }
        char c = text.charAt(at);
        return hcl && c == '\r' && at + 1 < end && text.charAt(at + 1) == '\n' ? '\n' : c;
    }

    /** The offset of the next character. */
    int at() {
        return at;
    }

    /** The offset of the character that was taken last. */
    int lastStart() {
        return at - lastLength;
    }

    /** Whether the last {@link #next} found nothing more. */
    boolean ended() {
        return lastLength == 0;
    }

    /** The line of the character that was taken last. */
    int lastLine() {
        return column > 0 || lastLineLength == 0 ? line : line - 1;
    }

    /** Its column; an LF is the last of its line. */
    int lastColumn() {
        return column > 0 || lastLineLength == 0 ? Math.max(column, 1) : lastLineLength;
    }

    /** Notes what is wrong at the last character; a later note replaces an earlier one. */
    void fail(String message) {
        failed = true;
        Mark mark = new Mark(lastStart(), lastLength, lastLine(), lastColumn());
        failure = mark.at() + ": " + message;
        failureMark = mark;
    }

    /** Whether anything was wrong. */
    boolean failed() {
        return failed;
    }

    /** What was wrong last, after its line and column. */
    String failure() {
        return failure;
    }

    /** Where that was. */
    Mark failureMark() {
        return failureMark;
    }

    static boolean isWhitespace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    static boolean isLetter(int c) {
        return c < 0x80 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' : Character.isLetter(c);
    }

    static boolean isDigit(int c) {
        return c < 0x80 ? isDecimal(c) : Character.isDigit(c);
    }

    static boolean isDecimal(int c) {
        return c >= '0' && c <= '9';
    }

    /** The value of a hexadecimal digit, 16 for anything else. */
    static int digit(int c) {
        int value = c < 0x80 ? Character.digit(c, 16) : -1;
        return value < 0 ? 16 : value;
    }
}
