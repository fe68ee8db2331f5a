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
                        (refused ? keys.of() + " in " : "") + place.title() + " has no `" + key + "`",
                        "add `" + key + ": …`")
                .withLabel("expected `" + key + "`")
                .withSeverity(refused ? Severity.ERROR : Severity.WARNING);
    }

    /** A mapping with none or with several of the keys of which it must have one. */
    static Finding ofOne(Span primary, Place place, Shape.Keys keys) {
        String choice = WrongType.listed(keys.exactlyOne());
        return Finding.of(RULE, primary, place.title() + " must have exactly one of " + choice, "write one of them")
                .withLabel("expected one of " + choice)
                .withSeverity(Severity.WARNING);
    }
}
