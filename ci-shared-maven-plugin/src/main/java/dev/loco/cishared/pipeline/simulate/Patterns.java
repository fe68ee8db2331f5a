package dev.loco.cishared.pipeline.simulate;

import java.util.Collection;
import java.util.List;

/**
 * What can be proved about the globs of {@code when} without an example. A variable makes a glob unknown, so nothing is
 * proved about it.
 */
public final class Patterns {
    private static final String SPECIAL = "*?[{\\";

    private Patterns() {}

    /** Whether it is certain that no name matches a glob of both. */
    public static boolean disjoint(Collection<String> some, Collection<String> others) {
        return some.stream().allMatch(a -> others.stream().allMatch(b -> disjoint(a, b)));
    }

    /** Whether it is certain that whatever matches the glob matches one of the others. */
    public static boolean covered(String glob, Collection<String> by) {
        return by.stream()
                .anyMatch(other -> !isUnknown(other)
                        && (other.equals("**")
                                || other.equals(glob)
                                || isLiteral(glob) && Doublestar.of(other).matches(glob)));
    }

    /**
     * Whether it is certain that the glob matches no ref of that event ({@code push}, {@code tag}, …). As Forgejo names
     * refs; those of a pull request are called otherwise on other forges, so little is certain of them. A deployment has
     * the ref of what is deployed.
     */
    public static boolean matchesNoRef(String glob, String event) {
        if (isUnknown(glob)) {
            return false;
        }
        return switch (event) {
            case "push", "cron" -> apart(head(glob), Occasion.HEADS);
            case "tag", "release" -> apart(head(glob), Occasion.TAGS);
            case "manual" -> glob.startsWith(Occasion.HEADS) || glob.startsWith(Occasion.TAGS);
            case "pull_request", "pull_request_closed", "pull_request_metadata" ->
                apart(head(glob), "refs/") || glob.startsWith(Occasion.HEADS) || glob.startsWith(Occasion.TAGS);
            default -> apart(head(glob), Occasion.HEADS) && apart(head(glob), Occasion.TAGS);
        };
    }

    /** Whether the glob matches one name alone, itself. */
    public static boolean isLiteral(String glob) {
        return Doublestar.isLiteral(glob) && !isUnknown(glob);
    }

    private static boolean disjoint(String a, String b) {
        if (isUnknown(a) || isUnknown(b)) {
            return false;
        }
        if (Doublestar.isLiteral(a)) {
            return !Doublestar.of(b).matches(a);
        }
        if (Doublestar.isLiteral(b)) {
            return !Doublestar.of(a).matches(b);
        }
        boolean plain = List.of(a, b).stream().noneMatch(g -> g.indexOf('{') >= 0 || g.indexOf('\\') >= 0);
        return plain && (apart(head(a), head(b)) || !tail(a).endsWith(tail(b)) && !tail(b).endsWith(tail(a)));
    }

    /** Whether no name starts with both: neither starts with the other. */
    private static boolean apart(String a, String b) {
        // `a/**` matches `a` itself.
        String one = a.endsWith("/") ? a.substring(0, a.length() - 1) : a;
        String other = b.endsWith("/") ? b.substring(0, b.length() - 1) : b;
        return !one.startsWith(other) && !other.startsWith(one);
    }

    private static String head(String glob) {
        int i = 0;
        while (i < glob.length() && SPECIAL.indexOf(glob.charAt(i)) < 0) {
            i++;
        }
        return glob.substring(0, i);
    }

    private static String tail(String glob) {
        int i = glob.length();
        while (i > 0 && SPECIAL.indexOf(glob.charAt(i - 1)) < 0 && glob.charAt(i - 1) != ']') {
            i--;
        }
        // What stands behind `**` and a slash may be the whole name, and `/**` at the end may be nothing.
        String tail = glob.substring(i);
        return tail.startsWith("/") ? tail.substring(1) : tail;
    }

    private static boolean isUnknown(String glob) {
        return glob.indexOf('$') >= 0;
    }
}
