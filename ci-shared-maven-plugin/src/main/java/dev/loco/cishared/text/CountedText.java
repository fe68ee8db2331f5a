package dev.loco.cishared.text;

/**
 * A text that counts how often it is read and refuses after a number of steps. It bounds a pattern's backtracking
 * without a clock: the same pattern on the same text is cut off at the same step on every machine.
 */
public final class CountedText implements CharSequence {
    private final String text;
    private long steps;

    /** A pattern read too much of its text. */
    public static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("a pattern used up its steps", null, false, false);
        }
    }

    /** The text, to be read at most {@code steps} times. */
    public CountedText(String text, long steps) {
        this.text = text;
        this.steps = steps;
    }

    /** How many steps are left. */
    public long left() {
        return Math.max(0, steps);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--steps < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
