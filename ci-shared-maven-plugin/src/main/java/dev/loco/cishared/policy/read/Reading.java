package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.Policy;
import java.util.List;

/**
 * What became of the text of a policy.
 *
 * @param policy its blocks that have no fault
 * @param faults why OpenBao would refuse it, in the order it looks: the first is what it says, the others are what it
 *     would say once those before are mended. Empty when it accepts the policy
 */
public record Reading(Policy policy, List<Fault> faults) {
    public Reading {
        faults = List.copyOf(faults);
    }

    /** Whether OpenBao accepts the policy. */
    public boolean accepted() {
        return faults.isEmpty();
    }
}
