package dev.loco.cishared.version;

import java.util.Optional;

/**
 * What is known of the versions that a commit can reach and of the changes since.
 *
 * @param base the highest full release; empty when there is none
 * @param current the highest version, pre-releases included; empty when there is none
 * @param level the highest of the changes since base, or of all changes when there is no base
 * @param newSinceCurrent whether any change since current has a level
 */
public record Reached(
        Optional<SemanticVersion> base, Optional<SemanticVersion> current, Level level, boolean newSinceCurrent) {

    /** @throws IllegalArgumentException when base is no full release, or current is not the highest */
    public Reached {
        if (base.isPresent()) {
            SemanticVersion full = base.get();
            if (full.isPrerelease() || current.isEmpty() || full.isHigherThan(current.get())) {
                throw new IllegalArgumentException("not the highest versions: " + base + ", " + current);
            }
        }
        boolean higherFull = current.isPresent()
                && !current.get().isPrerelease()
                && (base.isEmpty() || current.get().isHigherThan(base.get()));
        if (higherFull) {
            throw new IllegalArgumentException("a full release is higher than base: " + base + ", " + current);
        }
    }

    /** The pre-release after the last full release, if there is one. */
    Optional<SemanticVersion> openPreRelease() {
        return current.filter(SemanticVersion::isPrerelease);
    }
}
