package dev.loco.cishared.release.files;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.version.SemanticVersion;
import java.util.List;
import java.util.Optional;

/** Writes a version into the files that hold it: by position, and nothing else changes. */
public final class VersionFiles {
    private VersionFiles() {}

    /**
     * What the new version changes: in the files, and in the lock files beside or above them. With any problem nothing is
     * changed.
     *
     * @param files where the version stands
     * @param newVersion a semantic version without a prefix
     * @param tree the files to read
     * @throws IllegalArgumentException when the version is not one that {@link SemanticVersion#parse} reads
     */
    public static FilesPlan plan(List<VersionFile> files, String newVersion, FileTree tree) {
        if (SemanticVersion.parse(newVersion).isEmpty()) {
            throw new IllegalArgumentException("not a semantic version of at most " + SemanticVersion.MOST_CHARACTERS
                    + " characters: " + newVersion.substring(0, Math.min(newVersion.length(), 50)));
        }
        Draft draft = new Draft(tree, newVersion);
        for (VersionFile file : files) {
            Optional<Source> source = draft.open(file.path());
            if (source.isEmpty()) {
                Span at = file.at().orElseGet(() -> Span.startOf(file.path()));
                draft.problem(UnwritableVersion.at(
                        at,
                        "version file `" + file.path() + "` does not exist",
                        "a file of the commit",
                        "add the file, or take it out of `version-files`"));
                continue;
            }
            try {
                Kind.of(file).write(file, source.get(), draft);
            } catch (Malformed malformed) {
                malformed.tell(draft);
            }
        }
        return draft.plan();
    }
}
