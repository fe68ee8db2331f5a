package dev.loco.cishared.policy.hcl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What a string in quotes means: {@code hcl/strconv} in HCL, Go's {@code strconv.Unquote} in JSON. */
final class Quoted {
    private static final int NONE = -1;

    private final String raw;
    private final int end;
    private final boolean json;
    private final StringBuilder text;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8);
    private int at = 1;

    private Quoted(String raw, boolean json) {
        this.raw = raw;
        this.end = raw.length() - 1;
        this.json = json;
        this.text = new StringBuilder(raw.length());
    }

    static Word hcl(String raw, Mark mark) {
        boolean plain = raw.indexOf('\\') < 0 && raw.indexOf('$') < 0;
        return plain ? plain(raw, mark) : new Quoted(raw, false).word(mark);
    }

    static Word json(String raw, Mark mark) {
        return raw.indexOf('\\') < 0 ? plain(raw, mark) : new Quoted(raw, true).word(mark);
    }

    private static Word plain(String raw, Mark mark) {
        return new Word(raw, raw.substring(1, raw.length() - 1), false, mark);
    }

    private Word word(Mark mark) {
        while (at < end) {
            char c = raw.charAt(at);
            boolean good = true;
            if (c == '$' && !json && at + 1 < end && raw.charAt(at + 1) == '{') {
                flush();
                good = interpolation();
            } else if (c == '\\') {
                at++;
                good = escape();
            } else if (c == '\n') {
                good = false;
            } else {
                flush();
                text.append(c);
                at++;
            }
            if (!good) {
                return new Word(raw, "", true, mark);
            }
        }
        flush();
        return new Word(raw, text.toString(), false, mark);
    }

    /** Copies <code>${ … }</code> as it is. */
    private boolean interpolation() {
        text.append("${");
        at += 2;
        int braces = 1;
        while (at < end && braces > 0) {
            char c = raw.charAt(at++);
            if (c == Cursor.BAD) {
                return false;
            }
            text.append(c);
            if (c == '{') {
                braces++;
            } else if (c == '}') {
                braces--;
            }
        }
        return braces == 0;
    }

    private boolean escape() {
        char c = raw.charAt(at++);
        switch (c) {
            case 'a':
                return put(7);
            case 'b':
                return put('\b');
            case 'f':
                return put('\f');
            case 'n':
                return put('\n');
            case 'r':
                return put('\r');
            case 't':
                return put('\t');
            case 'v':
                return put(11);
            case '\\', '"':
                return put(c);
            case 'x':
                return putByte(number(2, 16));
            case 'u':
                return putCharacter(number(4, 16));
            case 'U':
                return putCharacter(number(8, 16));
            default:
                at--;
                return putByte(number(3, 8));
        }
    }

    private boolean put(int character) {
        flush();
        text.append((char) character);
        return true;
    }

    private boolean putByte(long value) {
        if (value < 0 || value > 255) {
            return false;
        }
        if (value < 0x80) {
            return put((int) value);
        }
        bytes.write((int) value);
        return true;
    }

    private boolean putCharacter(long number) {
        if (number == NONE) {
            return false;
        }
        int value = (int) number;
        if (value > Character.MAX_CODE_POINT) {
            return false;
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (json && (value < 0 || surrogate)) {
            return false;
        }
        if (value < 0) {
            // Go's runes are signed: upstream takes the lowest byte of such a number.
            return putByte(value & 0xFF);
        }
        flush();
        text.appendCodePoint(surrogate ? Cursor.BAD : value);
        return true;
    }

    /** The number of so many digits from here on, or {@link #NONE}. */
    private long number(int digits, int radix) {
        if (at + digits > end) {
            return NONE;
        }
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Cursor.digit(raw.charAt(at++));
            if (digit >= radix) {
                return NONE;
            }
            value = value * radix + digit;
        }
        return value;
    }

    /** Bytes written one by one may be a character together; what is none becomes lone surrogates. */
    private void flush() {
        if (bytes.size() == 0) {
            return;
        }
        byte[] all = bytes.toByteArray();
        bytes.reset();
        for (int i = 0; i < all.length; ) {
            int length = characterLength(all, i);
            if (length == 0) {
                text.append((char) (0xDC00 + (all[i] & 0xFF)));
                i++;
            } else {
                text.append(new String(all, i, length, StandardCharsets.UTF_8));
                i += length;
            }
        }
    }

    private static int characterLength(byte[] all, int start) {
        for (int length = 2; length <= 4 && start + length <= all.length; length++) {
            String one = new String(all, start, length, StandardCharsets.UTF_8);
            if (one.codePointCount(0, one.length()) == 1 && one.charAt(0) != Cursor.BAD) {
                return length;
            }
        }
        return 0;
    }
}
