package dev.loco.cishared.release.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code VERSION}: the whole content is the version; white space around it, and a {@code v} before it, stay. */
final class WholeFile {
    private static final Pattern CONTENT = Pattern.compile("[ \\t\\r\\n]*+(?:v(?=[0-9]))?(\\S*)[ \\t\\r\\n]*");

    private WholeFile() {}

    static void write(VersionFile file, Source source, Draft draft) {
        Matcher matcher = CONTENT.matcher(source.text())
                .region(source.start(), source.text().length());
        if (matcher.matches()) {
            draft.write(source, new Place(matcher.start(1), matcher.end(1) - matcher.start(1)));
        } else {
            draft.problem(
                    source,
                    new Place(source.start(), 0),
                    "`" + file.path() + "` holds more than a version",
                    "one word, the version",
                    "leave the version alone in the file, or mark its line with the comment `x-release-version`");
        }
    }
}
