package dev.loco.cishared.release.files;

import java.util.Arrays;
import java.util.List;

/**
 * {@code version} at the top of package.json, and the package's own entries in package-lock.json and npm-shrinkwrap.json
 * (npm, "package-lock.json"): at their top and in {@code packages}, by the package's path.
 */
final class NodePackage {
    private static final List<String> VERSION = List.of("version");
    private static final List<String> LOCKS = List.of("package-lock.json", "npm-shrinkwrap.json");

    private NodePackage() {}

    static void write(VersionFile file, Source source, Draft draft) {
        if (file.key().filter(key -> !key.equals("version")).isPresent()) {
            writeKey(file, source, draft);
        } else if (one(source, VERSION, draft)) {
            Folders.upFrom(file.folder()).forEach(above -> locks(file, above, draft));
        }
    }

    private static void locks(VersionFile file, String above, Draft draft) {
        for (String name : LOCKS) {
            draft.open(above + name).ifPresent(lock -> lock(lock, Folders.below(above, file.folder()), draft));
        }
    }

    /** A lock file that the settings name by itself. */
    static void writeLock(VersionFile file, Source source, Draft draft) {
        if (file.key().isPresent()) {
            writeKey(file, source, draft);
        } else {
            lock(source, "", draft);
        }
    }

    static void writeKey(VersionFile file, Source source, Draft draft) {
        one(source, Arrays.asList(file.key().orElseThrow().split("\\.")), draft);
    }

    private static void lock(Source lock, String path, Draft draft) {
        if (path.isEmpty()) {
            JsonScanner.find(lock, VERSION).forEach(place -> draft.write(lock, place));
        }
        JsonScanner.find(lock, List.of("packages", path, "version")).forEach(place -> draft.write(lock, place));
    }

    private static boolean one(Source source, List<String> path, Draft draft) {
        List<Place> places = JsonScanner.find(source, path);
        if (places.size() == 1) {
            draft.write(source, places.get(0));
            return true;
        }
        draft.problem(
                source,
                places.isEmpty() ? new Place(source.start(), 0) : places.get(1),
                "`" + source.path() + "` has " + (places.isEmpty() ? "no text" : "more than one text") + " at `"
                        + String.join(".", path) + "`",
                "one version there",
                places.isEmpty() ? "write the version there" : "keep one of them");
        return false;
    }
}
