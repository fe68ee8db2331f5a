package dev.loco.cishared.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Tabs between tokens. yaml.v3 takes {@code key:<tab>value} (scannerc.go, {@code yaml_parser_scan_to_next_token}),
 * snakeyaml refuses it; so where snakeyaml stumbles over such a tab it is shown a space instead. Tabs as indentation
 * are refused by both, tabs inside values are left to both.
 */
final class Tabs {
    /** How much text may be read over and over again for the sake of tabs. */
    private static final int PATIENCE = 1 << 20;

    private final CodePoints codePoints;
    private String text;
    private int read;

    Tabs(String text, CodePoints codePoints) {
        this.text = text;
        this.codePoints = codePoints;
    }

    /** The text to parse: of the same length as the file's. */
    String text() {
        return text;
    }

    /** Whether the error was a tab that separates two tokens; then {@link #text} has spaces there and is worth a try. */
    boolean mends(YAMLException error) {
        if (!(error instanceof MarkedYAMLException marked) || read > PATIENCE) {
            return false;
        }
        @Nullable Mark mark = marked.getProblemMark();
        if (mark == null) {
            return false;
        }
        int at = codePoints.offset(mark.getIndex());
        // Between brackets snakeyaml skips tabs itself, but not the space after one.
        if (at > 0 && at < text.length() && text.charAt(at) == ' ' && text.charAt(at - 1) == '\t') {
            at--;
        }
        if (at >= text.length() || text.charAt(at) != '\t' || isIndentation(at)) {
            return false;
        }
        read += at;
        int end = at;
        while (end < text.length() && text.charAt(end) == '\t') {
            end++;
        }
        text = text.substring(0, at) + " ".repeat(end - at) + text.substring(end);
        return true;
    }

    /** Whether nothing stands before it on its line but white space and the {@code -} and {@code ?} of block items. */
    private boolean isIndentation(int tab) {
        for (int i = tab - 1; i >= 0 && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i--) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\uFEFF' && c != '-' && c != '?') {
                return false;
            }
        }
        return !text.startsWith("---", lineStart(tab));
    }

    private int lineStart(int offset) {
        int i = offset;
        while (i > 0 && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
            i--;
        }
        return i;
    }
}
