package dev.loco.cishared.openbao;

import dev.loco.cishared.policy.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Requests that come close to the patterns of a set of policies: most match several of them, and some just miss. */
final class RandomRequests {
    private static final Pattern LABEL = Pattern.compile("(?:path |\\{)\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final List<String> SEGMENTS =
            List.of("a", "b", "ab", "abc", "abcd", "a+", "+b", "a*", "+", "é", "𝒳", "b-c", "A", "data", "");
    private static final List<String> MOUNTS = List.of("k1", "k1", "k1", "k2/data", "k2/metadata");

    private final Random dice;
    private final List<String> labels = new ArrayList<>();

    RandomRequests(Random dice, List<String> policies) {
        this.dice = dice;
        for (String policy : policies) {
            Matcher label = LABEL.matcher(policy);
            while (label.find()) {
                if (!label.group(1).equals("path")) {
                    labels.add(label.group(1));
                }
            }
        }
    }

    /**
     * A request as it is made.
     *
     * @param decided the path that the ACL is asked for: of LIST and SCAN with a slash at its end
     */
    record Made(
            Operation operation,
            String method,
            String path,
            String decided,
            String query,
            String body,
            Map<String, Object> data,
            Optional<Duration> wrapTtl) {

        /** Keeps track of the secrets there are: whether a write creates or updates depends on it. */
        void effect(boolean done, Set<String> existing) {
            if (done && (operation == Operation.CREATE || operation == Operation.UPDATE)) {
                existing.add(secret(path));
            } else if (done && operation == Operation.DELETE && !path.startsWith("k2/data/")) {
                existing.remove(secret(path));
            }
        }
    }

    /** Of a secret in version 2 data and metadata are one, and deleting data leaves a deleted version behind. */
    private static String secret(String path) {
        return path.replaceFirst("^k2/(data|metadata)/", "k2/");
    }

    /** A path near the patterns, in any mount or none; a slash before it counts as little as for OpenBao. */
    String anyPath() {
        if (dice.nextInt(6) == 0) {
            return "k1" + (dice.nextBoolean() ? "/" : "") + (dice.nextInt(4) == 0 ? "/" : "");
        }
        String path = dice.nextInt(5) > 0 && !labels.isEmpty() ? near(pick(labels)) : free();
        return path.isEmpty() ? "k1" : path;
    }

    private String near(String label) {
        StringBuilder path = new StringBuilder();
        String[] segments = (label.startsWith("/") ? label.substring(1) : label).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            boolean last = i == segments.length - 1;
            if (segment.equals("+")) {
                segment = i == 0 ? pick(List.of("k1", "k1", "k2")) : pick(SEGMENTS);
            } else if (last && segment.endsWith("*")) {
                segment = segment.substring(0, segment.length() - 1) + pick(List.of("", "a", "b", "/", "a/b", "ab/"));
            } else if (dice.nextInt(12) == 0) {
                segment = pick(SEGMENTS);
            }
            path.append(i > 0 ? "/" : "").append(segment);
        }
        return switch (dice.nextInt(10)) {
            case 0, 1 -> path + "/";
            case 2 -> path + "/" + pick(SEGMENTS);
            case 3 -> path.toString().replaceFirst("/+$", "");
            default -> path.toString();
        };
    }

    private String free() {
        List<String> parts = new ArrayList<>(List.of(pick(MOUNTS)));
        int depth = dice.nextInt(5);
        for (int i = 0; i < depth; i++) {
            parts.add(pick(SEGMENTS));
        }
        return String.join("/", parts);
    }

