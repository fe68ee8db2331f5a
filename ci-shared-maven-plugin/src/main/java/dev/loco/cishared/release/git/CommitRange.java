package dev.loco.cishared.release.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Commits of a history, merges left out.
 *
 * @param tip the newest commit, an id
 * @param base what it and everything before it is left out; empty for the whole history
 * @param paths patterns of the files that a commit must touch, relative to the repository's top; those with a leading
 *     {@code !} leave files out; empty for all
 */
public record CommitRange(String tip, Optional<String> base, List<String> paths) {
    public CommitRange {
        paths = List.copyOf(paths);
    }

    /** How {@code git rev-list} is asked for it. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--no-merges"));
        if (!paths.isEmpty()) {
            // Else a merge hides the commits of the side it took nothing from.
            arguments.add("--full-history");
        }
        arguments.add("--end-of-options");
        arguments.add(tip);
        base.ifPresent(id -> arguments.add("^" + id));
        arguments.add("--");
        for (String path : paths) {
            arguments.add(path.startsWith("!") ? ":(top,exclude,glob)" + path.substring(1) : ":(top,glob)" + path);
        }
        return arguments;
    }
}
