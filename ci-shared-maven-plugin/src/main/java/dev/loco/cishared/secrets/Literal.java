package dev.loco.cishared.secrets;

import dev.loco.cishared.secrets.pattern.ByteSet;
import dev.loco.cishared.secrets.pattern.Factor;
import java.util.List;
import java.util.Locale;

/**
 * Text that stands in every match of an entry, so that the entry is tried only where it occurs; ASCII, either case. A
 * short literal carries a guard that is checked on the bytes, without decoding or allocating anything.
 *
 * @param text at least two characters; one of two characters needs a guard
 * @param atStart whether no character of a word may stand directly before it
 * @param run how many characters of {@code alphabet} must follow directly, from 0
 * @param alphabet what the run is made of
 * @param words one of these must follow, at most {@link #MOST_BLANKS} blanks away; empty for nothing of the kind
 */
record Literal(String text, boolean atStart, int run, Alphabet alphabet, List<String> words) {
    /** Blanks and tabs between a literal and the word that must follow. */
    static final int MOST_BLANKS = 16;

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
        return new Literal(text, false, 0, Alphabet.BASE62, List.of());
    }

    /** A literal that one of the words must follow, blanks between them or not; the words in this case. */
    static Literal followed(String text, String... words) {
        return new Literal(text, false, 0, Alphabet.BASE62, List.of(words));
    }

    /** A literal as it was derived from a pattern. */
    static Literal of(Factor factor) {
        Alphabet alphabet = factor.of().isIn(ByteSet.LETTERS.or(ByteSet.DIGITS)) ? Alphabet.BASE62 : Alphabet.BASE64URL;
        return new Literal(factor.text(), false, factor.run(), alphabet, List.of());
    }

    /** A token's prefix: nothing of a word before it, at least {@code run} characters of the alphabet after it. */
    static Literal prefix(String text, int run, Alphabet alphabet) {
        return new Literal(text, true, run, alphabet, List.of());
    }

    /** A literal with at least {@code run} characters of the alphabet after it, whatever stands before it. */
    static Literal before(String text, int run, Alphabet alphabet) {
        return new Literal(text, false, run, alphabet, List.of());
    }

    /** Whether the guard leaves not every byte directly after the text. */
    boolean isGuarded() {
        return run > 0 || !words.isEmpty();
    }

    /** Whether the guard may hold when the byte follows the text directly. */
    boolean mayBefore(int next) {
        if (run > 0) {
            return alphabet.has((byte) next);
        }
        return words.isEmpty()
                || next == ' '
                || next == '\t'
                || words.stream().anyMatch(word -> word.charAt(0) == next);
    }

    /** The same in lower case, in which it is looked for. */
    Literal folded() {
        return new Literal(text.toLowerCase(Locale.ROOT), atStart, run, alphabet, words);
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
        return (!atStart || startsToken(bytes, end - text.length()))
                && (words.isEmpty() || isFollowed(bytes, length, end));
    }

    private boolean isFollowed(byte[] bytes, int length, int end) {
        int from = end;
        while (from < length && from - end < MOST_BLANKS && (bytes[from] == ' ' || bytes[from] == '\t')) {
            from++;
        }
        for (int i = 0; i < words.size(); i++) {
            if (startsWith(bytes, length, from, words.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] bytes, int length, int from, String word) {
        if (from + word.length() > length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (bytes[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
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
