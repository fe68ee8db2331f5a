package dev.loco.cishared.secrets;

/**
 * Text that stands in every match of an entry, so that the entry is tried only where it occurs; ASCII, either case. A
 * short literal carries a guard that is checked on the bytes, without decoding or allocating anything.
 *
 * @param text at least two characters; one of two characters needs a guard
 * @param atStart whether no character of a word may stand directly before it
 * @param run how many characters of {@code alphabet} must follow directly, from 0
 * @param alphabet what the run is made of
 */
record Literal(String text, boolean atStart, int run, Alphabet alphabet) {
    private static final int LONGEST_COLOUR = 24;

    /** The characters of a run. */
    enum Alphabet {
        /** Digits and letters. */
        BASE62("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
        /** Digits, letters, {@code -} and {@code _}. */
        BASE64URL("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");

        private final boolean[] members = new boolean[256];

        Alphabet(String characters) {
            characters.chars().forEach(c -> members[c] = true);
        }

        boolean has(byte b) {
            return members[b & 0xff];
        }
    }

    Literal {
        if (text.length() < 2 || (text.length() == 2 && run == 0)) {
            throw new IllegalArgumentException("a literal too short to be worth looking for: " + text);
        }
    }

    /** A literal without a guard. */
    static Literal of(String text) {
        return new Literal(text, false, 0, Alphabet.BASE62);
    }

    /** A token's prefix: nothing of a word before it, at least {@code run} characters of the alphabet after it. */
    static Literal prefix(String text, int run, Alphabet alphabet) {
        return new Literal(text, true, run, alphabet);
    }

    /** Whether the guard holds for the literal that ends before {@code end}. */
    boolean holds(byte[] bytes, int length, int end) {
        if (end + run > length) {
            return false;
        }
        // Backwards: in running text the last character of a long run is the one most likely to be missing.
        for (int i = end + run - 1; i >= end; i--) {
            if (!alphabet.has(bytes[i])) {
                return false;
            }
        }
        return !atStart || startsToken(bytes, end - text.length());
    }

    private static boolean startsToken(byte[] bytes, int start) {
        if (start == 0) {
            return true;
        }
        byte before = bytes[start - 1];
        if (before != '_' && before != '.' && before != '$' && !Alphabet.BASE62.has(before)) {
            return true;
        }
        // `\n`, `\t` of a string's escapes and `%3D` of an address are no part of the word.
        boolean escape = start > 1 && bytes[start - 2] == '\\' && (before == 'n' || before == 't' || before == 'r');
        boolean percent = start > 2 && bytes[start - 3] == '%' && isHex(bytes[start - 2]) && isHex(before);
        return escape || percent || endsUnicodeEscape(bytes, start) || endsColour(bytes, start);
    }

    // `\u003e`, as Go writes `>` into JSON.
    private static boolean endsUnicodeEscape(byte[] bytes, int end) {
        if (end < 6 || bytes[end - 6] != '\\' || bytes[end - 5] != 'u') {
            return false;
        }
        return isHex(bytes[end - 4]) && isHex(bytes[end - 3]) && isHex(bytes[end - 2]) && isHex(bytes[end - 1]);
    }

    // `ESC [ 1 ; 32 m` of a terminal's colours, the escape itself written in whatever way.
    private static boolean endsColour(byte[] bytes, int end) {
        if (bytes[end - 1] != 'm') {
            return false;
        }
        int i = end - 2;
        while (i >= 0 && end - i < LONGEST_COLOUR && (bytes[i] == ';' || (bytes[i] >= '0' && bytes[i] <= '9'))) {
            i--;
        }
        return i >= 0 && bytes[i] == '[';
    }

    private static boolean isHex(byte b) {
        return Character.digit(b, 16) >= 0;
    }
}
