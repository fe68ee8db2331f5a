package dev.loco.cishared.policy.lint;

import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the rules depend on beside the policies.
 *
 * @param today the day of the run; no clock is read here
 * @param target the release line of OpenBao that the policies are for; without one they should do for all that are
 *     known, and are read as the newest reads them
 * @param mounts the secrets engines, as far as they are known
 */
public record LintSettings(LocalDate today, Optional<Version> target, Mounts mounts) {

    /** The release line whose reading of the policies counts. */
    Version version() {
        return target.orElse(Version.NEWEST);
    }

    /** How the release line decides. */
    Semantics semantics() {
        return version().semantics();
    }

    /** All semantics under which a rule must be without effect to be called so. */
    List<Semantics> allSemantics() {
        return target.isPresent() ? List.of(semantics()) : Arrays.asList(Semantics.values());
    }

    /** The moment at which blocks have expired: the start of the day in UTC. */
    Instant now() {
        return today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
