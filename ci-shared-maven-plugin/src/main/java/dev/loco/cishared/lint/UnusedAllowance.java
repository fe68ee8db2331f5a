package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import java.util.Optional;

/** An allowance that matches no finding. */
public final class UnusedAllowance {
    /** {@code allow/unused}. */
    public static final Rule RULE = new Rule(
            "allow/unused",
            Severity.WARNING,
            "an allowance matches nothing",
            "left behind, it would hide the next finding of that rule in the same place");

    private UnusedAllowance() {}

    static Finding of(Allowance allowance, String rule) {
        return Finding.of(
                        RULE,
                        allowance.at(),
                        "the allowance of `" + rule + "` matches no finding",
                        allowance.scope() instanceof Allowance.Line
                                ? "remove it, or move it to the line of the finding or the line above"
                                : "remove it, or name the step, path or commit of the finding")
                .withLabel("matches nothing");
    }

    static Finding unknownRule(Allowance allowance, String rule, Optional<String> closest) {
        return Finding.of(
                        RULE,
                        allowance.at(),
                        "the allowance names `" + rule + "`, which is no rule",
                        closest.map(c -> "write `" + c + "`").orElse("remove it, or name a rule"))
                .withLabel(closest.map(c -> "did you mean `" + c + "`?").orElse("no such rule"));
    }
}
