package dev.loco.cishared.policy.read;

import java.util.Locale;

/** Text as Go's {@code strconv} writes and reads it, since OpenBao's messages and numbers are made with it. */
final class GoText {
    private GoText() {}

    /** As {@code %q} writes it. A lone surrogate stands for a byte that is no UTF-8. */
    static String quote(String text) {
        if (isPlain(text)) {
            return '"' + text + '"';
        }
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"', '\\' -> quoted.append('\\').append((char) c);
            case 7 -> quoted.append("\\a");
            case '\b' -> quoted.append("\\b");
            case '\f' -> quoted.append("\\f");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            case 11 -> quoted.append("\\v");
            default -> {
                if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    quoted.append(String.format(Locale.ROOT, "\\x%02x", c & 0xFF));
                } else if (isPrint(c)) {
                    quoted.appendCodePoint(c);
                } else if (c < ' ' || c == 0x7F) {
                    quoted.append(String.format(Locale.ROOT, "\\x%02x", c));
                } else {
                    quoted.append(String.format(Locale.ROOT, c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                }
            }
        }
    }

    private static boolean isPrint(int c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Why a text is no number, in Go's words. */
    static final class NoNumber extends Exception {
        private static final long serialVersionUID = 1L;

        NoNumber(String function, String text, String why) {
            super("strconv." + function + ": parsing " + quote(text) + ": " + why, null, false, false);
        }

        /** Go's words. */
        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** {@code strconv.ParseInt(text, base, 64)}; base 0 goes by the prefix and allows underscores, else base is 10. */
    static long parseInt(String text, int base) throws NoNumber {
        int at = 0;
        boolean negative = false;
        if (!text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-')) {
            negative = text.charAt(0) == '-';
            at = 1;
        }
        if (at == text.length()) {
            throw syntax(text);
        }
        int radix = 10;
        if (base == 0 && text.charAt(at) == '0') {
            int prefixed = text.length() - at >= 3 ? radix(text.charAt(at + 1)) : 0;
            radix = prefixed == 0 ? 8 : prefixed;
            at += prefixed == 0 ? 1 : 2;
        }
        long value = 0;
        boolean underscores = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '_' && base == 0) {
                underscores = true;
                continue;
            }
            int digit = c < 0x80 ? Character.digit(c, Character.MAX_RADIX) : -1;
            if (digit < 0 || digit >= radix) {
                throw syntax(text);
            }
            if (Long.compareUnsigned(value, Long.divideUnsigned(-1L, radix) + 1) >= 0) {
                throw range(text);
            }
            long next = value * radix + digit;
            if (Long.compareUnsigned(next, value * radix) < 0) {
                throw range(text);
            }
            value = next;
        }
        if (underscores && !underscoresStandRight(text)) {
            throw syntax(text);
        }
        if (value < 0 && !(negative && value == Long.MIN_VALUE)) {
            throw range(text);
        }
        return negative ? -value : value;
    }

    private static NoNumber syntax(String text) {
        return new NoNumber("ParseInt", text, "invalid syntax");
    }

    private static NoNumber range(String text) {
        return new NoNumber("ParseInt", text, "value out of range");
    }

    private static int radix(char prefix) {
        return switch (prefix) {
            case 'b', 'B' -> 2;
            case 'o', 'O' -> 8;
            case 'x', 'X' -> 16;
            default -> 0;
        };
    }

    /** An underscore stands between digits, or between the prefix and a digit. */
    private static boolean underscoresStandRight(String text) {
        int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
        char before = '^';
        boolean hex = false;
        if (text.length() - at >= 2 && text.charAt(at) == '0' && radix(text.charAt(at + 1)) != 0) {
            hex = radix(text.charAt(at + 1)) == 16;
            before = '0';
            at += 2;
        }
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.digit(c, hex ? 16 : 10) >= 0) {
                before = '0';
            } else if (c == '_') {
                if (before != '0') {
                    return false;
                }
                before = '_';
            } else {
                if (before == '_') {
                    return false;
                }
                before = '!';
            }
        }
        return before != '_';
    }

    /** {@code strconv.ParseFloat} of a token that HCL takes for a number. */
    static double parseFloat(String text) throws NoNumber {
        if (!isFloat(text)) {
            throw new NoNumber("ParseFloat", text, "invalid syntax");
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new NoNumber("ParseFloat", text, "value out of range");
        }
        return value;
    }

    private static boolean isFloat(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        at += whole;
        int part = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            part = digits(text, ++at);
            at += part;
        }
        if (whole + part == 0) {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponent = digits(text, at);
            at += exponent;
            return exponent > 0 && at == text.length();
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
