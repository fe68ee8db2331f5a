package dev.loco.cishared.lint;

import java.util.List;
import java.util.stream.Collectors;

/** Names of rules in a sentence. */
final class RuleNames {
    private RuleNames() {}

    /** {@code `drift/image-pin`, `images/unpinned`}. */
    static String quoted(List<String> rules) {
        return rules.stream().map(rule -> "`" + rule + "`").collect(Collectors.joining(", "));
    }
}
