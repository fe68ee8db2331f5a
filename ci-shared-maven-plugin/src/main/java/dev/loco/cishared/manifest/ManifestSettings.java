package dev.loco.cishared.manifest;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the checks of a manifest depend on beside the manifest.
 *
 * @param today the day of the run; no clock is read here
 * @param looksLikeCredential whether a text holds a credential
 * @param prefixes where the secrets of workloads lie inside a kv mount, with {@code {workload}} for the segment that is
 *     a workload's name: {@code loco/{workload}}. Without one, only globs without any literal are too broad
 */
public record ManifestSettings(LocalDate today, Predicate<String> looksLikeCredential, List<String> prefixes) {
    /** The fleet's own layout. */
    public static final String DEFAULT_PREFIX = "loco/" + TooBroad.WORKLOAD;

    public ManifestSettings {
        prefixes = List.copyOf(prefixes);
    }

    /** With the fleet's own prefix. */
    public static ManifestSettings of(LocalDate today, Predicate<String> looksLikeCredential) {
        return new ManifestSettings(today, looksLikeCredential, List.of(DEFAULT_PREFIX));
    }
}
