package dev.loco.cishared.secrets;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds literals by samples: at every second byte the four bytes there are looked up in a small table, which knows the
 * four-byte grams that two neighbouring offsets of each literal have; one of the two falls on a sample wherever the
 * literal stands. Only where the table knows a gram are literals compared. A literal that ends in a dot and needs a long
 * run of letters and digits after it (the tokens {@code s.} and {@code r.}) is found by the run: of every sixteen bytes
 * eight are asked, all at once, whether they are letters and digits.
 *
 * <p>Unlike an automaton's, the look-ups of a sample do not wait for those of the one before, and a byte costs a quarter
 * of one. It is what the filters of Wu and Manber and of Hyperscan do ("FDR"), without their shift.
 */
final class GramFinder implements LiteralFinder {
    /** A literal of fewer characters needs a {@link #takes guard}. */
    static final int SHORTEST = 5;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int GRAM = 4;
    private static final int BLOCK = 16;
    // A block and the eight bytes after it, of which its last grams take some.
    private static final int BEYOND = 24;
    // A run of this length covers eight bytes at a multiple of sixteen, and eight more on one side of them.
    private static final int LEAST_RUN = 24;

    // The hash of a gram is 17 bits: 16 KiB of them stay in a core's nearest cache, and few of other grams are set.
    private static final int SHIFT = 15;
    // Fibonacci hashing: the golden ratio's fraction in 32 bits spreads neighbouring keys.
    private static final int SPREAD = 0x9E3779B1;
    private static final int LOWER = 0x20202020;
    private static final long LOWERS = 0x2020202020202020L;
    private static final long PERCENTS = 0x2525252525252525L;
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    /** A bit by hash: whether a gram may be of a literal. */
    private final int[] mayBe = new int[1 << (32 - SHIFT - 5)];
    /** The grams themselves, each at the first free place from its hash's on; 0 is free. */
    private final int[] grams;
    /** Beside each gram, pairs of a literal's index and an offset in it. */
    private final int[][] members;

    private final byte[][] lower;
    private final byte[][] fold;
    private final int[] runLiterals;

    /** A finder of literals that it {@link #takes}. */
    GramFinder(List<Literal> literals) {
        lower = new byte[literals.size()][];
        fold = new byte[literals.size()][];
        Map<Integer, Set<Integer>> byGram = new LinkedHashMap<>();
        List<Integer> byRun = new ArrayList<>();
        for (int i = 0; i < literals.size(); i++) {
            Literal literal = literals.get(i);
            spell(i, literal.text());
            if (isByRun(literal)) {
                byRun.add(i);
            } else if (literal.text().length() < SHORTEST) {
                enter(i, 0, gram(lower[i], 0), byGram);
                for (int c = 0; c < 256; c++) {
                    if (literal.mayBefore(c)) {
                        enter(i, 1, (gram(lower[i], 0) >>> 8) | (c | 0x20) << 24, byGram);
                    }
                }
            } else {
                int offset = GramFrequency.rarestPair(lower[i]);
                enter(i, offset, gram(lower[i], offset), byGram);
                enter(i, offset + 1, gram(lower[i], offset + 1), byGram);
            }
        }
        int room = Integer.highestOneBit(4 * byGram.size() + 1);
        grams = new int[Math.max(room, 2)];
        members = new int[grams.length][];
        byGram.forEach((gram, pairs) -> {
            int place = place(gram);
            grams[place] = gram;
            members[place] = pairs.stream().mapToInt(Integer::intValue).toArray();
            int hash = gram * SPREAD >>> SHIFT;
            mayBe[hash >>> 5] |= 1 << hash;
        });
        runLiterals = byRun.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether the literal can be found by samples: it is long enough, or its guard makes it so, or a run follows it. */
    static boolean takes(Literal literal) {
        int length = literal.text().length();
        return length >= SHORTEST || (length == GRAM && literal.isGuarded()) || isByRun(literal);
    }

    private static boolean isByRun(Literal literal) {
        return literal.text().length() <= GRAM
                && literal.run() >= LEAST_RUN
                && literal.alphabet() == Literal.Alphabet.BASE62
                && literal.text().endsWith(".");
    }

    private void spell(int literal, String text) {
        lower[literal] = new byte[text.length()];
        fold[literal] = new byte[text.length()];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            fold[literal][i] = (byte) (letter ? 0x20 : 0);
            lower[literal][i] = (byte) (c | fold[literal][i]);
        }
    }

    private void enter(int literal, int offset, int gram, Map<Integer, Set<Integer>> byGram) {
        byGram.computeIfAbsent(gram | LOWER, key -> new LinkedHashSet<>()).add(literal << 8 | offset);
    }

    /** Where the gram stands, or would. */
    private int place(int gram) {
        int place = gram * SPREAD >>> SHIFT & grams.length - 1;
        while (grams[place] != 0 && grams[place] != gram) {
            place = place + 1 & grams.length - 1;
        }
        return place;
    }

    private static int gram(byte[] text, int offset) {
        return (text[offset] & 0xff)
                | (text[offset + 1] & 0xff) << 8
                | (text[offset + 2] & 0xff) << 16
                | (text[offset + 3] & 0xff) << 24;
    }

