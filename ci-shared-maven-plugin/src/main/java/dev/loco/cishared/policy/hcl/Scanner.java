package dev.loco.cishared.policy.hcl;

/**
 * What the scanners of HCL and of JSON have in common ({@code hcl/scanner} and {@code json/scanner}). After
 * {@link #scan}, the fields tell of the token found.
 */
abstract class Scanner {
    final Cursor cursor;

    /** What was found. */
    Token type = Token.ILLEGAL;

    private int start;
    private int end;
    private int line;
    private int column;

    Scanner(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Finds the next token. */
    final void scan() {
        int c = cursor.next();
        while (Cursor.isWhitespace(c)) {
            c = cursor.next();
        }
        start = cursor.lastStart();
        line = cursor.lastLine();
        column = cursor.lastColumn();
        type = token(c);
        end = cursor.at();
    }

    /** The token that begins with that character. */
    abstract Token token(int c);

    /** Where the token stands. */
    final Mark mark() {
        return new Mark(start, end - start, line, column);
    }

    /** The token as it is written, line ends as LF in HCL. */
    final String raw() {
        return cursor.text.substring(start, end);
    }

    /** The digits from that one on; answers the character after them, which stays to be read. */
    final int mantissa(int first) {
        int c = first;
        boolean scanned = false;
        while (Cursor.isDecimal(c)) {
            c = cursor.next();
            scanned = true;
        }
        if (scanned && c != Cursor.EOF) {
            cursor.unread();
        }
        return c;
    }

    /** What follows the point of a number. */
    final int fraction() {
        return mantissa(cursor.peek());
    }

    /** What follows the {@code e} of a number. A character that is no digit is swallowed, as upstream does. */
    final void exponent() {
        int c = cursor.next();
        if (c == '-' || c == '+') {
            c = cursor.next();
        }
        mantissa(c);
    }

    /** Reads on after the mantissa of a decimal number. */
    final Token afterMantissa(int c) {
        if (isE(c)) {
            exponent();
            return Token.FLOAT;
        }
        if (c == '.') {
            if (isE(fraction())) {
                cursor.next();
                exponent();
            }
            return Token.FLOAT;
        }
        if (c != Cursor.EOF) {
            cursor.unread();
        }
        return Token.NUMBER;
    }

    static boolean isE(int c) {
        return c == 'e' || c == 'E';
    }

    /** The string that a quote has opened; a quote inside {@code ${ … }} ends it in JSON only. */
    final void string(boolean json) {
        int braces = 0;
        while (true) {
            int c = cursor.next();
            if ((c == '\n' && (json || braces == 0)) || c == Cursor.EOF) {
                cursor.fail("literal not terminated");
                return;
            }
            if (c == '"' && (json || braces == 0)) {
                return;
            }
            if (braces == 0 && c == '$' && cursor.peek() == '{') {
                braces++;
                cursor.next();
            } else if (braces > 0 && c == '{') {
                braces++;
            }
            if (braces > 0 && c == '}') {
                braces--;
            }
            if (c == '\\') {
                escape(json);
            }
        }
    }

    private void escape(boolean json) {
        int c = cursor.next();
        switch (c) {
            case 'a', 'b', 'f', 'n', 'r', 't', 'v', '\\', '"' -> {}
            case '0', '1', '2', '3', '4', '5', '6', '7' -> digits(c, 8, 3, json);
            case 'x' -> digits(cursor.next(), 16, 2, json);
            case 'u' -> digits(cursor.next(), 16, 4, json);
            case 'U' -> digits(cursor.next(), 16, 8, json);
            default -> cursor.fail("illegal char escape");
        }
    }

    private void digits(int first, int radix, int count, boolean json) {
        int c = first;
        int left = count;
        while (left > 0 && Cursor.digit(c) < radix) {
            c = cursor.next();
            if (c == Cursor.EOF && !json) {
                break;
            }
            left--;
        }
        if (left > 0) {
            cursor.fail("illegal char escape");
        }
        // In JSON a NUL is given back too; at the very end upstream panics, and the string has no end anyway.
        if (json ? !cursor.ended() : c != Cursor.EOF && left != count) {
            cursor.unread();
        }
    }
}
