package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.finding.Suggestion;
import java.util.Collection;

/** {@code yaml/alias}: a {@code *name} that stands for nothing, or for something it is itself a part of. */
public final class Alias {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "yaml/alias",
            Severity.ERROR,
            "an alias must stand for an anchor that ended before it",
            "an alias repeats the node its anchor marks, so the whole file is refused when there is none");

    private Alias() {}

    static Finding unknown(Span alias, String name, Collection<String> anchors) {
        String help = Suggestion.closest(name, anchors)
                .map(near -> "write `*" + near + "`, or put the anchor `&" + name + "` on an earlier node")
                .orElse("put the anchor `&" + name + "` on an earlier node, or quote the value if no alias is meant");
        return Finding.of(RULE, alias, "alias `*" + name + "` has no anchor `&" + name + "` before it", help)
                .withLabel("no such anchor");
    }

    static Finding containsItself(Span alias, String name, Span anchored) {
        return Finding.of(
                        RULE,
                        alias,
                        "alias `*" + name + "` stands inside the node it stands for",
                        "write out what is meant here; a node cannot contain itself")
                .withLabel("inside `&" + name + "`")
                .withRelated(Related.at(anchored, "the node `&" + name + "` starts here"));
    }
}
