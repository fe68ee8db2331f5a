package dev.loco.cishared.secrets.pattern;

/** A set of bytes, 0 to 255. */
public record ByteSet(long low, long ascii, long high, long top) {
    /** No byte. */
    public static final ByteSet NONE = new ByteSet(0, 0, 0, 0);

    /** Every byte. */
    public static final ByteSet ALL = new ByteSet(-1, -1, -1, -1);

    /** Digits. */
    public static final ByteSet DIGITS = range('0', '9');

    /** Letters of ASCII. */
    public static final ByteSet LETTERS = range('a', 'z').or(range('A', 'Z'));

    /** What {@code \w} is. */
    public static final ByteSet WORD = LETTERS.or(DIGITS).or(of('_'));

    /** What {@code \s} is. */
    public static final ByteSet SPACE = range('\t', '\r').or(of(' '));

    /** The byte alone; none for a character that is no byte. */
    public static ByteSet of(int b) {
        return range(b, b);
    }

    /** Bytes from the first to the last, both among them; what lies outside of bytes is left out. */
    public static ByteSet range(int first, int last) {
        long[] words = new long[4];
        for (int b = Math.max(0, first); b <= Math.min(255, last); b++) {
            words[b >> 6] |= 1L << b;
        }
        return new ByteSet(words[0], words[1], words[2], words[3]);
    }

    /** The characters of a text. */
    public static ByteSet ofAll(String characters) {
        return characters.chars().mapToObj(ByteSet::of).reduce(NONE, ByteSet::or);
    }

    /** Whether the byte is among them. */
    public boolean has(int b) {
        long word = switch (b >> 6) {
            case 0 -> low;
            case 1 -> ascii;
            case 2 -> high;
            default -> top;
        };
        return (word >>> b & 1) != 0;
    }

    /** Those of both. */
    public ByteSet or(ByteSet other) {
        return new ByteSet(low | other.low, ascii | other.ascii, high | other.high, top | other.top);
    }

    /** The others. */
    public ByteSet not() {
        return new ByteSet(~low, ~ascii, ~high, ~top);
    }

    /** Whether all of these are among the other ones. */
    public boolean isIn(ByteSet other) {
        return or(other).equals(other);
    }

    /** How many there are. */
    public int size() {
        return Long.bitCount(low) + Long.bitCount(ascii) + Long.bitCount(high) + Long.bitCount(top);
    }

    /** The same with the other case of each letter of ASCII. */
    public ByteSet inBothCases() {
        // In ASCII the two cases lie 32 apart, both in the second word.
        long upper = ascii & 0x07FF_FFFEL;
        long lower = ascii & 0x07FF_FFFE_0000_0000L;
        return new ByteSet(low, ascii | upper << 32 | lower >>> 32, high, top);
    }
}
