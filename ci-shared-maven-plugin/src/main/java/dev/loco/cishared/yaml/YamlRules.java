package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Rule;
import java.util.List;

/** The rules of this room, for the registry. */
public final class YamlRules {
    private YamlRules() {}

    /** All of them, by id. */
    public static final List<Rule> ALL = List.of(
            Alias.RULE, DuplicateKey.RULE, Encoding.RULE, Limit.RULE, Merge.RULE, SecondDocument.RULE, Syntax.RULE);
}
