package dev.loco.cishared.release.commit;

import java.util.Locale;
import java.util.Optional;

/**
 * The words "breaking change" where a line starts, written so that no reader takes them for the footer.
 *
 * @param from where in the line
 * @param to just behind the words and what belongs to them
 * @param what what is wrong, a phrase; empty when the line itself is right
 * @param value what follows on the line; may be empty
 */
record BreakingWords(int from, int to, String what, String value) {
    private static final int MOST_INDENTED = 3;
    private static final String[] MARKUP = {"**", "__", "# ", "## ", "### ", "#### "};

    /** The words at the start of a line; empty for any other line, list items, quotes and code among them. */
    static Optional<BreakingWords> of(String line) {
        int start = blanks(line, 0);
        int at = start;
        String what = start > 0 ? "there is white space before it" : "";
        if (start > MOST_INDENTED) {
            return Optional.empty();
        }
        for (String markup : MARKUP) {
            if (line.startsWith(markup, at)) {
                at += markup.length();
                what = or(what, "there is markup around it");
                break;
            }
        }
        int word = at;
        int end = words(line, at);
        if (end < 0) {
            return Optional.empty();
        }
        String words = line.substring(word, end);
        what = or(what, spelling(words));
        at = end;
        boolean closed = line.startsWith("**", at) || line.startsWith("__", at);
        at += closed ? 2 : 0;
        int gap = at;
        at = blanks(line, at);
        boolean bang = at < line.length() && line.charAt(at) == '!';
        at += bang ? 1 : 0;
        char c = at < line.length() ? line.charAt(at) : '\n';
        boolean colon = c == ':' || c == '\uFF1A' || c == '\uFE55';
        if (!colon && !isMeant(words, c, at > gap || at == line.length())) {
            return Optional.empty();
        }
        what = or(what, bang ? "no `!` belongs there" : "");
        what = or(what, colon && at > gap ? "there is a space before the colon" : "");
        what = or(what, !colon ? "there is no colon" : c == ':' ? "" : "the colon is a wide one");
        at += at < line.length() && c != '#' ? 1 : 0;
        String rest = line.substring(at);
        if (rest.startsWith("**") || rest.startsWith("__")) {
            rest = rest.substring(2);
        }
        String value = rest.strip();
        what = or(what, value.isEmpty() ? "nothing follows on the line" : "");
        what = or(what, rest.startsWith(" ") ? "" : "there is no space behind the colon");
        return Optional.of(new BreakingWords(start, at, what, value));
    }

    /** The line as it was meant; where nothing follows, {@code next} does. */
    String corrected(String next) {
        String said = value.isEmpty() ? next : value;
        return Footer.BREAKING + Footer.COLON + (said.isEmpty() ? "<what breaks, and what to do about it>" : said);
    }

    /** Without a colon only what cannot be prose: the words in capitals, and nothing or a dash behind them. */
    private static boolean isMeant(String words, char next, boolean apart) {
        return words.startsWith("BREAKING")
                && words.contains("CHANGE")
                && apart
                && (next == '\n' || next == '-' || next == '\u2013' || next == '\u2014' || next == '#');
    }

    private static String spelling(String words) {
        if (words.equals(Footer.BREAKING) || words.equals("BREAKING-CHANGE")) {
            return "";
        }
        String upper = words.toUpperCase(Locale.ROOT);
        if (upper.endsWith("S")) {
            return "it is `CHANGE`, without an S";
        }
        return words.equals(upper) ? "a space or a hyphen stands between the words" : "only upper case counts";
    }

    /** Just behind "breaking change", whatever the case, the gap and the number; negative when it is not there. */
    private static int words(String line, int start) {
        String first = "breaking";
        if (!line.regionMatches(true, start, first, 0, first.length())) {
            return -1;
        }
        int at = start + first.length();
        int gap = at;
        while (at < line.length() && (isBlank(line.charAt(at)) || line.charAt(at) == '-' || line.charAt(at) == '_')) {
            at++;
        }
        if (at - gap > MOST_INDENTED || !line.regionMatches(true, at, "change", 0, "change".length())) {
            return -1;
        }
        at += "change".length();
        boolean plural = at < line.length() && Character.toLowerCase(line.charAt(at)) == 's';
        return at + (plural ? 1 : 0);
    }

    private static int blanks(String line, int start) {
        int at = start;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
