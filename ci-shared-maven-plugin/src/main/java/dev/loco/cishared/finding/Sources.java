package dev.loco.cishared.finding;

import java.util.Optional;

/**
 * Lines of the checked files, for snippets and fingerprints. What it hands out is fit to print: every known credential
 * in it is masked, each by as many characters as it had.
 */
public interface Sources {
    /** The line without its line end, or empty when the file or the line is not there. Lines count from 1. */
    Optional<String> line(String file, int line);

    /** A line of the file that the finding is about, in the version that it is about. */
    default Optional<String> line(Finding finding, int line) {
        return finding.past().isPresent()
                ? Optional.ofNullable(finding.past().get().lines().get(line))
                : line(finding.primary().file(), line);
    }

    /** No files at all. */
    static Sources none() {
        return (file, line) -> Optional.empty();
    }

    /** The finding's fingerprint; whoever hands out lines may remember it, since many findings may lie on one line. */
    default Fingerprint fingerprint(Finding finding) {
        return Fingerprint.of(finding, this);
    }
}
