package dev.loco.cishared.policy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a path rule asks of a request beyond its capability. A request that is not known whole is then allowed on
 * condition only.
 *
 * @param allowedParameters name in lower case to the values allowed, none for any; empty for no constraint. Values are
 *     {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code List} and {@code Map}
 * @param deniedParameters the same for values denied
 * @param requiredParameters names as written
 * @param minWrappingTtl zero for none
 * @param maxWrappingTtl zero for none
 * @param mfaMethods names of login MFA methods
 * @param paginationLimit the largest page of a LIST or SCAN; 0 for none
 * @param keysFilter {@code list_scan_response_keys_filter_path}
 * @param controlGroup whether others must approve (2.7)
 */
public record Constraints(
        Map<String, List<Object>> allowedParameters,
        Map<String, List<Object>> deniedParameters,
        List<String> requiredParameters,
        Duration minWrappingTtl,
        Duration maxWrappingTtl,
        List<String> mfaMethods,
        int paginationLimit,
        Optional<String> keysFilter,
        boolean controlGroup) {
    /** No constraint at all. */
    public static final Constraints NONE = new Constraints(
            Map.of(), Map.of(), List.of(), Duration.ZERO, Duration.ZERO, List.of(), 0, Optional.empty(), false);

    /** Whether any request can meet them: merged wrapping TTLs may contradict each other. */
    public boolean satisfiable() {
        return minWrappingTtl.isZero() || maxWrappingTtl.isZero() || maxWrappingTtl.compareTo(minWrappingTtl) >= 0;
    }

    /** Whether a request for the operation can fail on them though the capability is there. */
    public boolean bind(Operation operation) {
        boolean wrapping = Conditions.positive(minWrappingTtl) || Conditions.positive(maxWrappingTtl);
        if (wrapping || !mfaMethods.isEmpty() || controlGroup) {
            return true;
        }
        return switch (operation) {
            case READ, CREATE, UPDATE, PATCH -> bindParameters();
            case LIST, SCAN -> paginationLimit > 0;
            case DELETE, REVOKE, RENEW, ROLLBACK -> false;
        };
    }

    /** Whether a request with parameters, or one without, can fail on them. */
    boolean bindParameters() {
        return !requiredParameters.isEmpty() || !deniedParameters.isEmpty() || restrictsParameters();
    }

    /** Whether parameters, or values of them, may be outside of those allowed. */
    boolean restrictsParameters() {
        return !allowedParameters.isEmpty() && !(allowedParameters.size() == 1 && allowedParameters.containsKey("*"));
    }
}
