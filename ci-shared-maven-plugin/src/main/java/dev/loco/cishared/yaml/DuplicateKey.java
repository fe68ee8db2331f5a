package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** {@code yaml/duplicate-key}: one key twice in a mapping. */
public final class DuplicateKey {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "yaml/duplicate-key",
            Severity.ERROR,
            "a mapping must not have a key twice",
            "Woodpecker refuses the file, and other readers silently keep only one of the two");

    private DuplicateKey() {}

    static Finding of(Span second, String key, Span first) {
        return Finding.of(
                        RULE,
                        second,
                        "key `" + key + "` is already there on line " + first.line(),
                        "merge the two entries into one, or rename one of them")
                .withLabel("again")
                .withRelated(Related.at(first, "first here"));
    }
}
