package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** An entry in {@code .ci-shared.yml} without a key it needs. */
public final class MissingKey {
    /** {@code settings/missing-key}. */
    public static final Rule RULE = new Rule(
            "settings/missing-key",
            Severity.ERROR,
            "an entry in `.ci-shared.yml` lacks a key it needs",
            "an entry that is half said would do nothing, or something else than was meant");

    private MissingKey() {}

    static Finding at(Span entry, String where, String key) {
        return Finding.of(RULE, entry, where + " has no " + key, "add " + key).withLabel("no " + key);
    }
}
