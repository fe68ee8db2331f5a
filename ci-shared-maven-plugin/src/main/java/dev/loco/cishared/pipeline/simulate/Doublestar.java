package dev.loco.cishared.pipeline.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The globs of {@code when}: {@code *} within a segment, {@code **} over segments, {@code ?}, classes, alternatives in
 * braces. Semantics of doublestar 4.10, which Woodpecker 3.17.0 matches with: what is no pattern matches nothing. Only
 * where two stars stand in the middle of a segment, or begin an alternative there, does that library give up early.
 */
final class Doublestar {
    /** Braces in braces multiply; nobody writes more than this. */
    private static final int MOST_ALTERNATIVES = 256;

    /** The glob for every choice of its alternatives. */
    private final List<String> patterns;

    private Doublestar(List<String> patterns) {
        this.patterns = patterns;
    }

    /** Takes a glob apart; one that is malformed matches nothing. */
    static Doublestar of(String glob) {
        return new Doublestar(List.copyOf(expand(glob)));
    }

    /** Whether the glob has no special character: it matches itself alone. */
    static boolean isLiteral(String glob) {
        return glob.chars().noneMatch(c -> "*?[{\\".indexOf(c) >= 0);
    }

    boolean matches(String name) {
        for (String pattern : patterns) {
            if (startsLike(pattern, name) && new Match(pattern, name).from(0, 0, true)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name has the first characters of the pattern up to its first special one: most have not. */
    private static boolean startsLike(String pattern, String name) {
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if ("*?[\\".indexOf(c) >= 0) {
                return true;
            }
            if (i >= name.length()) {
                // `a/**` matches `a` too.
                return c == '/';
            }
            if (name.charAt(i) != c) {
                return false;
            }
        }
        return true;
    }

    /**
     * Some names that the glob matches, one an alternative at the least: {@code release/x1} for {@code release/*}.
     * None where none is easily found.
     */
    static List<String> examples(String glob) {
        Doublestar matcher = of(glob);
        return expand(glob).stream()
                .map(Doublestar::example)
                .filter(matcher::matches)
                .distinct()
                .toList();
    }

    private static String example(String plain) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '*') {
                boolean two = i + 1 < plain.length() && plain.charAt(i + 1) == '*';
                name.append("x1");
                i += two ? 1 : 0;
            } else if (c == '?') {
                name.append('x');
            } else if (c == '[' && i + 1 < plain.length()) {
                name.append(plain.charAt(i + 1));
                i = Math.max(i, plain.indexOf(']', i));
            } else if (c != '\\') {
                name.append(c);
            }
        }
        return name.toString();
    }

    /** The glob with one alternative of every pair of braces, for all of them; none when a brace is not closed. */
    private static List<String> expand(String glob) {
        int open = indexOf(glob, '{', 0);
        if (open < 0) {
            return List.of(glob);
        }
        List<Integer> cuts = new ArrayList<>(List.of(open));
        int depth = 0;
        int close = -1;
        for (int i = open; i < glob.length() && close < 0; i++) {
            switch (glob.charAt(i)) {
                case '\\' -> i++;
                case '{' -> depth++;
                case '}' -> close = --depth == 0 ? i : -1;
                case ',' -> {
                    if (depth == 1) {
                        cuts.add(i);
                    }
                }
                default -> {}
            }
        }
        if (close < 0) {
            return List.of();
        }
        cuts.add(close);
        List<String> all = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.size() && all.size() < MOST_ALTERNATIVES; i++) {
            String one = glob.substring(cuts.get(i) + 1, cuts.get(i + 1));
            all.addAll(expand(glob.substring(0, open) + one + glob.substring(close + 1)));
        }
        return all.subList(0, Math.min(all.size(), MOST_ALTERNATIVES));
    }

    private static int indexOf(String glob, char wanted, int from) {
        for (int i = from; i < glob.length(); i++) {
            if (glob.charAt(i) == '\\') {
                i++;
            } else if (glob.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** One pattern without alternatives against one name, every way to share the name out among the stars. */
    private static final class Match {
        private static final Set<String> MATCH_NOTHING = Set.of("", "*", "**", "/**", "**/", "/**/");

        private final String pattern;
        private final String name;
        private final Set<Long> failed = new HashSet<>();

        Match(String pattern, String name) {
            this.pattern = pattern;
            this.name = name;
        }

        /**
         * @param start whether a segment of the pattern starts here, where alone {@code **} goes over segments
         */
        boolean from(int i, int j, boolean start) {
            if (j == name.length()) {
                // `a/**` matches `a` too: it may be a folder.
                return MATCH_NOTHING.contains(pattern.substring(i));
            }
            if (i >= pattern.length()) {
                return false;
            }
            long state = ((long) i << 32 | j) << 1 | (start ? 1 : 0);
            if (failed.contains(state)) {
                return false;
            }
            boolean matches = switch (pattern.charAt(i)) {
                case '*' -> stars(i, j, start);
                case '?' -> name.charAt(j) != '/' && from(i + 1, j + width(name, j), false);
                case '[' -> {
                    int end = characters(i + 1, name.codePointAt(j));
                    yield end >= 0 && from(end, j + width(name, j), false);
                }
                default -> literal(i, j);
            };
            if (!matches) {
                failed.add(state);
            }
            return matches;
        }

        private boolean literal(int i, int j) {
            int at = pattern.charAt(i) == '\\' ? i + 1 : i;
            if (at >= pattern.length() || pattern.codePointAt(at) != name.codePointAt(j)) {
                return false;
            }
            return from(at + width(pattern, at), j + width(name, j), pattern.charAt(at) == '/');
        }

        private boolean stars(int i, int j, boolean start) {
            boolean two = pattern.startsWith("**", i);
            int next = i + (two ? 2 : 1);
            if (two && start && next == pattern.length()) {
                return true;
            }
            boolean segments = two && start && pattern.charAt(next) == '/';
            for (int to = j; to <= name.length(); to++) {
                boolean possible = !segments || to == j || name.charAt(to - 1) == '/';
                if (possible && from(segments ? next + 1 : next, to, segments)) {
                    return true;
                }
                if (!segments && to < name.length() && name.charAt(to) == '/') {
                    return false;
                }
            }
            return false;
        }

        /** Where the pattern goes on behind a class that holds the character; -1 when it does not or is malformed. */
        private int characters(int from, int character) {
            boolean negated = from < pattern.length() && "!^".indexOf(pattern.charAt(from)) >= 0;
            int i = from + (negated ? 1 : 0);
            int close = indexOf(pattern, ']', i);
            if (close <= i) {
                return -1;
            }
            boolean found = false;
            int last = Character.MAX_CODE_POINT;
            while (i < close) {
                int one = pattern.codePointAt(i);
                i += Character.charCount(one);
                boolean range = one == '-' && last < Character.MAX_CODE_POINT && i < close;
                if (one == '\\' || range && pattern.charAt(i) == '\\') {
                    i += range ? 1 : 0;
                    one = pattern.codePointAt(i);
                    i += Character.charCount(one);
                } else if (range) {
                    one = pattern.codePointAt(i);
                    i += Character.charCount(one);
                }
                found |= range ? last <= character && character <= one : one == character;
                last = range ? Character.MAX_CODE_POINT : one;
            }
            return found == negated ? -1 : close + 1;
        }

        private static int width(String text, int at) {
            return Character.charCount(text.codePointAt(at));
        }
    }
}
