package dev.loco.cishared.release.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions marked by comments: {@code x-release-version} at the end of a line for the one version on it, {@code
 * x-release-version-start} and {@code x-release-version-end} around lines for all versions between them.
 */
final class Markers {
    private static final String MARKER = "x-release-version";

    // Behind the marker only the end of a comment: `-->`, `*/`, `#}`, `%>`.
    private static final Pattern MARK = Pattern.compile(
            "(?<![0-9A-Za-z_-])" + MARKER + "(-start|-end)?[ \\t]*+(?:--%?>|\\*+/|#}|%>|\\*\\))?[ \\t]*+$");
    private static final Pattern VERSION =
            Pattern.compile("(?<![0-9A-Za-z.+])v?((?:0|[1-9][0-9]*)(?:\\.(?:0|[1-9][0-9]*)){2}"
                    + "(?:(?:a|b|rc)[0-9]+|-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*+)?+(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*+)?+)"
                    + "(?![0-9A-Za-z_]|\\.[0-9])");

    private Markers() {}

    private record Line(Place place, String mark) {}

    static boolean in(Source source) {
        return source.text().contains(MARKER) && !marked(source).isEmpty();
    }

    static void write(VersionFile file, Source source, Draft draft) {
        List<Line> marked = source.text().contains(MARKER) ? marked(source) : List.of();
        if (marked.isEmpty()) {
            draft.problem(
                    source,
                    new Place(source.start(), 0),
                    "nothing says where the version stands in `" + file.path() + "`",
                    "a line that ends in the comment `" + MARKER + "`",
                    "mark the line with a comment, or give a `pattern` in `version-files`");
            return;
        }
        int open = -1;
        Place start = new Place(0, 0);
        for (Line line : marked) {
            switch (line.mark) {
                case "-start" -> {
                    if (open >= 0) {
                        unpaired(source, start, draft, "-end");
                    }
                    open = line.place.end();
                    start = line.place;
                }
                case "-end" -> {
                    if (open < 0) {
                        unpaired(source, line.place, draft, "-start");
                    } else {
                        block(source, new Place(open, line.place.offset() - open), start, draft);
                    }
                    open = -1;
                }
                default -> line(file, source, line.place, draft);
            }
        }
        if (open >= 0) {
            unpaired(source, start, draft, "-end");
        }
    }

    private static void line(VersionFile file, Source source, Place line, Draft draft) {
        List<Place> versions = versions(source, line);
        if (versions.size() != 1) {
            draft.problem(
                    source,
                    line,
                    "the marked line holds " + (versions.isEmpty() ? "no version" : versions.size() + " versions"),
                    "exactly one version",
                    "keep one version on the line, or put `" + MARKER + "-start` and `-end` around lines with several");
        } else {
            put(file.name(), source, versions.get(0), draft);
        }
    }

    private static void block(Source source, Place block, Place start, Draft draft) {
        List<Place> versions = versions(source, block);
        if (versions.isEmpty()) {
            draft.problem(
                    source, start, "the marked block holds no version", "at least one", "move or drop the markers");
        }
        versions.forEach(version -> put(source.path(), source, version, draft));
    }

    private static void put(String name, Source source, Place version, Draft draft) {
        if (name.endsWith(".py")) {
            draft.writePython(source, version);
        } else {
            draft.write(source, version);
        }
    }

    private static void unpaired(Source source, Place line, Draft draft, String other) {
        draft.problem(
                source,
                line,
                "a marked block has no `" + MARKER + other + "`",
                "one marker each around the block",
                "add `" + MARKER + other + "`");
    }

    private static List<Place> versions(Source source, Place within) {
        List<Place> versions = new ArrayList<>();
        Matcher matcher = VERSION.matcher(source.text()).region(within.offset(), within.end());
        matcher.useTransparentBounds(true);
        while (matcher.find()) {
            versions.add(new Place(matcher.start(1), matcher.end(1) - matcher.start(1)));
        }
        return versions;
    }

    private static List<Line> marked(Source source) {
        String text = source.text();
        List<Line> lines = new ArrayList<>();
        for (int start = source.start(); start < text.length(); ) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            String line = text.substring(start, end);
            Matcher matcher = line.contains(MARKER) ? MARK.matcher(line) : MARK.matcher("");
            if (matcher.find()) {
                String mark = matcher.group(1) == null ? "" : matcher.group(1);
                lines.add(new Line(new Place(start, matcher.start()), mark));
            }
            start = end + 1;
        }
        return lines;
    }
}
