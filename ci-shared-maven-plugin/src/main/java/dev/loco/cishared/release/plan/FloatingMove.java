package dev.loco.cishared.release.plan;

import dev.loco.cishared.version.ReleaseTag;
import dev.loco.cishared.version.ReleaseTags;
import dev.loco.cishared.version.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tag that moves along with a release.
 *
 * @param tag its name: {@code v1}
 * @param old what its ref holds now; empty when it is made anew
 */
public record FloatingMove(String tag, Optional<String> old) {

    /**
     * The tags that move with a version: those that it is the highest of, wherever the others are. None for a pre-release,
     * and no {@code v0}: on 0.x there is nothing that all versions have in common.
     */
    static List<FloatingMove> of(Component component, SemanticVersion version, ReleaseTags tags, Snapshot snapshot) {
        List<FloatingMove> moves = new ArrayList<>();
        if (version.isPrerelease()) {
            return moves;
        }
        if (component.floating().contains(Component.Floating.MAJOR)
                && version.major().signum() > 0
                && isHighest(version, tags.highestRelease(version.major()))) {
            moves.add(to(component.prefix().floatingMajor(version), snapshot));
        }
        if (component.floating().contains(Component.Floating.MINOR)
                && isHighest(version, tags.highestRelease(version.major(), version.minor()))) {
            moves.add(to(component.prefix().floatingMinor(version), snapshot));
        }
        return moves;
    }

    private static boolean isHighest(SemanticVersion version, Optional<ReleaseTag> highest) {
        return highest.isEmpty() || highest.get().version().compareTo(version) < 0;
    }

    private static FloatingMove to(String tag, Snapshot snapshot) {
        return new FloatingMove(tag, snapshot.tag(tag));
    }
}
