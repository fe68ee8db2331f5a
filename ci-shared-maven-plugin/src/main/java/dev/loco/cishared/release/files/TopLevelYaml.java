package dev.loco.cishared.release.files;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scalar at the top level of a YAML file, Helm's Chart.yaml above all: {@code version}, or another key that the
 * settings name ({@code appVersion}). Strict: a block mapping that starts in the first column, plain or quoted text on
 * the key's line. What belongs to a value is indented there, so that a line that is not is always a key.
 */
final class TopLevelYaml {
    private TopLevelYaml() {}

    static void write(VersionFile file, Source source, Draft draft) {
        String key = file.key().orElse("version");
        Pattern entry = Pattern.compile(
                "^(?:" + Pattern.quote(key) + "|\"" + Pattern.quote(key) + "\"|'" + Pattern.quote(key)
                        + "')[ \\t]*:(?=[ \\t\\r\\n]|$)[ \\t]*(.*)$",
                Pattern.MULTILINE);
        Matcher matcher = entry.matcher(source.text())
                .region(source.start(), source.text().length());
        List<Place> values = new ArrayList<>();
        while (matcher.find()) {
            values.add(new Place(matcher.start(1), matcher.end(1) - matcher.start(1)));
        }
        if (values.size() != 1) {
            draft.problem(
                    source,
                    values.isEmpty() ? new Place(source.start(), 0) : values.get(1),
                    "`" + file.path() + "` has " + (values.isEmpty() ? "no" : "more than one") + " `" + key
                            + "` at its top level",
                    "one line `" + key + ": …`",
                    values.isEmpty() ? "write the version there" : "keep one of them");
            return;
        }
        Place value = values.get(0);
        Matcher scalar = SCALAR.matcher(source.text(value));
        if (!scalar.matches()) {
            draft.problem(
                    source,
                    value,
                    "`" + key + "` is not a plain or quoted text on its line",
                    "a version such as 1.2.3",
                    "write the version behind `" + key + ":`");
            return;
        }
        int group = scalar.group(1) != null ? 1 : scalar.group(2) != null ? 2 : 3;
        draft.write(source, new Place(value.offset() + scalar.start(group), scalar.end(group) - scalar.start(group)));
    }

    private static final Pattern SCALAR = Pattern.compile(
            "(?:\"([^\"\\\\]*)\"|'([^']*)'|([0-9A-Za-z][^ \\t\"'#:,\\[\\]{}]*))(?:[ \\t]+#.*|[ \\t]*)\\r?");
}
