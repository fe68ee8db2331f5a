package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Table;
import dev.loco.cishared.release.files.Toml.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A string at a dotted path of a TOML file. */
final class TomlKey {
    private TomlKey() {}

    static void write(VersionFile file, Source source, Draft draft) {
        find(Toml.read(source), file, source, draft).ifPresent(text -> draft.write(source, version(source, text)));
    }

    /** The string that the settings' key names, or a problem. */
    static Optional<Text> find(Table root, VersionFile file, Source source, Draft draft) {
        String key = file.key().orElseThrow();
        List<String> path = Arrays.asList(key.split("\\."));
        Optional<Text> text = path.isEmpty()
                ? Optional.empty()
                : root.table(path.subList(0, path.size() - 1).toArray(String[]::new))
                        .flatMap(table -> table.text(path.get(path.size() - 1)));
        if (text.isEmpty()) {
            draft.problem(
                    source,
                    new Place(source.start(), 0),
                    "`" + file.path() + "` has no text at `" + key + "`",
                    "a version there",
                    "write the version there, or mend `key` in `version-files`");
        }
        return text;
    }

    /** The place of the text without white space around it, which a string of several lines may have. */
    static Place version(Source source, Text text) {
        String raw = source.text(text.place());
        int before = raw.length() - raw.stripLeading().length();
        return new Place(text.place().offset() + before, raw.strip().length());
    }
}
