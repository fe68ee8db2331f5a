package dev.loco.cishared.version;

import java.util.List;

/** The dot-separated identifiers of a pre-release and of build metadata (Semantic Versioning 2.0.0, items 9 to 11). */
final class Identifiers {
    private Identifiers() {}

    /** What the dots separate, whether it is an identifier or not. */
    static List<String> split(String text) {
        // Most have one or two; a negative limit keeps an empty one at the end, which must be seen.
        return text.indexOf('.') < 0 ? List.of(text) : List.of(text.split("\\.", -1));
    }

    /** Whether each may stand in a pre-release: a number there has no leading zero (item 9). */
    static boolean arePrerelease(List<String> identifiers) {
        for (String identifier : identifiers) {
            boolean leadingZero = identifier.length() > 1 && identifier.charAt(0) == '0' && isNumber(identifier);
            if (leadingZero || !isIdentifier(identifier)) {
                return false;
            }
        }
        return true;
    }

    /** Whether each may stand in build metadata (item 10). */
    static boolean areBuild(List<String> identifiers) {
        for (String identifier : identifiers) {
            if (!isIdentifier(identifier)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String identifier) {
        for (int at = 0; at < identifier.length(); at++) {
            char c = identifier.charAt(at);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return !identifier.isEmpty();
    }

    /** Whether it is digits only. */
    static boolean isNumber(String identifier) {
        for (int at = 0; at < identifier.length(); at++) {
            if (!isDigit(identifier.charAt(at))) {
                return false;
            }
        }
        return !identifier.isEmpty();
    }

    /** ASCII only: {@link Character#isDigit} takes the digits of all scripts. */
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Precedence of two pre-releases, neither of them empty (item 11.4). */
    static int comparePrerelease(List<String> left, List<String> right) {
        int both = Math.min(left.size(), right.size());
        for (int at = 0; at < both; at++) {
            int order = comparePrerelease(left.get(at), right.get(at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int comparePrerelease(String left, String right) {
        boolean number = isNumber(left);
        if (number != isNumber(right)) {
            return number ? -1 : 1;
        }
        // Without leading zeros the longer number is the higher one, of any size.
        return number && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }

    /** An order of build metadata. Semantic Versioning has none (item 10): this one only tells different ones apart. */
    static int compareBuild(List<String> left, List<String> right) {
        int both = Math.min(left.size(), right.size());
        for (int at = 0; at < both; at++) {
            int order = left.get(at).compareTo(right.get(at));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
