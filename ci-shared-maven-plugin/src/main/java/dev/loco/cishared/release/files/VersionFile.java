package dev.loco.cishared.release.files;

import dev.loco.cishared.finding.Span;
import java.util.Optional;

/**
 * A file in which the version stands.
 *
 * @param path relative to the root, with {@code /}
 * @param pattern a regular expression of Java with a group named {@code version}, which must match exactly once
 * @param key which value it is, where the file's name alone does not say: a dotted path in TOML and JSON, {@code
 *     section.key} in setup.cfg, a top-level key of YAML, a variable of Python, a property (or {@code parent.version})
 *     of a pom
 * @param at where the settings name it, for what is said of a file that is not there
 */
public record VersionFile(String path, Optional<String> pattern, Optional<String> key, Optional<Span> at) {

    /** A file whose name says where its version stands, or whose markers do. */
    public static VersionFile of(String path) {
        return new VersionFile(path, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The last part of the path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What stands before the name: {@code crates/core/}, or nothing for a file in the root. */
    String folder() {
        return folderOf(path);
    }

    static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
