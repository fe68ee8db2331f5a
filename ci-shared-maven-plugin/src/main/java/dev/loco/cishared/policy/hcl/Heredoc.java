package dev.loco.cishared.policy.hcl;

/** The value of {@code <<EOF} and {@code <<-EOF} ({@code unindentHeredoc}), its oddities included. */
final class Heredoc {
    private Heredoc() {}

    /**
     * Whether the line of the text ends the heredoc: white space, the anchor, any CR.
     *
     * <p>A line shorter than the anchor with its {@code -} never ends it: {@code <<-EOF} wants its {@code EOF} indented.
     */
    static boolean ends(String text, int start, int end, String anchor) {
        if (end - start < anchor.length()) {
            return false;
        }
        int from = anchor.charAt(0) == '-' ? 1 : 0;
        int returns = anchor.endsWith("\r") ? 1 : 0;
        int length = anchor.length() - from - returns;
        int stop = end;
        while (stop > start && text.charAt(stop - 1) == '\r') {
            stop--;
        }
        if (end - stop < returns || stop - start < length || !text.regionMatches(stop - length, anchor, from, length)) {
            return false;
        }
        for (int i = start; i < stop - length; i++) {
            char c = text.charAt(i);
            if (c != ' ' && (c < '\t' || c > '\r')) {
                return false;
            }
        }
        return true;
    }

    /** What the heredoc means; {@code raw} runs from {@code <<} to the LF after its last line. */
    static String value(String raw) {
        int marker = raw.indexOf('\n');
        int first = marker + 1;
        if (raw.charAt(2) != '-') {
            return raw.substring(first, raw.length() - marker + 1);
        }
        String[] lines = raw.substring(first, raw.length() - marker + 2).split("\n", -1);
        String indent = lines[lines.length - 1];
        for (String line : lines) {
            if (!line.startsWith(indent)) {
                return stripBlanks(raw.substring(first, raw.length() - marker + 1));
            }
        }
        StringBuilder value = new StringBuilder(raw.length());
        for (int i = 0; i < lines.length - 1; i++) {
            value.append(lines[i], indent.length(), lines[i].length()).append('\n');
        }
        return value.toString();
    }

    private static String stripBlanks(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
            end--;
        }
        return text.substring(0, end);
    }
}
