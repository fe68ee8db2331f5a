package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** {@code yaml/limit}: a file that is larger, deeper or expands to more than any real pipeline or manifest. */
public final class Limit {
    /** The largest file that is read, in bytes. */
    public static final int BYTES = 1 << 20;

    /** How deep collections may nest; a collection reached through an alias counts where it is used. */
    public static final int DEPTH = 64;

    /** How many nodes a document may have, aliased ones counted at every use. */
    public static final int NODES = 100_000;

    /** The rule. */
    public static final Rule RULE = new Rule(
            "yaml/limit",
            Severity.ERROR,
            "a YAML file must stay within " + (BYTES >> 20) + " MiB, " + DEPTH + " levels and " + NODES + " nodes",
            "a few lines can expand to billions of nodes; a reader without limits hangs or runs out of memory");

    private Limit() {}

    /** Its size is not said: who reads the file may have stopped just behind the limit. */
    static Finding tooLarge(Span start) {
        return Finding.of(
                RULE,
                start,
                "the file has more than " + BYTES + " bytes, the most that are read as YAML",
                "split the file, or take it out of the checked files if it is no pipeline or manifest");
    }

    static Finding tooDeep(Span place) {
        return Finding.of(RULE, place, "nested deeper than " + DEPTH + " levels", "flatten the structure")
                .withLabel("level " + (DEPTH + 1));
    }

    static Finding tooMany(Span place, boolean alias) {
        return Finding.of(
                        RULE,
                        place,
                        alias
                                ? "the document expands to more than " + NODES + " nodes through its aliases"
                                : "the document has more than " + NODES + " nodes",
                        alias ? "write fewer aliases of aliases" : "split the file")
                .withLabel("node " + (NODES + 1));
    }
}