    @Override
    public void find(byte[] bytes, int length, Hits hits) {
        int[] table = mayBe;
        int looked = 0;
        int i = 0;
        long word = length < BEYOND ? 0 : (long) LONG.get(bytes, 0);
        for (; i + BEYOND <= length; i += BLOCK) {
            long after = (long) LONG.get(bytes, i + BLOCK);
            long a = word | LOWERS;
            long c = (long) LONG.get(bytes, i + Long.BYTES) | LOWERS;
            long b = a >>> 32 | c << 32;
            long d = c >>> 32 | (after | LOWERS) << 32;
            int h0 = (int) a * SPREAD >>> SHIFT;
            int h1 = (int) (a >>> 16) * SPREAD >>> SHIFT;
            int h2 = (int) b * SPREAD >>> SHIFT;
            int h3 = (int) (b >>> 16) * SPREAD >>> SHIFT;
            int h4 = (int) c * SPREAD >>> SHIFT;
            int h5 = (int) (c >>> 16) * SPREAD >>> SHIFT;
            int h6 = (int) d * SPREAD >>> SHIFT;
            int h7 = (int) (d >>> 16) * SPREAD >>> SHIFT;
            // A shift goes by its count's last five bits.
            int known = table[h0 >>> 5] >>> h0
                    | table[h1 >>> 5] >>> h1
                    | table[h2 >>> 5] >>> h2
                    | table[h3 >>> 5] >>> h3
                    | table[h4 >>> 5] >>> h4
                    | table[h5 >>> 5] >>> h5
                    | table[h6 >>> 5] >>> h6
                    | table[h7 >>> 5] >>> h7;
            if ((known & 1) != 0) {
                samples(bytes, i, i + BLOCK, length, hits);
            }
            if (isAlphanumeric(word, a) && i >= looked) {
                looked = run(bytes, i, looked, length, hits);
            }
            long here = a ^ PERCENTS;
            long there = c ^ PERCENTS;
            if (((here - ONES & ~here | there - ONES & ~there) & HIGHS) != 0) {
                percent(bytes, i, i + BLOCK, length, hits);
            }
            word = after;
        }
        samples(bytes, i, length - GRAM + 1, length, hits);
        percent(bytes, i, length, length, hits);
        for (; i + Long.BYTES <= length; i += BLOCK) {
            if (isAlphanumeric(bytes, i, length) && i >= looked) {
                looked = run(bytes, i, looked, length, hits);
            }
        }
    }

    /** Whether all eight bytes are ASCII letters or digits; {@code lowered} is the word with {@code 0x20} in each. */
    private static boolean isAlphanumeric(long word, long lowered) {
        long letter = lowered & ~HIGHS;
        // Adding carries into a byte's high bit from the first letter on, and from the one after the last.
        long letters = (letter + (0x80 - 'a') * ONES) & ~(letter + (0x7f - 'z') * ONES);
        long digit = word & ~HIGHS;
        long digits = (digit + (0x80 - '0') * ONES) & ~(digit + (0x7f - '9') * ONES);
        return ((letters | digits) & ~word & HIGHS) == HIGHS;
    }

    private static boolean isAlphanumeric(byte[] bytes, int at, int length) {
        if (at < 0 || at + Long.BYTES > length) {
            return false;
        }
        long word = (long) LONG.get(bytes, at);
        return isAlphanumeric(word, word | LOWERS);
    }

    private void samples(byte[] bytes, int from, int to, int length, Hits hits) {
        for (int i = from; i < to; i += 2) {
            int gram = gram(bytes, i) | LOWER;
            int hash = gram * SPREAD >>> SHIFT;
            if ((mayBe[hash >>> 5] >>> hash & 1) != 0) {
                int place = place(gram);
                if (grams[place] != 0) {
                    compare(bytes, i, length, members[place], hits);
                }
            }
        }
    }

    private void compare(byte[] bytes, int at, int length, int[] candidates, Hits hits) {
        for (int candidate : candidates) {
            int literal = candidate >>> 8;
            int start = at - (candidate & 0xff);
            if (isAt(bytes, start, length, literal)) {
                hits.hit(literal, start + lower[literal].length);
            }
        }
    }

    private boolean isAt(byte[] bytes, int start, int length, int literal) {
        byte[] text = lower[literal];
        byte[] folds = fold[literal];
        if (start < 0 || start + text.length > length) {
            return false;
        }
        for (int i = text.length - 1; i >= 0; i--) {
            if ((byte) (bytes[start + i] | folds[i]) != text[i]) {
                return false;
            }
        }
        return true;
    }

    private static void percent(byte[] bytes, int from, int to, int length, Hits hits) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '%' && PercentText.isEncoded(bytes, length, i)) {
                hits.percent(i);
                return;
            }
        }
    }

    /** The run of letters and digits around eight of them: the literals before it; gives its end. */
    private int run(byte[] bytes, int at, int least, int length, Hits hits) {
        if (!isAlphanumeric(bytes, at - Long.BYTES, length) && !isAlphanumeric(bytes, at + Long.BYTES, length)) {
            return least;
        }
        int start = at;
        while (start > least && Literal.Alphabet.BASE62.has(bytes[start - 1])) {
            start--;
        }
        int end = at + Long.BYTES;
        while (end < length && Literal.Alphabet.BASE62.has(bytes[end])) {
            end++;
        }
        if (end - start >= LEAST_RUN) {
            for (int literal : runLiterals) {
                if (isAt(bytes, start - lower[literal].length, length, literal)) {
                    hits.hit(literal, start);
                }
            }
            hits.run(start, end);
        }
        return end;
    }
}
