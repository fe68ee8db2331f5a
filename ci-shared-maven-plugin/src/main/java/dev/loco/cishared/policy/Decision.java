package dev.loco.cishared.policy;

import java.util.Optional;

/**
 * What an ACL answers to a request of which operation and path are known.
 *
 * @param operation what was asked for
 * @param path on what, without leading slashes
 * @param rule the rule that decided; empty when none matched, and so the request is denied
 * @param lookup the step that found it
 */
public record Decision(Operation operation, String path, Optional<AclRule> rule, Optional<Lookup> lookup) {
    /** Whether the deciding rule has the capability, and its constraints can be met at all. */
    public boolean allowed() {
        return rule.filter(r -> r.capabilities().has(operation.capability())
                        && r.constraints().satisfiable())
                .isPresent();
    }

    /** Whether it is allowed only to requests that meet the rule's constraints. */
    public boolean conditional() {
        return allowed() && rule.filter(r -> r.constraints().bind(operation)).isPresent();
    }

    /** What {@code sys/capabilities} would list of the deciding rule; the operation should be LIST for that. */
    public Capabilities capabilities() {
        return rule.map(AclRule::capabilities).orElse(Capabilities.NONE);
    }
}
