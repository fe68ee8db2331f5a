package dev.loco.cishared.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a request's value is one of those a policy lists ({@code valueInSlice} in OpenBao's
 * {@code vault/policy/acl.go}).
 *
 * <p>A number in a policy equals no number in a request: the policy's is an {@code int} or {@code float64} of Go, the
 * request's a {@code json.Number} (or, in a query string, text), and values of different types are never equal.
 */
final class ParameterValues {
    private ParameterValues() {}

    static boolean in(Object value, List<Object> listed) {
        return listed.isEmpty() || listed.stream().anyMatch(one -> matches(one, value));
    }

    private static boolean matches(Object listed, Object value) {
        if (listed instanceof String pattern && value instanceof String text) {
            return globbed(pattern, text);
        }
        return equal(listed, value);
    }

    /** A star at the start, at the end or at both stands for any text; a lone {@code *} is a star. */
    private static boolean globbed(String pattern, String text) {
        if (pattern.length() < 2) {
            return text.equals(pattern);
        }
        boolean before = pattern.startsWith("*");
        boolean after = pattern.endsWith("*");
        String rest = pattern.substring(before ? 1 : 0, pattern.length() - (after ? 1 : 0));
        if (before && after) {
            return text.contains(rest);
        }
        return before ? text.endsWith(rest) : after ? text.startsWith(rest) : text.equals(rest);
    }

    private static boolean equal(Object listed, Object value) {
        if (listed instanceof String || listed instanceof Boolean) {
            return listed.equals(value);
        }
        if (listed instanceof List<?> list) {
            return value instanceof List<?> other && equalLists(list, other);
        }
        return listed instanceof Map<?, ?> map && value instanceof Map<?, ?> other && equalMaps(map, other);
    }

    private static boolean equalLists(List<?> list, List<?> other) {
        if (list.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < list.size(); i++) {
            if (!equal(list.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** HCL makes a list of maps of an object inside an object, so such a value equals none of JSON. */
    private static boolean equalMaps(Map<?, ?> map, Map<?, ?> other) {
        return map.size() == other.size()
                && map.entrySet().stream().allMatch(one -> {
                    Object value = other.get(one.getKey());
                    return value != null && !(one.getValue() instanceof Map) && equal(one.getValue(), value);
                });
    }

    /** As {@code parseutil.SafeParseInt} reads a limit: decimal digits with a sign; nothing is 0. */
    static Optional<Long> integer(Object value) {
        if (!(value instanceof String) && !(value instanceof Number)) {
            return Optional.empty();
        }
        String text = value.toString();
        if (text.isEmpty()) {
            return value instanceof String ? Optional.of(0L) : Optional.empty();
        }
        try {
            boolean digits = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '+' || c == '-');
            return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
