package dev.loco.cishared.release.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of a commit as Markdown that shows it and does nothing else (CommonMark 0.31, "Backslash escapes"; GitHub
 * Flavored Markdown, "Autolinks"). Code spans stay, as they are literal. A bare {@code #12} stays: the forge links it.
 */
final class MarkdownText {
    private static final String ALWAYS = "\\*[]<>~|@$";

    // What would begin a heading, a list, a quotation or a rule where a line begins.
    private static final Pattern BEGINNING = Pattern.compile("^([0-9]{0,9})([#+=.):-])");

    // Besides control characters: what reorders a line, and what breaks one.
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\s\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\u061c\\u200b\\u200e\\u200f\\ufeff]+");
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<=https?|ftp|mailto|xmpp)(?=:)|(?<=\\bwww)(?=\\.)");

    private MarkdownText() {}

    /** The text on one line. */
    static String of(String text) {
        String line = unpaired(INVISIBLE.matcher(text).replaceAll(" ").strip());
        StringBuilder out = new StringBuilder(line.length() + 16);
        int from = 0;
        for (int i = 0; i < line.length(); ) {
            if (line.charAt(i) != '`') {
                i++;
                continue;
            }
            out.append(escaped(line.substring(from, i)));
            int run = run(line, i);
            int close = run < 3 ? closing(line, i + run, run) : -1;
            from = close < 0 ? i + run : close + run;
            out.append(close < 0 ? "\\`".repeat(run) : line.substring(i, from));
            i = from;
        }
        out.append(escaped(line.substring(from)));
        Matcher beginning = BEGINNING.matcher(out);
        return beginning.find() ? out.insert(beginning.start(2), '\\').toString() : out.toString();
    }

    private static int run(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) == '`') {
            end++;
        }
        return end - from;
    }

    /** Where the run of as many backticks that closes a code span starts; -1 when there is none. */
    private static int closing(String line, int from, int run) {
        for (int i = line.indexOf('`', from); i >= 0; i = line.indexOf('`', i)) {
            int length = run(line, i);
            if (length == run) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean active = ALWAYS.indexOf(c) >= 0
                    || (c == '_' && !(word(text, i - 1) && word(text, i + 1)))
                    || (c == '&' && i + 1 < text.length() && (text.charAt(i + 1) == '#' || word(text, i + 1)));
            if (active) {
                out.append('\\');
            }
            out.append(c);
        }
        return ADDRESS.matcher(out).replaceAll("\\\\");
    }

    private static boolean word(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    /** Half a surrogate pair has no form in UTF-8. */
    private static String unpaired(String text) {
        return text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
