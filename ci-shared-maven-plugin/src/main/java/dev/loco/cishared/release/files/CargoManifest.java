package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Table;
import dev.loco.cishared.release.files.Toml.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Cargo.toml and what it says of its workspace (Cargo Book, "Workspaces"). */
record CargoManifest(Source source, Table root) {
    static final String NAME = "Cargo.toml";

    /** @throws Malformed when it is no TOML */
    static CargoManifest of(Source source) {
        return new CargoManifest(source, Toml.read(source));
    }

    /** All that lie below a folder and can be read: one that cannot, a test's perhaps, belongs to no workspace. */
    static List<CargoManifest> below(String folder, Draft draft) {
        List<CargoManifest> manifests = new ArrayList<>();
        for (String path : draft.tree().list()) {
            if (path.startsWith(folder) && (path.equals(NAME) || path.endsWith("/" + NAME))) {
                try {
                    draft.open(path).map(CargoManifest::of).ifPresent(manifests::add);
                } catch (Malformed notToml) {
                    continue;
                }
            }
        }
        return manifests;
    }

    String folder() {
        return VersionFile.folderOf(source.path());
    }

    Optional<String> name() {
        return root.table("package").flatMap(p -> p.text("name")).map(Text::value);
    }

    /** The version of its package, when it stands here. */
    Optional<Text> version() {
        return root.table("package").flatMap(p -> p.text("version"));
    }

    /** The version that members may inherit. */
    Optional<Text> workspaceVersion() {
        return root.table("workspace", "package").flatMap(p -> p.text("version"));
    }

    /** {@code version.workspace = true}. */
    boolean inherits() {
        return root.table("package", "version").isPresent();
    }

    boolean isWorkspace() {
        return root.get("workspace").isPresent();
    }

    /** The workspace's root: this one, the one that {@code package.workspace} names, or the next above. */
    Optional<CargoManifest> workspace(Draft draft) {
        if (isWorkspace()) {
            return Optional.of(this);
        }
        Optional<String> named =
                root.table("package").flatMap(p -> p.text("workspace")).map(Text::value);
        if (named.isPresent()) {
            return Folders.resolve(folder(), named.get())
                    .flatMap(above -> draft.open(above + NAME))
                    .map(CargoManifest::of);
        }
        return Folders.upFrom(folder())
                .skip(1)
                .map(above -> draft.open(above + NAME))
                .flatMap(Optional::stream)
                .map(CargoManifest::of)
                .filter(CargoManifest::isWorkspace)
                .findFirst()
                .filter(workspace -> !workspace.excludes(Folders.below(workspace.folder(), folder())));
    }

    /** Whether {@code workspace.exclude} names the folder or one above it; both relative to this manifest. */
    private boolean excludes(String folder) {
        return root.table("workspace").map(w -> w.items("exclude")).orElse(List.of()).stream()
                .anyMatch(item -> item instanceof Text text
                        && (folder + "/").startsWith(text.value().replaceFirst("/+$", "") + "/"));
    }
}
