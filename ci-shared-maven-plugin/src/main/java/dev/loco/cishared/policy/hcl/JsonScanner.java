package dev.loco.cishared.policy.hcl;

/** Takes JSON apart as HCL 1 does ({@code json/scanner}): not everything it lets pass is JSON. */
final class JsonScanner extends Scanner {

    JsonScanner(Cursor cursor) {
        super(cursor);
    }

    @Override
    Token token(int c) {
        if (Cursor.isLetter(c)) {
            return word();
        }
        if (Cursor.isDecimal(c)) {
            return number(c);
        }
        switch (c) {
            case Cursor.EOF:
                return Token.EOF;
            case '"':
                string(true);
                return Token.STRING;
            case '.':
                return point();
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
            case ':':
                return Token.COLON;
            case '-':
                if (Cursor.isDecimal(cursor.peek())) {
                    return number(cursor.next());
                }
                cursor.fail("illegal char");
                return Token.ILLEGAL;
            default:
                cursor.fail("illegal char: " + Character.toString(c));
                return Token.ILLEGAL;
        }
    }

    private Token word() {
        int start = cursor.lastStart();
        int c = cursor.next();
        while (Cursor.isLetter(c) || Cursor.isDigit(c) || c == '-') {
            c = cursor.next();
        }
        if (c != Cursor.EOF) {
            cursor.unread();
        }
        switch (cursor.text.substring(start, cursor.at())) {
            case "true", "false":
                return Token.BOOL;
            case "null":
                return Token.NULL;
            default:
                cursor.fail("illegal char");
                return Token.ILLEGAL;
        }
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
        int start = cursor.at();
        mantissa(first);
        int c = cursor.next();
        Token type = afterMantissa(c);
        // At the end of the text upstream takes its own step beyond it for a digit.
        if (first == '0' && type == Token.NUMBER && (c == Cursor.EOF || cursor.at() != start)) {
            cursor.fail("numbers cannot start with 0");
        }
        return type;
    }
}
