package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.Acl;
import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.RootProtected;
import dev.loco.cishared.policy.paths.Effects;
import java.util.List;

/** A rule for nothing but root-protected paths, without {@code sudo}: it grants nothing. */
final class SudoMissing {
    static final Rule RULE = new Rule(
            "policy/sudo-missing",
            Severity.WARNING,
            "a root-protected path is granted without `sudo`",
            "a root-protected path asks for `sudo` besides the capability of the operation: without it, 403");

    private SudoMissing() {}

    static void check(Policy policy, Mounts mounts, List<Finding> findings) {
        for (AclRule rule : Acl.of(List.of(policy)).rules()) {
            boolean plain = Labels.sound(rule, mounts)
                    && !rule.capabilities().grantsNothing()
                    && !rule.capabilities().has(Capability.SUDO)
                    && !rule.origins().get(0).rule().templated();
            if (plain && isProtected(rule.pattern())) {
                findings.add(Finding.of(
                                RULE,
                                Carried.span(rule),
                                Wording.quoted(rule) + " is root-protected, and the rule has no `sudo`",
                                "add `sudo` if its holders are to use it, else remove the block")
                        .withLabel("grants nothing"));
            }
        }
    }

    private static boolean isProtected(PathPattern pattern) {
        return RootProtected.PATHS.stream().anyMatch(path -> Effects.contains(PathPattern.of("", path), pattern));
    }
}
