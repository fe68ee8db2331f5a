package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments of a document: every {@code #} that lies in no scalar, anchor, alias or tag. snakeyaml's own
 * comment events are not used because its parser refuses some valid documents when it produces them.
 */
final class CommentScan {
    private final SourceText source;
    private final String text;
    private final List<YamlComment> comments = new ArrayList<>();

    private CommentScan(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /**
     * The comments before {@code end}.
     *
     * @param scalars pairs of offsets, start and end of the text of each scalar, ascending; a block scalar without its
     *     header
     */
    static List<YamlComment> of(SourceText source, List<int[]> scalars, int end) {
        CommentScan scan = new CommentScan(source);
        int from = 0;
        for (int[] scalar : scalars) {
            scan.gap(from, scalar[0]);
            from = scalar[1];
        }
        scan.gap(from, end);
        return scan.comments;
    }

    private void gap(int from, int to) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '#') {
                i = comment(i);
            } else if (c == '&' || c == '*' || c == '!' || c == '%') {
                while (i < to && !Character.isWhitespace(text.charAt(i)) && ",[]{}".indexOf(text.charAt(i)) < 0) {
                    i++;
                }
            } else {
                i++;
            }
        }
    }

    private int comment(int start) {
        int line = source.lineAt(start);
        int end = source.endOfLine(line);
        int lineStart = source.startOfLine(line);
        boolean ownLine = text.substring(lineStart, start).replace("\uFEFF", "").isBlank();
        comments.add(new YamlComment(
                source.at(start, end - start, Span::new),
                text.substring(start + 1, end).strip(),
                ownLine));
        return Math.max(end, start + 1);
    }
}
