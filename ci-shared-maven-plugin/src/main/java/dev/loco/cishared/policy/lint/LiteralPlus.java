package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.List;
import java.util.regex.Pattern;

/** A {@code +} that is not a whole segment but looks as if it should stand for a part of one. */
final class LiteralPlus {
    static final Rule RULE = new Rule(
            "policy/literal-plus",
            Severity.WARNING,
            "a `+` that is not a whole segment is no wildcard",
            "`+` stands for one whole segment; beside other characters it matches a `+` in the request's path only");

    /** At a segment's start, or after a character that joins words; not in names such as {@code c++}. */
    private static final Pattern MEANT = Pattern.compile("(?:^|/)\\+[^/+]|[-_.]\\+(?:$|[/*])");

    private LiteralPlus() {}

    static void check(Policy policy, List<Finding> findings) {
        for (PathRule rule : policy.rules()) {
            if (applies(rule)) {
                findings.add(Finding.of(
                                RULE,
                                policy.span(rule.place()),
                                Wording.quoted(rule.label()) + " matches only paths with a literal `+` in them",
                                "make the segment `+` alone, or end the path in `*` after the segment's beginning")
                        .withLabel("a literal `+`"));
            }
        }
    }

    static boolean applies(PathRule rule) {
        return MEANT.matcher(Templates.masked(rule.label())).find();
    }
}
