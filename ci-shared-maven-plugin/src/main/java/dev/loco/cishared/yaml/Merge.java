package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;

/** {@code yaml/merge}: a {@code <<} with a value that cannot be merged where it stands. */
public final class Merge {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "yaml/merge",
            Severity.ERROR,
            "a merge `<<` must name something of the kind it is merged into",
            "Woodpecker refuses the whole file when a merge does not fit");

    private Merge() {}

    static Finding notAMapping(Span value, String found) {
        return Finding.of(
                        RULE,
                        value,
                        "`<<` in a mapping merges mappings, found " + found,
                        "merge an alias of a mapping or a list of such aliases; a list is merged by the item `- <<: *list`")
                .withLabel("found " + found + ", expected a mapping");
    }

    static Finding notAList(Span value, String found) {
        return Finding.of(
                        RULE,
                        value,
                        "an item of nothing but `<<` merges a list into the list, found " + found,
                        "write `- *name` to repeat a mapping as an item; `- <<: *name` alone splices a list")
                .withLabel("found " + found + ", expected an alias of a list");
    }
}
