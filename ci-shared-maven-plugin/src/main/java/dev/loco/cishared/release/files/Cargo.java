package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Table;
import dev.loco.cishared.release.files.Toml.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code version} in {@code [package]} of Cargo.toml, or in {@code [workspace.package]} where it is inherited or there is
 * no package (Cargo Book, "Workspaces"), and the packages' own entries in Cargo.lock.
 */
final class Cargo {
    private static final String MANIFEST = "Cargo.toml";

    private Cargo() {}

    private record Manifest(Source source, Table root) {
        String folder() {
            return VersionFile.folderOf(source.path());
        }

        Optional<Table> workspacePackage() {
            return root.table("workspace", "package");
        }

        /** {@code version.workspace = true}. */
        boolean inherits() {
            return root.table("package", "version").isPresent();
        }

        Optional<String> name() {
            return root.table("package").flatMap(p -> p.text("name")).map(Text::value);
        }
    }

    static void write(VersionFile file, Source source, Draft draft) {
        Manifest manifest = new Manifest(source, Toml.read(source));
        Optional<String> key =
                file.key().filter(k -> !k.equals("package.version") && !k.equals("workspace.package.version"));
        if (key.isPresent()) {
            TomlKey.write(file, source, draft);
            return;
        }
        boolean workspace =
                file.key().filter("workspace.package.version"::equals).isPresent()
                        || manifest.root.get("package").isEmpty();
        Optional<Text> version = manifest.root.table("package").flatMap(p -> p.text("version"));
        if (!workspace && version.isPresent()) {
            draft.write(source, TomlKey.version(source, version.get()));
            manifest.name().ifPresent(name -> CargoLock.write(manifest.folder(), List.of(name), draft));
        } else if (workspace || manifest.inherits()) {
            workspace(manifest, draft);
        } else {
            missing(manifest.source, "`[package]`", "write the version there", draft);
        }
    }

    private static void workspace(Manifest member, Draft draft) {
        Optional<Manifest> root = workspaceOf(member, draft);
        if (root.isEmpty()) {
            missing(member.source, "the workspace above it", "write the version into `[workspace.package]`", draft);
            return;
        }
        Optional<Text> version = root.get().workspacePackage().flatMap(p -> p.text("version"));
        if (version.isEmpty()) {
            missing(
                    root.get().source,
                    "`[workspace.package]`",
                    "write the version there, or name the Cargo.toml of each package in `version-files`",
                    draft);
            return;
        }
        draft.write(root.get().source, TomlKey.version(root.get().source, version.get()));
        CargoLock.write(root.get().folder(), inheriting(root.get(), draft), draft);
    }

    private static void missing(Source source, String where, String help, Draft draft) {
        draft.problem(
                source,
                new Place(source.start(), 0),
                "`" + source.path() + "` finds no version in " + where,
                "`version` as a text",
                help);
    }

    /** The workspace's root: the manifest itself, the one that `package.workspace` names, or the next above. */
    private static Optional<Manifest> workspaceOf(Manifest member, Draft draft) {
        if (member.root.get("workspace").isPresent()) {
            return Optional.of(member);
        }
        Optional<String> named =
                member.root.table("package").flatMap(p -> p.text("workspace")).map(Text::value);
        if (named.isPresent()) {
            return Folders.resolve(member.folder(), named.get())
                    .flatMap(folder -> draft.open(folder + MANIFEST))
                    .map(source -> new Manifest(source, Toml.read(source)));
        }
        return Folders.upFrom(member.folder())
                .skip(1)
                .map(folder -> draft.open(folder + MANIFEST))
                .flatMap(Optional::stream)
                .map(source -> new Manifest(source, Toml.read(source)))
                .filter(manifest -> manifest.root.get("workspace").isPresent())
                .findFirst();
    }

    /**
     * The names of the packages that take the workspace's version. Every package that inherits one must be a member, by
     * {@code members} or by a path of a member (Cargo Book, "The members and exclude fields"), so that it is enough to
     * ask whose workspace it finds.
     */
    private static List<String> inheriting(Manifest root, Draft draft) {
        List<String> names = new ArrayList<>();
        for (String path : draft.tree().list()) {
            if (path.startsWith(root.folder()) && (path.equals(MANIFEST) || path.endsWith("/" + MANIFEST))) {
                draft.open(path)
                        .filter(source -> source.text().contains("workspace"))
                        .map(source -> new Manifest(source, Toml.read(source)))
                        .filter(Manifest::inherits)
                        .filter(member -> workspaceOf(member, draft)
                                .filter(w -> w.source.path().equals(root.source.path()))
                                .isPresent())
                        .flatMap(Manifest::name)
                        .ifPresent(names::add);
            }
        }
        return names;
    }
}
