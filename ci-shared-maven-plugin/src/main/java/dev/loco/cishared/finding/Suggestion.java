package dev.loco.cishared.finding;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** "Did you mean": the known word closest to one that is not known. */
public final class Suggestion {
    private Suggestion() {}

    /**
     * The candidate at the smallest edit distance (insert, delete, replace, swap of neighbours; case ignored), if it is
     * near enough to be meant: at most a third of the longer word's length, and never more than three. Ties go to the
     * alphabetically first.
     */
    public static Optional<String> closest(String word, Collection<String> candidates) {
        // A word of this length is no slip of the keyboard, and the distance costs its square.
        if (word.isEmpty() || word.length() > 64) {
            return Optional.empty();
        }
        return candidates.stream()
                .filter(c -> distance(word, c) <= Math.min(3, Math.max(1, Math.max(word.length(), c.length()) / 3)))
                .min(Comparator.<String>comparingInt(c -> distance(word, c)).thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String left, String right) {
        String a = left.toLowerCase(java.util.Locale.ROOT);
        String b = right.toLowerCase(java.util.Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            d[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            d[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
