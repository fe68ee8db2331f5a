package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.List;

/** A label with a template: for what the rule is depends on who logs in. */
public final class Undecidable {
    /** The rule. */
    public static final Rule RULE = new Rule(
            "policy/undecidable",
            Severity.NOTE,
            "for what the rule is depends on who logs in",
            "what is granted shows at login only; a template without a value, or since 2.6 with a slash, `*` or `+` in it,"
                    + " drops its block without a word");

    private Undecidable() {}

    static void check(Policy policy, List<Finding> findings) {
        for (PathRule rule : policy.rules()) {
            if (rule.templated()) {
                List<String> names = Templates.in(rule.label()).stream()
                        .map(name -> "`{{" + name + "}}`")
                        .toList();
                findings.add(Finding.of(
                                RULE,
                                policy.span(rule.place()),
                                Wording.quoted(rule.label()) + " is another path for every token: "
                                        + Wording.list(names),
                                "see that every identity that carries the policy has a value for it, and one it cannot"
                                        + " choose itself")
                        .withLabel("filled at login"));
            }
        }
    }
}