    /** A request to a mount that is there; its path has no empty segment but perhaps the last. */
    Made request(Set<String> existing) {
        String path = reachable();
        boolean list = dice.nextInt(3) == 0;
        if (list) {
            return listing(path);
        }
        Optional<Duration> wrap = dice.nextInt(5) == 0
                ? Optional.of(Duration.ofSeconds(pick(List.of(0, 30, 60, 90, 120, 150, 180, 600))))
                : Optional.empty();
        boolean first = path.startsWith("k1/");
        int kind = dice.nextInt(first || path.startsWith("k2/metadata") ? 4 : 5);
        return switch (kind) {
            case 0 -> {
                Map<String, Object> query = query();
                yield made(Operation.READ, "GET", path, text(query), "", query, wrap);
            }
            case 1 -> made(Operation.DELETE, "DELETE", path, "", "", Map.of(), wrap);
            case 4 -> {
                Map<String, Object> data = new LinkedHashMap<>(Map.of("data", Map.of("a", "x")));
                yield made(Operation.PATCH, "PATCH", path, "", json(data), data, wrap);
            }
            default -> {
                Map<String, Object> data =
                        first ? body() : Map.of(path.startsWith("k2/metadata") ? "max_versions" : "data", value(path));
                boolean there = existing.contains(secret(path));
                yield made(there ? Operation.UPDATE : Operation.CREATE, "POST", path, "", json(data), data, wrap);
            }
        };
    }

    private Object value(String path) {
        return path.startsWith("k2/metadata") ? 3 : Map.of("a", "x");
    }

    /** Secrets have names, so a write needs one; the trailing slash of a name is left to LIST and SCAN. */
    private String reachable() {
        for (int i = 0; i < 200; i++) {
            String path = anyPath();
            boolean kv = path.matches("k1/.+") || path.matches("k2/(data|metadata)/.+");
            if (kv && !path.contains("//") && !path.endsWith("/")) {
                return path;
            }
        }
        return "k1/a";
    }

    private Made listing(String bare) {
        String path = bare.startsWith("k2/data/") ? bare.replaceFirst("data", "metadata") : bare;
        boolean slash = dice.nextBoolean();
        Map<String, Object> query = new LinkedHashMap<>();
        if (dice.nextInt(3) == 0) {
            query.put("limit", pick(List.of("1", "2", "3", "9", "0", "-1", "max", "many", "+2", "")));
        }
        Operation operation = dice.nextInt(3) == 0 ? Operation.SCAN : Operation.LIST;
        boolean get = dice.nextBoolean();
        String word = operation.word() + "=true";
        String text = text(query);
        String all = !get ? text : text.isEmpty() ? word : text + "&" + word;
        return new Made(
                operation,
                get ? "GET" : operation.name(),
                slash ? path + "/" : path,
                path + "/",
                all,
                "",
                query,
                Optional.empty());
    }

    private static Made made(
            Operation operation,
            String method,
            String path,
            String query,
            String body,
            Map<String, Object> data,
            Optional<Duration> wrap) {
        return new Made(operation, method, path, path, query, body, data, wrap);
    }

    private Map<String, Object> query() {
        Map<String, Object> query = new LinkedHashMap<>();
        if (dice.nextInt(3) == 0) {
            query.put(pick(List.of("a", "b", "B", "c")), pick(List.of("x", "xy", "yx", "1", "true")));
        }
        return query;
    }

    private Map<String, Object> body() {
        Map<String, Object> data = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "B", "c", "d")) {
            if (dice.nextInt(3) == 0) {
                data.put(
                        name,
                        pick(List.of(
                                "x",
                                "xy",
                                "yx",
                                "yxy",
                                "",
                                "*",
                                1,
                                2.5,
                                true,
                                false,
                                dev.loco.cishared.policy.Request.NULL,
                                List.of("x", true),
                                List.of("x", 1),
                                Map.of("k", "x"),
                                Map.of("k", 1),
                                Map.of("k", List.of("x")),
                                Map.of("k", Map.of("l", "x")))));
            }
        }
        if (data.isEmpty()) {
            data.put("a", "x");
        }
        return data;
    }

    private static String text(Map<String, Object> query) {
        return query.entrySet().stream()
                .map(one -> one.getKey() + "=" + String.valueOf(one.getValue()).replace("+", "%2B"))
                .collect(Collectors.joining("&"));
    }

    private static String json(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> RandomPolicies.quoted(String.valueOf(one.getKey())) + ": " + json(one.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RandomRequests::json).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? RandomPolicies.quoted(text) : String.valueOf(value);
    }

    private <T> T pick(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }
}
