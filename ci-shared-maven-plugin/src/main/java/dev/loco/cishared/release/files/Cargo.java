package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Text;
import java.util.List;
import java.util.Optional;

/**
 * {@code version} in {@code [package]} of Cargo.toml, or in {@code [workspace.package]} where it is inherited or there is
 * no package, and what has to be in step with it: the packages' own entries in Cargo.lock, and what neighbours in the
 * workspace require of them.
 */
final class Cargo {
    private static final String OF_WORKSPACE = "workspace.package.version";

    private Cargo() {}

    static void write(VersionFile file, Source source, Draft draft) {
        CargoManifest manifest = CargoManifest.of(source);
        String key = file.key().orElse("");
        if (!key.isEmpty() && !key.equals("package.version") && !key.equals(OF_WORKSPACE)) {
            TomlKey.write(file, source, draft);
            return;
        }
        boolean virtual =
                key.equals(OF_WORKSPACE) || manifest.root().get("package").isEmpty();
        if (!virtual && manifest.version().isPresent()) {
            String above = manifest.workspace(draft).map(CargoManifest::folder).orElse(manifest.folder());
            put(manifest, manifest.version().get(), List.of(manifest), above, draft);
        } else if (virtual || manifest.inherits()) {
            workspace(manifest, draft);
        } else {
            missing(source, "`[package]`", "write the version there", draft);
        }
    }

    private static void workspace(CargoManifest member, Draft draft) {
        Optional<CargoManifest> root = member.workspace(draft);
        if (root.isEmpty()) {
            missing(
                    member.source(),
                    "a workspace above it",
                    "write the version into `[workspace.package]` of the workspace",
                    draft);
        } else if (root.get().workspaceVersion().isEmpty()) {
            missing(
                    root.get().source(),
                    "`[workspace.package]`",
                    "write the version there, or name the Cargo.toml of each package in `version-files`",
                    draft);
        } else {
            List<CargoManifest> packages = inheriting(root.get(), draft);
            put(
                    root.get(),
                    root.get().workspaceVersion().get(),
                    packages,
                    root.get().folder(),
                    draft);
        }
    }

    private static void put(CargoManifest at, Text version, List<CargoManifest> packages, String above, Draft draft) {
        draft.write(at.source(), TomlKey.version(at.source(), version));
        CargoLock.write(above, packages, draft);
        CargoRequirements.write(above, packages, version.value().strip(), draft);
    }

    /**
     * The packages that take the workspace's version. Every package that inherits one must be a member, by {@code
     * members} or by a path of a member (Cargo Book, "The members and exclude fields"), so that it is enough to ask whose
     * workspace it finds.
     */
    private static List<CargoManifest> inheriting(CargoManifest root, Draft draft) {
        String path = root.source().path();
        return CargoManifest.below("", draft).stream()
                .filter(CargoManifest::inherits)
                .filter(member -> member.workspace(draft)
                        .filter(workspace -> workspace.source().path().equals(path))
                        .isPresent())
                .toList();
    }

    private static void missing(Source source, String where, String help, Draft draft) {
        draft.problem(
                source,
                new Place(source.start(), 0),
                "`" + source.path() + "` finds no version in " + where,
                "`version` as a text",
                help);
    }
}
