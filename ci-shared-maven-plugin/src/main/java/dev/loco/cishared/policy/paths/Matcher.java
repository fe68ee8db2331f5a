package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.PathPattern;
import java.util.List;

/**
 * A pattern and how it is asked: for the path, or for the path less its trailing slash, as a LIST is.
 *
 * @param slashless whether the path must end in a slash, which the pattern does not see
 */
public record Matcher(PathPattern pattern, boolean slashless) {

    /** The pattern for the path itself. */
    public static Matcher of(PathPattern pattern) {
        return new Matcher(pattern, false);
    }

    /** Whether it matches the path. */
    public boolean matches(String path) {
        if (!slashless) {
            return pattern.matches(path);
        }
        return path.endsWith("/") && pattern.matches(path.substring(0, path.length() - 1));
    }

    /**
     * Whether some request may concern both patterns, with its trailing slash or without. Quick, and never wrong where it
     * says no: then the two differ in a segment that both name.
     */
    static boolean mayMeet(PathPattern one, PathPattern other) {
        List<String> mine = one.segments();
        List<String> its = other.segments();
        int both = Math.min(mine.size() - (one.open() ? 1 : 0), its.size() - (other.open() ? 1 : 0));
        for (int i = 0; i < both; i++) {
            // The last segment may be nothing but the slash that only one of them sees.
            boolean slash = mine.get(i).isEmpty() || its.get(i).isEmpty();
            if (!slash
                    && !mine.get(i).equals("+")
                    && !its.get(i).equals("+")
                    && !mine.get(i).equals(its.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** How many segments the longest of its own conditions needs. */
    int depth() {
        return pattern.segments().size() + (slashless ? 1 : 0);
    }

    /** Whether the pattern matches every path whose first {@code count} segments are those, and has no more. */
    boolean matchesAll(String[] texts, boolean[] begins, int count) {
        List<String> segments = pattern.segments();
        int own = segments.size();
        if (pattern.open() ? count < own : count != own) {
            return false;
        }
        for (int i = 0; i < own; i++) {
            String segment = segments.get(i);
            boolean all = pattern.open() && i == own - 1
                    ? texts[i].startsWith(segment)
                    : segment.equals("+") || (!begins[i] && texts[i].equals(segment));
            if (!all) {
                return false;
            }
        }
        return true;
    }
}
