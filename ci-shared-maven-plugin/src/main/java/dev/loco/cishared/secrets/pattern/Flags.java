package dev.loco.cishared.secrets.pattern;

/**
 * Flags in force at a place of a pattern.
 *
 * @param anyCase {@code i}
 * @param dotAll {@code s}
 * @param comments {@code x}
 * @param unicode {@code u} or {@code U}: characters that are no bytes may have bytes as their other case, and classes
 *     hold more than ASCII
 */
record Flags(boolean anyCase, boolean dotAll, boolean comments, boolean unicode) {
    static final Flags NONE = new Flags(false, false, false, false);

    /** After a word such as {@code i-s}. */
    Flags changed(String word) {
        int minus = word.indexOf('-');
        String on = minus < 0 ? word : word.substring(0, minus);
        String off = minus < 0 ? "" : word.substring(minus + 1);
        return new Flags(
                changed(anyCase, on, off, "i"),
                changed(dotAll, on, off, "s"),
                changed(comments, on, off, "x"),
                // Both of its letters can be switched off; that it was on once is remembered, which errs to the safe
                // side.
                unicode || on.contains("u") || on.contains("U"));
    }

    private static boolean changed(boolean before, String on, String off, String letter) {
        return (before || on.contains(letter)) && !off.contains(letter);
    }

    /** The bytes that a character of a pattern stands for. */
    ByteSet set(int character) {
        if (character < 128) {
            ByteSet set = ByteSet.of(character);
            return anyCase ? set.inBothCases() : set;
        }
        return anyCase && unicode ? ByteSet.ALL : ByteSet.of(character);
    }
}
