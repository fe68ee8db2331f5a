package dev.loco.cishared.release.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Python module with a line {@code __version__ = "1.2.3"} at its outermost level. */
final class PythonModule {
    private PythonModule() {}

    static void write(VersionFile file, Source source, Draft draft) {
        String name = file.key().orElse("__version__");
        List<Place> places = new ArrayList<>();
        Matcher matcher = assignment(name)
                .matcher(source.text())
                .region(source.start(), source.text().length());
        while (matcher.find()) {
            places.add(new Place(matcher.start(2), matcher.end(2) - matcher.start(2)));
        }
        if (places.size() == 1) {
            draft.writePython(source, places.get(0));
            return;
        }
        draft.problem(
                source,
                places.isEmpty() ? new Place(source.start(), 0) : places.get(1),
                "`" + file.path() + "` sets `" + name + "` " + (places.isEmpty() ? "nowhere" : "more than once")
                        + " to a text",
                "one line `" + name + " = \"…\"` that is not indented",
                "write one, or mark the version's line with the comment `# x-release-version`");
    }

    private static Pattern assignment(String name) {
        return Pattern.compile(
                "^" + Pattern.quote(name)
                        + "[ \\t]*(?::[^=\\r\\n]*)?=[ \\t]*([\"'])([^\"'\\\\\\r\\n]*)\\1(?=[ \\t]*(?:[;#].*)?$)",
                Pattern.MULTILINE);
    }
}
