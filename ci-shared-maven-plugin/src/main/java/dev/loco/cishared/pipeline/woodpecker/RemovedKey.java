package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** A key, or a form of one, that Woodpecker 1 or 2 had and 3 has not. */
public final class RemovedKey {
    public static final Rule RULE = new Rule(
            "woodpecker/removed-key",
            Severity.WARNING,
            "A key is written as Woodpecker 1 or 2 had it",
            "Woodpecker 3 refuses the old form or runs the file as if it were not there: without the filter, the secret, the steps");

    private RemovedKey() {}

    /** A key that is passed over. */
    static Finding ignored(Span key, String message, String help) {
        return Finding.of(RULE, key, message, help).withLabel("removed");
    }

    /** A form that the parser refuses, or that leaves nothing to run. */
    static Finding refused(Span key, String message, String help) {
        return ignored(key, message, help).withSeverity(Severity.ERROR);
    }
}
