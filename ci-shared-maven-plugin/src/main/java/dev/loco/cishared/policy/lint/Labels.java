package dev.loco.cishared.policy.lint;

import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.PathRule;

/** Whether a rule's label says what it looks like: rules about what a rule decides are silent where it does not. */
final class Labels {
    private Labels() {}

    static boolean sound(AclRule rule, Mounts mounts) {
        PathRule block = rule.origins().get(0).rule();
        return !DeadStar.applies(block)
                && !LiteralPlus.applies(block)
                && NeverMatches.reason(block, mounts).isEmpty();
    }
}
