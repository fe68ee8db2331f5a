package dev.loco.cishared.policy.hcl;

/** Takes HCL 1 apart ({@code hcl/scanner}). */
final class HclScanner extends Scanner {

    HclScanner(Cursor cursor) {
        super(cursor);
    }

    @Override
    Token token(int c) {
        if (Cursor.isLetter(c)) {
            return identifier();
        }
        if (Cursor.isDecimal(c)) {
            return number(c);
        }
        switch (c) {
            case Cursor.EOF:
                return Token.EOF;
            case '"':
                string(false);
                return Token.STRING;
            case '#', '/':
                comment(c);
                return Token.COMMENT;
            case '.':
                return point();
            case '<':
                heredoc();
                return Token.HEREDOC;
            case '[':
                return Token.LBRACK;
            case ']':
                return Token.RBRACK;
            case '{':
                return Token.LBRACE;
            case '}':
                return Token.RBRACE;
            case ',':
                return Token.COMMA;
            case '=':
                return Token.ASSIGN;
            case '+':
                return Token.ADD;
            case '-':
                return Cursor.isDecimal(cursor.peek()) ? number(cursor.next()) : Token.SUB;
            default:
                cursor.fail("illegal char");
                return Token.ILLEGAL;
        }
    }

    private Token identifier() {
        int start = cursor.lastStart();
        int c = cursor.next();
        while (Cursor.isLetter(c) || Cursor.isDigit(c) || c == '-' || c == '.') {
            c = cursor.next();
        }
        if (c != Cursor.EOF) {
            cursor.unread();
        }
        int length = cursor.at() - start;
        boolean bool = (length == 4 && cursor.text.startsWith("true", start))
                || (length == 5 && cursor.text.startsWith("false", start));
        return bool ? Token.BOOL : Token.IDENT;
    }

    private Token point() {
        int c = cursor.peek();
        if (!Cursor.isDecimal(c)) {
            return Token.PERIOD;
        }
        if (isE(mantissa(c))) {
            // The `e` was given back, so upstream takes it twice and leaves its digits.
            exponent();
        }
        return Token.FLOAT;
    }

    private Token number(int first) {
        if (first != '0') {
            mantissa(first);
            return afterMantissa(cursor.next());
        }
        int c = cursor.next();
        if (c == 'x' || c == 'X') {
            hexadecimal();
            return Token.NUMBER;
        }
        boolean illegalOctal = false;
        while (Cursor.isDecimal(c)) {
            c = cursor.next();
            illegalOctal |= c == '8' || c == '9';
        }
        boolean whole = !isE(c) && c != '.';
        if (whole && illegalOctal) {
            cursor.fail("illegal octal number");
        }
        return afterMantissa(c);
    }

    private void hexadecimal() {
        int c = cursor.next();
        boolean found = false;
        while (Cursor.digit(c) < 16) {
            c = cursor.next();
            found = true;
        }
        if (!found) {
            cursor.fail("illegal hexadecimal number");
        }
        if (c != Cursor.EOF) {
            cursor.unread();
        }
    }

    private void comment(int first) {
        if (first == '#' || cursor.peek() != '*') {
            if (first == '/' && cursor.peek() != '/') {
                cursor.fail("expected '/' for comment");
                return;
            }
            int c = cursor.next();
            while (c != '\n' && c != Cursor.EOF) {
                c = cursor.next();
            }
            if (c != Cursor.EOF) {
                cursor.unread();
            }
            return;
        }
        cursor.next();
        int c = cursor.next();
        while (true) {
            if (c == Cursor.EOF) {
                cursor.fail("comment not terminated");
                return;
            }
            int before = c;
            c = cursor.next();
            if (before == '*' && c == '/') {
                return;
            }
        }
    }

    private void heredoc() {
        if (cursor.next() != '<') {
            cursor.fail("heredoc expected second '<', didn't see it");
            return;
        }
        int start = cursor.at();
        int c = cursor.next();
        if (c == '-') {
            c = cursor.next();
        }
        while (Cursor.isLetter(c) || Cursor.isDigit(c)) {
            c = cursor.next();
        }
        if (c == Cursor.EOF) {
            cursor.fail("heredoc not terminated");
            return;
        }
        if (c == '\r' && cursor.peek() == '\n') {
            c = cursor.next();
        }
        if (c != '\n') {
            cursor.fail("invalid characters in heredoc anchor");
            return;
        }
        String anchor = cursor.text.substring(start, cursor.lastStart());
        if (anchor.isEmpty() || anchor.equals("-")) {
            cursor.fail("zero-length heredoc anchor");
            return;
        }
        heredocLines(anchor);
    }

    private void heredocLines(String anchor) {
        int lineStart = cursor.at();
        while (true) {
            int c = cursor.next();
            if (c == '\n') {
                if (Heredoc.ends(cursor.text, lineStart, cursor.lastStart(), anchor)) {
                    return;
                }
                lineStart = cursor.at();
            }
            if (c == Cursor.EOF) {
                cursor.fail("heredoc not terminated");
                return;
            }
        }
    }
}
