package dev.loco.cishared.release.files;

import dev.loco.cishared.release.files.Toml.Node;
import dev.loco.cishared.release.files.Toml.Table;
import dev.loco.cishared.release.files.Toml.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The own packages' entries in Cargo.lock: those of the name that come from nowhere else, without {@code source}. */
final class CargoLock {
    private CargoLock() {}

    /** Writes the entries of the packages in the lock file beside their manifest or above it. */
    static void write(String folder, List<CargoManifest> manifests, Draft draft) {
        Set<String> names = new HashSet<>();
        manifests.forEach(manifest -> manifest.name().ifPresent(names::add));
        Folders.upFrom(folder)
                .map(above -> draft.open(above + "Cargo.lock"))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(lock -> write(lock, names, draft));
    }

    private static void write(Source lock, Set<String> names, Draft draft) {
        List<Table> packages = new ArrayList<>();
        for (Node item : Toml.read(lock).items("package")) {
            if (item instanceof Table entry) {
                packages.add(entry);
            }
        }
        Set<String> named = new HashSet<>();
        for (Table entry : packages) {
            Optional<Text> version = entry.text("version");
            if (version.isEmpty()
                    || !names.contains(name(entry))
                    || entry.get("source").isPresent()) {
                continue;
            }
            draft.write(lock, TomlKey.version(lock, version.get()));
            named.add(name(entry) + " " + version.get().value());
            alone(lock, entry, packages, version.get(), draft);
        }
        // Where two packages have one name, those who need one of them say its version too.
        for (Table entry : packages) {
            for (Node item : entry.items("dependencies")) {
                if (item instanceof Text text && named.contains(text.value())) {
                    int space = text.value().indexOf(' ') + 1;
                    draft.write(
                            lock,
                            new Place(
                                    text.place().offset() + space, text.place().length() - space));
                }
            }
        }
    }

    private static String name(Table entry) {
        return entry.text("name").map(Text::value).orElse("");
    }

    /** Entries of one name are sorted by version: a new version may have to move, which is no work for us. */
    private static void alone(Source lock, Table own, List<Table> packages, Text version, Draft draft) {
        boolean alone =
                packages.stream().noneMatch(other -> other != own && name(other).equals(name(own)));
        if (!alone && !version.value().equals(draft.version())) {
            draft.problem(
                    lock,
                    version.place(),
                    "`" + lock.path() + "` holds several packages named `" + name(own) + "`, sorted by version",
                    "one package of that name",
                    "release without Cargo.lock in the repository, or rename the package");
        }
    }
}
