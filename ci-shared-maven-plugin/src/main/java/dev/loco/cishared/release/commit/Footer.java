package dev.loco.cishared.release.commit;

/**
 * One footer of a conventional commit (Conventional Commits 1.0.0, items 8 to 10): {@code Refs: #12}, {@code Fixes #12}.
 *
 * @param token one word, {@code -} for spaces; {@code BREAKING CHANGE} is the one with a space
 * @param separator {@code ": "} or {@code " #"}
 * @param value runs over lines and blank lines to the next footer; lines end in LF; no white space at its ends
 */
public record Footer(String token, String separator, String value) {
    static final String COLON = ": ";
    static final String HASH = " #";
    static final String BREAKING = "BREAKING CHANGE";
    private static final String BREAKING_DASH = "BREAKING-CHANGE";

    /** Whether it announces a breaking change: upper case only, and with a colon (items 12, 15 and 16). */
    public boolean breaking() {
        return separator.equals(COLON) && (token.equals(BREAKING) || token.equals(BREAKING_DASH));
    }

    /**
     * How many characters of a line's beginning are a footer's token; 0 when the line starts none. A value must follow
     * on the same line.
     */
    static int tokenOf(String line) {
        int end = line.startsWith(BREAKING) ? BREAKING.length() : word(line);
        if (end == 0 || separatorAt(line, end).isEmpty()) {
            return 0;
        }
        boolean hashOfBreaking = end == BREAKING.length() && line.charAt(8) == ' ' && line.startsWith(HASH, end);
        // Item 12: that token goes with a colon.
        return hashOfBreaking || line.substring(end + 2).isBlank() ? 0 : end;
    }

    /** The separator at that place of a line; empty when there is none. */
    static String separatorAt(String line, int at) {
        return line.startsWith(COLON, at) ? COLON : line.startsWith(HASH, at) ? HASH : "";
    }

    /** Letters, digits and hyphens, the first no hyphen: what git takes for a trailer's token, in any script. */
    private static int word(String line) {
        int at = 0;
        while (at < line.length()) {
            int c = line.codePointAt(at);
            if (!Character.isLetterOrDigit(c) && (c != '-' || at == 0)) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }
}
