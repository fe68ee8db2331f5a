package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Node;
import dev.loco.cishared.release.files.Toml.Table;
import dev.loco.cishared.release.files.Toml.Text;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code version} in {@code [project]} (PyPA, "pyproject.toml specification") and in {@code [tool.poetry]}, and the
 * package's own entry in the uv.lock beside or above it.
 */
final class PyProject {
    private PyProject() {}

    static void write(VersionFile file, Source source, Draft draft) {
        Table root = Toml.read(source);
        if (file.key().isPresent()) {
            TomlKey.find(root, file, source, draft)
                    .ifPresent(text -> draft.writePython(source, TomlKey.version(source, text)));
            return;
        }
        Optional<Table> project = root.table("project");
        Optional<Text> version = project.flatMap(p -> p.text("version"));
        Optional<Text> poetry = root.table("tool", "poetry").flatMap(p -> p.text("version"));
        Optional<Place> dynamic = project.flatMap(PyProject::dynamicVersion);
        version.ifPresent(text -> draft.writePython(source, TomlKey.version(source, text)));
        poetry.ifPresent(text -> draft.writePython(source, TomlKey.version(source, text)));
        if (version.isEmpty() && poetry.isEmpty()) {
            draft.problem(
                    source,
                    dynamic.orElse(new Place(source.start(), 0)),
                    "`" + file.path() + "` has no version" + (dynamic.isPresent() ? ": it is dynamic" : ""),
                    "`version` in `[project]` or `[tool.poetry]`",
                    dynamic.isPresent()
                            ? "name the file that the version is taken from in `version-files` instead, or, where it"
                                    + " comes from the tag, none"
                            : "write the version there, or name the file that holds it in `version-files`");
            return;
        }
        project.flatMap(p -> p.text("name")).ifPresent(name -> lock(file, name.value(), draft));
    }

    private static Optional<Place> dynamicVersion(Table project) {
        return project.items("dynamic").stream()
                .filter(item -> item instanceof Text text && text.value().equals("version"))
                .map(item -> ((Text) item).place())
                .findFirst();
    }

    /** The nearest uv.lock: beside the file, or at the root of its workspace. */
    private static void lock(VersionFile file, String name, Draft draft) {
        Folders.upFrom(file.folder())
                .map(folder -> draft.open(folder + "uv.lock").map(lock -> new Locked(lock, folder)))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(lock -> lock.write(Folders.below(lock.folder, file.folder()), name, draft));
    }

    private record Locked(Source source, String folder) {
        void write(String path, String name, Draft draft) {
            for (Node item : Toml.read(source).items("package")) {
                if (item instanceof Table entry
                        && entry.text("name").filter(n -> same(n.value(), name)).isPresent()
                        && isOwn(entry, path.isEmpty() ? "." : path)) {
                    entry.text("version").ifPresent(text -> draft.writePython(source, TomlKey.version(source, text)));
                }
            }
        }

        private static boolean isOwn(Table entry, String path) {
            Optional<Table> from = entry.table("source");
            return from.isPresent()
                    && from.get().entries().entrySet().stream()
                            .anyMatch(e -> (e.getKey().equals("editable")
                                            || e.getKey().equals("virtual")
                                            || e.getKey().equals("directory"))
                                    && e.getValue() instanceof Text text
                                    && text.value().equals(path));
        }

        /** Names are compared as PyPA's "Names and normalization" says. */
        private static boolean same(String one, String other) {
            return normal(one).equals(normal(other));
        }

        private static String normal(String name) {
            return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
        }
    }
}
