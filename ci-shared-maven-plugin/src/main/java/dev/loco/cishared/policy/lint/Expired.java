package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The expiration of a block is over: OpenBao reads the policy as if the block were not there. */
final class Expired {
    static final Rule RULE = new Rule(
            "policy/expired",
            Severity.WARNING,
            "a block has expired",
            "OpenBao drops an expired block without a word: what it granted is gone, what it denied is denied no more");

    private Expired() {}

    static void check(Policy policy, LocalDate today, List<Finding> findings) {
        for (PathRule rule : policy.expired()) {
            Instant end = rule.expiration().orElseThrow();
            long days = ChronoUnit.DAYS.between(end.atZone(ZoneOffset.UTC).toLocalDate(), today);
            boolean denies = rule.capabilities().denies();
            findings.add(Finding.of(
                            RULE,
                            policy.span(rule.place()),
                            "the block for " + Wording.quoted(rule.label()) + " expired at " + end
                                    + (denies ? ", and denies nothing any more" : ""),
                            "remove it, or set a new `expiration` after looking whether it is still needed")
                    .withSeverity(denies ? Severity.ERROR : RULE.severity())
                    .withLabel(days == 1 ? "yesterday" : days + " days ago"));
        }
    }
}
