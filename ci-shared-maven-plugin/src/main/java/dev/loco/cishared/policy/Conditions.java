package dev.loco.cishared.policy;

import static dev.loco.cishared.policy.Ruling.Ground.*;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a request beyond the capability, in the order of {@code ACL.AllowOperation} (OpenBao,
 * {@code vault/policy/acl.go}). What is not known makes the answer conditional, unless it is no anyway.
 */
final class Conditions {
    private static final String LIMIT = "limit";

    private final Constraints constraints;
    private final Request request;
    private final Semantics semantics;

    private Conditions(Constraints constraints, Request request, Semantics semantics) {
        this.constraints = constraints;
        this.request = request;
        this.semantics = semantics;
    }

    static Ruling ruling(AclRule rule, Request request, Semantics semantics) {
        if (rule.capabilities().denies()) {
            return Ruling.denied(DENY);
        }
        if (!rule.capabilities().has(request.operation().capability())) {
            return Ruling.denied(NO_CAPABILITY, request.operation().capability().word());
        }
        if (!rule.capabilities().has(Capability.SUDO) && RootProtected.protects(request.path())) {
            return Ruling.denied(NO_SUDO);
        }
        if (rule.constraints().equals(Constraints.NONE)) {
            return Ruling.granted();
        }
        return new Conditions(rule.constraints(), request, semantics).ruling();
    }

    private Ruling ruling() {
        Ruling wrapping = wrapping();
        if (wrapping.verdict() == Ruling.Verdict.DENIED) {
            return wrapping;
        }
        Ruling parameters = switch (request.operation()) {
            case READ, CREATE, UPDATE, PATCH -> parameters();
            case LIST, SCAN -> page();
            case DELETE, REVOKE, RENEW, ROLLBACK -> Ruling.granted();
        };
        if (parameters.verdict() == Ruling.Verdict.DENIED) {
            return parameters;
        }
        if (!constraints.mfaMethods().isEmpty()) {
            return new Ruling(Ruling.Verdict.CONDITIONAL, MFA, String.join(", ", constraints.mfaMethods()));
        }
        if (constraints.controlGroup()) {
            return Ruling.conditional(CONTROL_GROUP);
        }
        if (wrapping.ground() == GRANTED || parameters.ground() == GRANTED) {
            return wrapping.ground() == GRANTED ? parameters : wrapping;
        }
        return Ruling.conditional(WRAPPING_AND_PARAMETERS_UNKNOWN);
    }

    private Ruling wrapping() {
        Duration min = constraints.minWrappingTtl();
        Duration max = constraints.maxWrappingTtl();
        if (!constraints.satisfiable()) {
            return Ruling.denied(WRAPPING_CONTRADICTION);
        }
        if (!positive(min) && !positive(max)) {
            return Ruling.granted();
        }
        if (!request.wrappingKnown()) {
            return Ruling.conditional(WRAPPING_UNKNOWN);
        }
        Optional<Duration> asked = request.wrapTtl();
        if (asked.isEmpty()) {
            return Ruling.denied(NOT_WRAPPED);
        }
        if (positive(max) && asked.get().compareTo(max) > 0) {
            return Ruling.denied(WRAPPED_TOO_LONG, max.toSeconds() + " s");
        }
        if (positive(min) && asked.get().compareTo(min) < 0) {
            return Ruling.denied(WRAPPED_TOO_SHORT, min.toSeconds() + " s");
        }
        return Ruling.granted();
    }

    static boolean positive(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0;
    }

    private Ruling parameters() {
        if (request.data().isEmpty()) {
            return unknownParameters();
        }
        Map<String, Object> data = request.data().get();
        for (String name : constraints.requiredParameters()) {
            if (!data.containsKey(lower(name))) {
                return Ruling.denied(PARAMETER_MISSING, lower(name));
            }
        }
        if (data.isEmpty()) {
            return Ruling.granted();
        }
        Map<String, List<Object>> denied = constraints.deniedParameters();
        if (denied.containsKey("*")) {
            return Ruling.denied(PARAMETER_DENIED, "*");
        }
        for (Map.Entry<String, Object> one : data.entrySet()) {
            List<Object> values = denied.get(lower(one.getKey()));
            if (values != null && ParameterValues.in(one.getValue(), values)) {
                return Ruling.denied(PARAMETER_DENIED, one.getKey());
            }
        }
        return allowedOnly(data);
    }

    private Ruling allowedOnly(Map<String, Object> data) {
        if (!constraints.restrictsParameters()) {
            return Ruling.granted();
        }
        Map<String, List<Object>> allowed = constraints.allowedParameters();
        boolean others = allowed.containsKey("*");
        for (Map.Entry<String, Object> one : data.entrySet()) {
            List<Object> values = allowed.get(lower(one.getKey()));
            if (values == null ? !others : !ParameterValues.in(one.getValue(), values)) {
                return Ruling.denied(PARAMETER_NOT_ALLOWED, one.getKey());
            }
        }
        return Ruling.granted();
    }

    /** Conditional, except where what is required is also refused whatever its value. */
    private Ruling unknownParameters() {
        Map<String, List<Object>> denied = constraints.deniedParameters();
        for (String name : constraints.requiredParameters()) {
            String required = lower(name);
            boolean refused = denied.containsKey("*")
                    || Optional.ofNullable(denied.get(required))
                            .filter(List::isEmpty)
                            .isPresent();
            Map<String, List<Object>> allowed = constraints.allowedParameters();
            boolean unknown = !allowed.isEmpty() && !allowed.containsKey("*") && !allowed.containsKey(required);
            if (refused || unknown) {
                return Ruling.denied(PARAMETER_CONTRADICTION, required);
            }
        }
        return constraints.bindParameters() ? Ruling.conditional(PARAMETERS_UNKNOWN) : Ruling.granted();
    }

    /** A LIST without a limit gets the rule's own, unless `limit` is required; {@code max} always asks for that. */
    private Ruling page() {
        int largest = constraints.paginationLimit();
        if (largest <= 0) {
            return Ruling.granted();
        }
        if (request.data().isEmpty()) {
            return Ruling.conditional(PARAMETERS_UNKNOWN);
        }
        Object limit = request.data().get().get(LIMIT);
        if (limit == null) {
            boolean required = constraints.requiredParameters().stream()
                    .anyMatch(name -> lower(name).equals(LIMIT));
            return required ? Ruling.denied(PARAMETER_MISSING, LIMIT) : Ruling.granted();
        }
        if (limit.equals("max")) {
            return Ruling.granted();
        }
        Optional<Long> asked = ParameterValues.integer(limit);
        // Up to 2.5 a negative limit went through, and meant none.
        boolean fits = asked.isPresent() && asked.get() <= largest && (asked.get() >= 0 || semantics == Semantics.V2_5);
        return fits ? Ruling.granted() : Ruling.denied(PAGE_TOO_LARGE, String.valueOf(largest));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
