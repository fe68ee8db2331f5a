package dev.loco.cishared.finding;

import java.util.Optional;

/**
 * Lines of the checked files, for snippets and fingerprints. What it hands out is fit to print: every known credential
 * in it is masked, each by as many characters as it had.
 */
public interface Sources {
    /** The line without its line end, or empty when the file or the line is not there. Lines count from 1. */
    Optional<String> line(String file, int line);

    /** No files at all. */
    static Sources none() {
        return (file, line) -> Optional.empty();
    }
}
