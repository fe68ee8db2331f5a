package dev.loco.cishared.secrets;

/**
 * Decodes words with percent encoding in them (RFC 3986, section 2.1), as they stand in addresses and in the bodies of
 * forms, where {@code +} is a blank and {@code &} ends a field, here a line.
 */
final class PercentText {
    private static final int LONGEST = 16_384;

    private final Stretch text = new Stretch();

    /**
     * The word around a place, decoded; valid until the next call.
     *
     * @param least nothing before it belongs to it
     */
    Stretch decode(byte[] bytes, int length, int at, int least) {
        int start = at;
        while (start > least && at - start < LONGEST && isOfWord(bytes[start - 1])) {
            start--;
        }
        text.clear();
        int i = start;
        while (i < length && i - at < LONGEST && isOfWord(bytes[i])) {
            int size = isEncoded(bytes, length, i) ? 3 : 1;
            int decoded = size == 3
                    ? Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16)
                    : plain(bytes[i]);
            text.add(decoded, i, i + size);
            i += size;
        }
        return text;
    }

    /** Whether a character of ASCII stands encoded there. */
    static boolean isEncoded(byte[] bytes, int length, int at) {
        return at + 2 < length
                && bytes[at] == '%'
                && Character.digit(bytes[at + 1], 16) >= 0
                && Character.digit(bytes[at + 2], 16) >= 0;
    }

    private static int plain(byte b) {
        return b == '+' ? ' ' : b == '&' ? '\n' : b;
    }

    private static boolean isOfWord(byte b) {
        return b > ' ' && b < 0x7f && b != '"' && b != '\'' && b != '`' && b != '<' && b != '>';
    }
}
