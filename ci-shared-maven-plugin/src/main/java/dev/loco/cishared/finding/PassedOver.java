package dev.loco.cishared.finding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that a run did not look at.
 *
 * @param reasons how many by reason, in the singular: {@code binary}, {@code too large}, {@code archive}; in the order to
 *     be said, none with zero
 */
public record PassedOver(Map<String, Integer> reasons) {
    /** Every file was looked at. */
    public static final PassedOver NONE = new PassedOver(Map.of());

    public PassedOver {
        Map<String, Integer> counted = new LinkedHashMap<>(reasons);
        counted.values().removeIf(files -> files == 0);
        reasons = Collections.unmodifiableMap(counted);
    }

    /** How many, whatever the reason. */
    public int files() {
        return reasons.values().stream().mapToInt(Integer::intValue).sum();
    }
}
