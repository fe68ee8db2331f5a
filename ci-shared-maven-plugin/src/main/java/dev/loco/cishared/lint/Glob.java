package dev.loco.cishared.lint;

/** Globs of paths as {@code .gitignore} and doublestar mean them. */
final class Glob {
    private Glob() {}

    /**
     * Whether the glob matches the whole path: {@code ?} is one character and {@code *} any number of them within a
     * segment, a segment {@code **} is any number of segments, none included.
     */
    static boolean matches(String glob, String path) {
        return matches(glob.split("/", -1), 0, path.split("/", -1), 0);
    }

    private static boolean matches(String[] glob, int g, String[] path, int p) {
        if (g == glob.length) {
            return p == path.length;
        }
        if (glob[g].equals("**")) {
            int last = g;
            // A second `**` right behind adds nothing but more ways to try.
            while (last + 1 < glob.length && glob[last + 1].equals("**")) {
                last++;
            }
            return anyNumber(glob, last, path, p);
        }
        return p < path.length && segment(glob[g], path[p]) && matches(glob, g + 1, path, p + 1);
    }

    private static boolean anyNumber(String[] glob, int g, String[] path, int p) {
        for (int next = p; next <= path.length; next++) {
            if (matches(glob, g + 1, path, next)) {
                return true;
            }
        }
        return false;
    }

    /** Greedy with one step back: linear in practice, never more than the product of the two lengths. */
    private static boolean segment(String glob, String text) {
        int g = 0;
        int t = 0;
        int star = -1;
        int starText = 0;
        while (t < text.length()) {
            if (g < glob.length()
                    && (glob.charAt(g) == '?' || (glob.charAt(g) != '*' && glob.charAt(g) == text.charAt(t)))) {
                g++;
                t++;
            } else if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                starText = t;
            } else if (star >= 0) {
                g = star + 1;
                t = ++starText;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
