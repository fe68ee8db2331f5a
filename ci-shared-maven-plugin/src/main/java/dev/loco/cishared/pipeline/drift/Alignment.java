package dev.loco.cishared.pipeline.drift;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Which command of a file is which command of the template. */
public final class Alignment {
    /** Below this share of common words two commands are two commands, not one that was changed. */
    private static final double ALIKE = 0.4;

    private Alignment() {}

    /** One command: of both when both indexes are at least 0, else of one only. */
    public record Pair(int canonical, int found) {
        /** Whether it is in both lists. */
        public boolean both() {
            return canonical >= 0 && found >= 0;
        }
    }

    /**
     * Aligns two lists of commands.
     *
     * @param free tells the canonical ones that may be replaced or be missing
     * @param open whether further commands are allowed
     */
    public static List<Pair> of(List<String> canonical, List<String> found, IntPredicate free, boolean open) {
        int n = canonical.size();
        int m = found.size();
        double[][] cost = new double[n + 1][m + 1];
        for (int i = n; i >= 0; i--) {
            for (int j = m; j >= 0; j--) {
                double best = i == n && j == m ? 0 : Double.MAX_VALUE;
                if (i < n) {
                    best = Math.min(best, cost[i + 1][j] + drop(free, i));
                }
                if (j < m) {
                    best = Math.min(best, cost[i][j + 1] + 1);
                }
                if (i < n && j < m) {
                    best = Math.min(best, cost[i + 1][j + 1] + change(canonical.get(i), found.get(j), free.test(i)));
                }
                cost[i][j] = best;
            }
        }
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < n || j < m) {
            if (i < n
                    && j < m
                    && cost[i][j] == cost[i + 1][j + 1] + change(canonical.get(i), found.get(j), free.test(i))) {
                pairs.add(new Pair(i++, j++));
            } else if (i < n && cost[i][j] == cost[i + 1][j] + drop(free, i)) {
                pairs.add(new Pair(i++, -1));
            } else {
                pairs.add(new Pair(-1, j++));
            }
        }
        // With nothing added as a whole, what stands in the place of a command is that command, changed.
        return open && m > n ? pairs : inPlace(pairs, canonical, found);
    }

    /** How alike two commands are, 0 to 1, by their words. */
    static double likeness(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        return a.isEmpty() || b.isEmpty() ? 0 : 2.0 * both.size() / (a.size() + b.size());
    }

    /** Whether two commands have too little in common to be one that was changed. */
    public static boolean isAnother(String one, String other) {
        return !one.equals(other) && likeness(one, other) < ALIKE;
    }

    private static double drop(IntPredicate free, int i) {
        return free.test(i) ? 0 : 1;
    }

    private static double change(String canonical, String found, boolean free) {
        if (free || canonical.equals(found)) {
            return 0;
        }
        double likeness = likeness(canonical, found);
        return likeness >= ALIKE ? 2 * (1 - likeness) : 3;
    }

    private static List<Pair> inPlace(List<Pair> pairs, List<String> canonical, List<String> found) {
        List<Pair> result = new ArrayList<>(pairs);
        for (int k = 0; k + 1 < result.size(); k++) {
            Pair one = result.get(k);
            Pair two = result.get(k + 1);
            boolean apart = !one.both() && !two.both() && (one.canonical < 0) != (two.canonical < 0);
            int i = Math.max(one.canonical, two.canonical);
            int j = Math.max(one.found, two.found);
            if (apart && !canonical.contains(found.get(j)) && !found.contains(canonical.get(i))) {
                result.set(k, new Pair(i, j));
                result.remove(k + 1);
            }
        }
        return result;
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.trim().split("\\s+", -1)) {
            if (word.chars().anyMatch(Character::isLetterOrDigit)) {
                words.add(word);
            }
        }
        return words;
    }
}
