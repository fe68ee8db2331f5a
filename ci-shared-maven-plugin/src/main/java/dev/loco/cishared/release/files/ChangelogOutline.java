package dev.loco.cishared.release.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The headings and link references of a changelog, outside of code and comments. */
final class ChangelogOutline {
    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})[ \\t]+(.*)");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(?:-{2,}|={2,})[ \\t]*");
    private static final Pattern REFERENCE = Pattern.compile(" {0,3}\\[([^\\]]+)]:[ \\t]*(\\S+).*");
    private static final Pattern FENCE = Pattern.compile("[ \\t]*(?:[-*+][ \\t]+)?(`{3,}|~{3,})(.*)");
    private static final Pattern VERSION = Pattern.compile(
            "\\[?v?([0-9]+\\.[0-9]+\\.[0-9]+(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?)(?:[\\]\\s(:,].*)?");
    private static final Pattern UNRELEASED = Pattern.compile("(?i)\\[?unreleased\\b.*");

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private final List<Heading> headings = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    private record Line(int start, int end, int next) {}

    /**
     * A heading.
     *
     * @param level from 1
     * @param start of its line
     * @param end just behind its line's end
     */
    record Heading(int level, String text, int start, int end) {
        /** The version it is about. */
        Optional<String> version() {
            Matcher matcher = VERSION.matcher(text);
            return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        boolean unreleased() {
            return UNRELEASED.matcher(text).matches();
        }
    }

    /**
     * {@code [1.0.0]: https://…}.
     *
     * @param start of its line
     * @param end just behind its line's end
     * @param targetStart where its address starts
     */
    record Reference(String label, String target, int start, int end, int targetStart) {
        boolean unreleased() {
            return label.toLowerCase(Locale.ROOT).equals("unreleased");
        }

        boolean ofVersion() {
            return VERSION.matcher(label).matches();
        }
    }

    ChangelogOutline(String text) {
        this.text = text;
        split();
        scan();
    }

    List<Heading> headings() {
        return headings;
    }

    /** Those whose label is a version or {@code Unreleased}. */
    List<Reference> references() {
        return references;
    }

    /** The versions' headings, the newest first as they stand in the file. */
    List<Heading> versions() {
        return headings.stream().filter(h -> h.version().isPresent()).toList();
    }

    Optional<Heading> unreleased() {
        return headings.stream().filter(Heading::unreleased).findFirst();
    }

    /** Where what stands below a heading ends: at the next as high, at the references, or at the end. */
    int endOf(Heading heading) {
        int next = headings.stream()
                .filter(h -> h.start > heading.start
                        && (h.level <= heading.level || h.version().isPresent()))
                .mapToInt(Heading::start)
                .findFirst()
                .orElse(text.length());
        return references.stream()
                .mapToInt(Reference::start)
                .filter(start -> start > heading.start && start < next)
                .findFirst()
                .orElse(next);
    }

    /** Where the last line that is not blank ends, between two places; the first of them when all are blank. */
    int lastText(int from, int to) {
        int last = from;
        for (Line line : lines) {
            if (line.start >= from
                    && line.start < to
                    && !text.substring(line.start, line.end).isBlank()) {
                last = line.next;
            }
        }
        return last;
    }

    private void split() {
        for (int start = 0; start < text.length(); ) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            int next = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
            lines.add(new Line(start, end, next));
            start = next;
        }
    }

    private void scan() {
        String fence = "";
        boolean comment = false;
        Optional<Line> before = Optional.empty();
        for (Line line : lines) {
            String content = text.substring(line.start, line.end);
            Matcher fenced = FENCE.matcher(content);
            if (comment) {
                comment = !content.contains("-->");
            } else if (!fence.isEmpty()) {
                boolean closes = fenced.matches()
                        && fenced.group(1).startsWith(fence)
                        && fenced.group(2).isBlank();
                fence = closes ? "" : fence;
            } else if (fenced.matches()
                    && !(fenced.group(1).startsWith("`") && fenced.group(2).contains("`"))) {
                fence = fenced.group(1);
            } else {
                comment = content.lastIndexOf("<!--") > content.lastIndexOf("-->");
                take(line, content, before);
                before = Optional.of(line);
                continue;
            }
            before = Optional.empty();
        }
    }

    /** Without the number signs that may close a heading. */
    private static String title(String content) {
        String title = content.strip();
        int end = title.length();
        while (end > 0 && title.charAt(end - 1) == '#') {
            end--;
        }
        boolean closes = end == 0 || title.charAt(end - 1) == ' ' || title.charAt(end - 1) == '\t';
        return closes ? title.substring(0, end).strip() : title;
    }

    private void take(Line line, String content, Optional<Line> before) {
        // A byte-order mark, as one character or as three.
        String bare = line.start == 0 ? content.replaceFirst("^(?:\\ufeff|\\u00ef\\u00bb\\u00bf)", "") : content;
        Matcher heading = HEADING.matcher(bare);
        Matcher reference = REFERENCE.matcher(content);
        if (heading.matches()) {
            headings.add(new Heading(heading.group(1).length(), title(heading.group(2)), line.start, line.next));
        } else if (UNDERLINE.matcher(content).matches() && before.isPresent()) {
            String title = text.substring(before.get().start, before.get().end).strip();
            Heading underlined = new Heading(2, title, before.get().start, line.next);
            if (underlined.version().isPresent() || underlined.unreleased()) {
                headings.add(underlined);
            }
        } else if (reference.matches()) {
            Reference found = new Reference(
                    reference.group(1), reference.group(2), line.start, line.next, line.start + reference.start(2));
            if (found.unreleased() || found.ofVersion()) {
                references.add(found);
            }
        }
    }
}
