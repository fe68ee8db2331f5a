package dev.loco.cishared.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * One {@code path} block of a policy.
 *
 * @param pattern as OpenBao keeps it; of a label with templates, each stands in it as it was written
 * @param label the path as it was written
 * @param templated whether the label has templates, {@code {{identity…}}} or the like
 * @param capabilities of {@code capabilities} and {@code policy} together
 * @param constraints none where the rule denies: OpenBao does not look at them then
 * @param expiration from when on OpenBao drops the block
 * @param block where the whole block stands, from {@code path} on
 * @param place where the label stands, its quotes included
 */
public record PathRule(
        PathPattern pattern,
        String label,
        boolean templated,
        Capabilities capabilities,
        Constraints constraints,
        Optional<Instant> expiration,
        Place block,
        Place place) {

    /**
     * A stretch of the policy's text.
     *
     * @param offset in UTF-16 units
     * @param length in UTF-16 units
     * @param line of its start, from 1
     */
    public record Place(int offset, int length, int line) {}
}
