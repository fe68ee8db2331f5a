package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.List;
import java.util.Optional;

/** A label that no request can match: two leading slashes, nothing at all, the HTTP API's own prefix. */
final class NeverMatches {
    static final Rule RULE = new Rule(
            "policy/never-matches",
            Severity.ERROR,
            "no request can match the path",
            "OpenBao takes leading slashes off a request's path, and the `/v1/` of its address is no part of it");

    private NeverMatches() {}

    static void check(Policy policy, Mounts mounts, List<Finding> findings) {
        for (PathRule rule : policy.rules()) {
            reason(rule, mounts)
                    .ifPresent(reason -> findings.add(Finding.of(
                                    RULE,
                                    policy.span(rule.place()),
                                    "no request matches "
                                            + (rule.label().isEmpty() ? "the empty path" : Wording.quoted(rule.label()))
                                            + ": "
                                            + reason,
                                    bare(rule).isEmpty()
                                            ? "write the path, or remove the block"
                                            : "write " + Wording.quoted(bare(rule)))
                            .withLabel("never matches")));
        }
    }

    static Optional<String> reason(PathRule rule, Mounts mounts) {
        String label = rule.label();
        String once = label.startsWith("/") ? label.substring(1) : label;
        if (once.startsWith("/")) {
            return Optional.of("only one leading slash is taken off a label, all of them off a request");
        }
        if (once.isEmpty()) {
            return Optional.of("no request has an empty path");
        }
        return once.startsWith("v1/") && mounts.of(once).isEmpty()
                ? Optional.of("`v1/` belongs to the address, not to the path")
                : Optional.empty();
    }

    private static String bare(PathRule rule) {
        String bare = rule.label().replaceFirst("^/+", "");
        return bare.startsWith("v1/") ? bare.substring("v1/".length()) : bare;
    }
}
