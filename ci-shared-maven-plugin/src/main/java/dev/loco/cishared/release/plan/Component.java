package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.files.VersionFile;
import dev.loco.cishared.version.Levels;
import dev.loco.cishared.version.SemanticVersion;
import dev.loco.cishared.version.TagPrefix;
import dev.loco.cishared.version.Zero;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a repository with versions of its own.
 *
 * @param name as people call it
 * @param prefix what its tags start with, exactly
 * @param paths patterns of its files; empty for all
 * @param versionFiles where its version is written down
 * @param changelog its changelog, relative to the repository's top
 * @param floating which tags move along with its releases
 * @param mode whether a release makes a commit
 * @param initial its first version
 * @param levels how much each type of commit asks for
 * @param zero what a breaking change means on 0.x
 */
public record Component(
        String name,
        TagPrefix prefix,
        List<String> paths,
        List<VersionFile> versionFiles,
        Optional<String> changelog,
        Set<Floating> floating,
        Mode mode,
        SemanticVersion initial,
        Levels levels,
        Zero zero) {
    public Component {
        paths = List.copyOf(paths);
        versionFiles = List.copyOf(versionFiles);
        floating = Set.copyOf(floating);
    }

    /** Tags that move: {@code v1} and {@code v1.4} to the newest release that they stand for. */
    public enum Floating {
        MAJOR,
        MINOR
    }

    /** Whether a release changes files. */
    public enum Mode {
        /** Only tags; works with protected branches. */
        TAG_ONLY,
        /** Version files and changelog in a commit of its own, pushed with the tags. */
        COMMIT
    }
}
