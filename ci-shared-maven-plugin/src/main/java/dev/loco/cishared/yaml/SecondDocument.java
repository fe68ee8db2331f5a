package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** {@code yaml/second-document}: something after a {@code ---} that nobody reads. */
public final class SecondDocument {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "yaml/second-document",
            Severity.WARNING,
            "a file should hold one YAML document",
            "Woodpecker reads the first document and silently ignores the others");

    private SecondDocument() {}

    static Finding of(Span place) {
        return Finding.of(
                        RULE,
                        place,
                        "a second document starts here and is never read",
                        "move it to a file of its own, or remove the `---` before it")
                .withLabel("ignored from here on");
    }
}
