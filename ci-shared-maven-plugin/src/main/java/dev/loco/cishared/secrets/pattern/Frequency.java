package dev.loco.cishared.secrets.pattern;

import java.util.Arrays;

/** How often a text is to be expected in the files of repositories, roughly: only the order of such numbers matters. */
final class Frequency {
    // Of 10,000 bytes of source code and prose, either case together.
    private static final int[] OF_LETTERS = {
        520, 110, 280, 260, 840, 170, 130, 180, 480, 25, 60, 310, 210, 480, 480, 210, 20, 450, 470, 640, 210, 80, 80,
        50, 110, 20
    };
    private static final int[] OTHERS = new int[128];
    // Bytes do not stand beside each other by chance: after three of a word the fourth is half known.
    private static final double CONNECTED = 0.75;
    private static final double LEAST = 1e-9;

    static {
        Arrays.fill(OTHERS, 15);
        Arrays.fill(OTHERS, 0, ' ', 1);
        Arrays.fill(OTHERS, '0', '9' + 1, 90);
        set(" ", 1300);
        set("\t", 250);
        set("\n", 300);
        set(".,\"/_()", 130);
        set("-=:;*'{}", 60);
    }

    private Frequency() {}

    private static void set(String characters, int count) {
        characters.chars().forEach(c -> OTHERS[c] = count);
    }

    /** How many to expect a byte. */
    static double of(Factor factor) {
        double product = 1;
        for (int i = 0; i < factor.text().length(); i++) {
            product *= Math.pow(of(factor.text().charAt(i)), CONNECTED);
        }
        double one = 0;
        for (int b = 0; b < 128 && factor.run() > 0; b++) {
            one += factor.of().has(b) ? of((char) b) / (Character.isLetter(b) ? 2 : 1) : 0;
        }
        // Words are runs of letters, so the first few of a run cost nothing.
        product *= Math.pow(one, Math.max(0, factor.run() - 4));
        return Math.max(product, LEAST);
    }

    private static double of(char c) {
        char lower = Character.toLowerCase(c);
        int count = lower >= 'a' && lower <= 'z' ? OF_LETTERS[lower - 'a'] : c < 128 ? OTHERS[c] : 1;
        return count / 10_000.0;
    }
}
