package dev.loco.cishared.release.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code version} in {@code [metadata]} of setup.cfg, as Python's configparser and setuptools read it. */
final class SetupCfg {
    private SetupCfg() {}

    static void write(VersionFile file, Source source, Draft draft) {
        String key = file.key().orElse("metadata.version");
        String section = key.substring(0, Math.max(0, key.lastIndexOf('.')));
        String option = key.substring(key.lastIndexOf('.') + 1);
        List<Place> values = values(source, section, option);
        if (values.size() != 1) {
            draft.problem(
                    source,
                    values.isEmpty() ? new Place(source.start(), 0) : values.get(1),
                    "`" + file.path() + "` has " + (values.isEmpty() ? "no" : "more than one") + " `" + option
                            + "` in `[" + section + "]`",
                    "one line `" + option + " = …`",
                    values.isEmpty() ? "write the version there, or name the file that holds it" : "keep one of them");
            return;
        }
        Place value = values.get(0);
        String text = source.text(value);
        if (text.startsWith("attr:") || text.startsWith("file:")) {
            draft.problem(
                    source,
                    value,
                    "the version is taken from elsewhere: `" + text + "`",
                    "the version itself",
                    "name the file that it is taken from in `version-files`");
        } else if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ')) {
            draft.problem(
                    source, value, "`" + option + "` is not a version", "one word", "write the version on one line");
        } else if (file.name().equals("setup.cfg")) {
            draft.writePython(source, value);
        } else {
            draft.write(source, value);
        }
    }

    /**
     * The values' places, without white space around them. A line that is indented more than the option before it goes
     * on with that option's value.
     */
    private static List<Place> values(Source source, String section, String option) {
        List<Place> values = new ArrayList<>();
        String text = source.text();
        boolean inside = false;
        boolean ours = false;
        int indent = Integer.MAX_VALUE;
        for (int start = source.start(); start < text.length(); ) {
            int end = start;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            Place line = trimmed(text, start, end);
            String bare = source.text(line);
            if (bare.isEmpty() || bare.startsWith("#") || bare.startsWith(";")) {
                start = end + 1;
                continue;
            }
            int separator = separator(bare);
            if (line.offset() - start > indent) {
                if (ours) {
                    Place last = values.remove(values.size() - 1);
                    values.add(trimmed(text, last.offset(), end));
                }
            } else if (bare.startsWith("[") && bare.indexOf(']') > 0) {
                inside = bare.substring(1, bare.indexOf(']')).equals(section);
                ours = false;
                indent = Integer.MAX_VALUE;
            } else {
                indent = line.offset() - start;
                ours = inside
                        && separator > 0
                        && bare.substring(0, separator)
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .equals(option);
                if (ours) {
                    values.add(trimmed(text, line.offset() + separator + 1, end));
                }
            }
            start = end + 1;
        }
        return values;
    }

    private static int separator(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
    }

    private static Place trimmed(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return new Place(start, end - start);
    }
}
