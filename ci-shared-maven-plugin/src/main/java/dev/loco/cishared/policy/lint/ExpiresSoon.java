package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A block expires within 30 days. */
final class ExpiresSoon {
    static final Rule RULE = new Rule(
            "policy/expires-soon",
            Severity.WARNING,
            "a block expires within 30 days",
            "after that OpenBao drops it without a word, and it is better to decide before");

    private static final int DAYS = 30;

    private ExpiresSoon() {}

    static void check(Policy policy, LocalDate today, List<Finding> findings) {
        for (PathRule rule : policy.rules()) {
            rule.expiration().ifPresent(end -> {
                long days = ChronoUnit.DAYS.between(
                        today, end.atZone(ZoneOffset.UTC).toLocalDate());
                if (days >= 0 && days <= DAYS) {
                    String when = days == 0 ? "today" : days == 1 ? "tomorrow" : "in " + days + " days";
                    findings.add(Finding.of(
                                    RULE,
                                    policy.span(rule.place()),
                                    "the block for " + Wording.quoted(rule.label()) + " expires at " + end,
                                    "look whether it is still needed, then set a new `expiration` or plan its removal")
                            .withLabel(when));
                }
            });
        }
    }
}
