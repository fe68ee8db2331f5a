package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A mapping without the key that makes it something. */
public final class MissingKey {
    public static final Rule RULE = new Rule(
            "woodpecker/missing-key",
            Severity.ERROR,
            "A dependency has no name, or a concurrency no limit",
            "Woodpecker refuses a file with a dependency that has no name, and without `limit` nothing is limited");

    private MissingKey() {}

    static Finding of(Span primary, Place place, Shape.Keys keys, String key) {
        // Without a limit the parser reads 0, which stands for none.
        boolean refused = key.equals("name");
        return Finding.of(
                        RULE,
                        primary,
                        keys.of() + " in " + place.title() + " has no `" + key + "`",
                        "add `" + key + ": …`")
                .withLabel("expected `" + key + "`")
                .withSeverity(refused ? Severity.ERROR : Severity.WARNING);
    }
}
