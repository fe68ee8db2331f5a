package dev.loco.cishared.pipeline.drift;

/**
 * The words in which two texts differ: everything between the words they have in common at the start and at the end.
 *
 * @param offset of {@code found} in the found text, in UTF-16 units
 * @param found the words only the found text has; may be empty
 * @param expected the words only the expected text has; may be empty
 */
record WordDiff(int offset, String found, String expected) {

    static WordDiff of(String found, String expected) {
        int start = 0;
        int shorter = Math.min(found.length(), expected.length());
        int same = 0;
        while (same < shorter && found.charAt(same) == expected.charAt(same)) {
            same++;
            // A word ends where both texts have a blank, or both end.
            if (ends(found, same) && ends(expected, same)) {
                start = same;
            }
        }
        int tail = 0;
        int common = 0;
        while (tail < shorter - start
                && found.charAt(found.length() - 1 - tail) == expected.charAt(expected.length() - 1 - tail)) {
            tail++;
            if (starts(found, found.length() - tail) && starts(expected, expected.length() - tail)) {
                common = tail;
            }
        }
        String mine = found.substring(start, found.length() - common);
        String theirs = expected.substring(start, expected.length() - common);
        int blanks = mine.length() - mine.stripLeading().length();
        return new WordDiff(start + (mine.isBlank() ? 0 : blanks), mine.strip(), theirs.strip());
    }

    private static boolean ends(String text, int at) {
        return at == text.length() || Character.isWhitespace(text.charAt(at));
    }

    private static boolean starts(String text, int at) {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1));
    }
}
