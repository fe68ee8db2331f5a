package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.List;

/** A second label: {@code path "a" "b" { … }} is a rule for {@code a} alone. */
final class IgnoredLabel {
    static final Rule RULE = new Rule(
            "policy/ignored-label",
            Severity.ERROR,
            "OpenBao ignores all labels of a block but the first",
            "the block is a rule for its first path alone, and nothing says so");

    private IgnoredLabel() {}

    static void check(Policy policy, List<Finding> findings) {
        String text = policy.source().text();
        for (PathRule rule : policy.rules()) {
            int from = rule.place().offset() + rule.place().length();
            while (from < text.length() && (text.charAt(from) == ' ' || text.charAt(from) == '\t')) {
                from++;
            }
            int end = from < text.length() && text.charAt(from) == '"' ? text.indexOf('"', from + 1) : -1;
            if (end > from) {
                String second = text.substring(from + 1, end);
                findings.add(Finding.of(
                                RULE,
                                policy.span(new PathRule.Place(
                                        from, end + 1 - from, rule.place().line())),
                                "the second label " + Wording.quoted(second) + " is ignored: the block is for "
                                        + Wording.quoted(rule.label()) + " alone",
                                "give " + Wording.quoted(second) + " a block of its own")
                        .withLabel("ignored"));
            }
        }
    }
}
