package dev.loco.cishared.release.files;

/** A text that can be read so many times only: it bounds a pattern's backtracking without a clock. */
final class CountedText implements CharSequence {
    private final String text;
    private long steps;

    /** A pattern read too much of its text. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("a pattern used up its steps", null, false, false);
        }
    }

    CountedText(String text, long steps) {
        this.text = text;
        this.steps = steps;
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
