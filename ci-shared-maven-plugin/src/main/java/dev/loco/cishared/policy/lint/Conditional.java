package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Constraints;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Whether the rule allows a request depends on more than its operation and its path. */
final class Conditional {
    static final Rule RULE = new Rule(
            "policy/conditional",
            Severity.NOTE,
            "the rule allows only requests that meet conditions",
            "operation and path do not tell whether a request is allowed: its parameters, its wrapping, who approves do");

    private Conditional() {}

    static void check(Policy policy, List<Finding> findings) {
        for (PathRule rule : policy.rules()) {
            List<String> bound = bound(rule.capabilities(), rule.constraints());
            if (!bound.isEmpty()) {
                findings.add(Finding.of(
                                RULE,
                                policy.span(rule.place()),
                                Wording.quoted(rule.label()) + " grants " + Wording.list(bound) + " on condition only: "
                                        + Wording.list(conditions(rule.constraints())),
                                "see that all who use it meet the conditions; nothing here can tell")
                        .withLabel("on condition"));
            }
        }
    }

    private static List<String> bound(Capabilities capabilities, Constraints constraints) {
        return Arrays.stream(Operation.values())
                .filter(o -> capabilities.has(o.capability()) && constraints.bind(o))
                .map(o -> o.capability().word())
                .distinct()
                .toList();
    }

    private static List<String> conditions(Constraints constraints) {
        List<String> conditions = new ArrayList<>();
        add(conditions, "required_parameters", !constraints.requiredParameters().isEmpty());
        add(conditions, "allowed_parameters", !constraints.allowedParameters().isEmpty());
        add(conditions, "denied_parameters", !constraints.deniedParameters().isEmpty());
        add(conditions, "min_wrapping_ttl", !constraints.minWrappingTtl().isZero());
        add(conditions, "max_wrapping_ttl", !constraints.maxWrappingTtl().isZero());
        add(conditions, "mfa_methods", !constraints.mfaMethods().isEmpty());
        add(conditions, "pagination_limit", constraints.paginationLimit() > 0);
        add(conditions, "control_group", constraints.controlGroup());
        return conditions;
    }

    private static void add(List<String> conditions, String key, boolean set) {
        if (set) {
            conditions.add("`" + key + "`");
        }
    }
}
