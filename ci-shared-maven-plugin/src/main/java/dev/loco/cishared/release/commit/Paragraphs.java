package dev.loco.cishared.release.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * What follows a header, taken apart (Conventional Commits 1.0.0, items 6 to 10). Footers start with the first paragraph
 * whose first line is one; from there on every line that looks like one starts the next, and all others carry the value
 * on. A line inside a paragraph of the body never is one.
 */
final class Paragraphs {
    private Paragraphs() {}

    /** The index of the first footer's line; the number of lines when there is none. Line 0 is the header. */
    static int firstFooter(List<MessageLine> lines) {
        for (int i = 1; i < lines.size(); i++) {
            // What follows the header without a blank line starts a paragraph, too: bumping is lenient.
            boolean starts = i == 1 || lines.get(i - 1).isBlank();
            if (starts && Footer.tokenOf(lines.get(i).text()) > 0) {
                return i;
            }
        }
        return lines.size();
    }

    static Optional<String> body(List<MessageLine> lines, int footers) {
        int from = 1;
        while (from < footers && lines.get(from).isBlank()) {
            from++;
        }
        String body = from >= footers ? "" : join(lines.subList(from, footers)).stripTrailing();
        return body.isEmpty() ? Optional.empty() : Optional.of(body);
    }

    static List<Footer> footers(List<MessageLine> lines, int first) {
        List<Footer> footers = new ArrayList<>();
        int start = first;
        while (start < lines.size()) {
            int next = start + 1;
            while (next < lines.size() && Footer.tokenOf(lines.get(next).text()) == 0) {
                next++;
            }
            String text = join(lines.subList(start, next));
            int token = Footer.tokenOf(lines.get(start).text());
            footers.add(new Footer(
                    text.substring(0, token),
                    Footer.separatorAt(text, token),
                    text.substring(token + 2).strip()));
            start = next;
        }
        return footers;
    }

    private static String join(List<MessageLine> lines) {
        StringJoiner joined = new StringJoiner("\n");
        lines.forEach(line -> joined.add(line.text()));
        return joined.toString();
    }
}
