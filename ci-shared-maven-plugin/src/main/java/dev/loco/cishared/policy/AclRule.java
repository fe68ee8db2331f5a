package dev.loco.cishared.policy;

import java.util.List;
import java.util.Optional;

/**
 * One rule of an ACL: what all blocks with one pattern say together.
 *
 * @param origins the blocks, in the order of the policies; at least one
 */
public record AclRule(PathPattern pattern, Capabilities capabilities, Constraints constraints, List<Origin> origins) {
    public AclRule {
        origins = List.copyOf(origins);
    }

    /**
     * A block that is part of the rule.
     *
     * @param index which of the ACL's policies it stands in, from 0
     */
    public record Origin(int index, Policy policy, PathRule rule) {}

    /** The block that makes the rule answer as it does: the first that denies, else the first with the capability. */
    public Origin origin(Capability capability) {
        Optional<Origin> speaker = origins.stream()
                .filter(o -> o.rule().capabilities().has(capabilities.denies() ? Capability.DENY : capability))
                .findFirst();
        return speaker.orElse(origins.get(0));
    }
}
