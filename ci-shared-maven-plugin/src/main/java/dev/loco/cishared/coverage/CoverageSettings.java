package dev.loco.cishared.coverage;

import java.time.LocalDate;

/**
 * What the question depends on beside manifests and policies.
 *
 * @param today the day of the run, for waivers
 * @param fleet whether the manifests are all there are, so that what none of them claims is nobody's
 */
public record CoverageSettings(LocalDate today, boolean fleet) {}
