package dev.loco.cishared.openbao;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Sets of policies that are made to collide: few names, wildcards at every place, ties in every criterion, the same
 * pattern in several policies, written as HCL or as JSON.
 */
final class RandomPolicies {
    private static final List<String> SEGMENTS =
            List.of("a", "b", "ab", "abc", "+", "+", "+", "", "a+", "+b", "a*", "é", "𝒳", "b-c", "A");
    private static final List<String> MOUNTS =
            List.of("k1", "k1", "k1", "k1", "k2/data", "k2/metadata", "k2", "+", "+/data", "k+");
    private static final List<String> CAPABILITIES =
            List.of("create", "read", "update", "delete", "list", "sudo", "patch", "scan");
    private static final List<String> LEGACY = List.of("read", "write", "sudo", "deny");

    private static final List<String> FRAGMENTS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "=",
            ",",
            "#",
            "//",
            "/*",
            "*/",
            "${",
            "\\",
            "\\n",
            "\\u00e9",
            "\\ud835",
            "\\777",
            "\t",
            "\r",
            "\r\n",
            "0x1F",
            "07",
            "1e3",
            "-",
            "+",
            "+*",
            "*",
            ".",
            ":",
            "'",
            "true",
            "null",
            "path",
            "path \"a\" ",
            "<<E\nx\nE\n",
            "<<-E\n x\n E\n",
            "{{identity.entity.id}}",
            "{{identity.entity.nme}}",
            "{{",
            "}}",
            "é",
            "\u00a0",
            "\ufeff",
            "\u0000",
            "\u0007");
    private static final List<String> LINES = List.of(
            "name = \"x\"",
            "name = 5",
            "owner = \"x\"",
            "comment = \"x\"",
            "capabilities = [\"read\", \"write\"]",
            "capabilities = [\"read\", 5]",
            "capabilities = \"read\"",
            "capabilities = [\"deny\"],",
            "policy = \"write\"",
            "policy = \"none\"",
            "expiration = \"2001-01-01T00:00:00Z\"",
            "expiration = \"tomorrow\"",
            "expiration = 4102444800",
            "min_wrapping_ttl = \"1h\"",
            "max_wrapping_ttl = \"1x\"",
            "max_wrapping_ttl = 1.5",
            "max_wrapping_ttl = true",
            "pagination_limit = \"5\"",
            "pagination_limit = 5.5",
            "pagination_limit = -1",
            "mfa_methods = [\"a\"]",
            "mfa_methods = \"a\"",
            "allowed_parameters { a = [] }",
            "allowed_parameters = { a = 5 }",
            "allowed_parameters = [\"a\"]",
            "denied_parameters \"a\" { b = [] }",
            "required_parameters = [[\"a\"]]",
            "list_scan_response_keys_filter_path = \"{{ .path }}{{ .key }}\"",
            "list_scan_response_keys_filter_path = \"{{ .path }}\"",
            "control_group = {}",
            "\"capabilities\" = [\"read\"]",
            "path \"x\" { }",
            "path \"x\" \"y\" { capabilities = [] }",
            "path = { \"a\" = {} }",
            "path { capabilities = [\"read\"] }",
            "path \"foo/+*\" {}",
            "path x { capabilities = [\"read\"] }");

    private final Random dice;

    RandomPolicies(Random dice) {
        this.dice = dice;
    }

    /** One to three policies; the same pattern occurs again and again, so rules are merged. */
    List<String> set() {
        List<String> patterns = new ArrayList<>();
        int distinct = 1 + dice.nextInt(8);
        for (int i = 0; i < distinct; i++) {
            patterns.add(pattern());
        }
        List<String> policies = new ArrayList<>();
        int count = 1 + dice.nextInt(3);
        for (int i = 0; i < count; i++) {
            List<Block> blocks = new ArrayList<>();
            for (String pattern : patterns) {
                if (count == 1 || dice.nextInt(3) > 0) {
                    blocks.add(block(pattern));
                }
            }
            policies.add(dice.nextInt(4) == 0 ? json(blocks) : hcl(blocks));
        }
        return policies;
    }

    /** A pattern as somebody might write it, and as nobody would. */
    String pattern() {
        List<String> parts = new ArrayList<>();
        parts.add(pick(MOUNTS));
        int depth = dice.nextInt(5);
        for (int i = 0; i < depth; i++) {
            parts.add(pick(SEGMENTS));
        }
        String path = String.join("/", parts);
        int end = dice.nextInt(10);
        String ended = switch (end) {
            case 0, 1, 2 -> path + "/*";
            case 3, 4 -> path + "*";
            case 5 -> path + "/";
            case 6 -> path + "**";
            case 7 -> "/" + path;
            default -> path;
        };
        return ended.contains("+*") ? ended.replace("+*", "*") : ended;
    }

    /** A block's keys; values are text, lists and maps of such. */
    record Block(String pattern, Map<String, Object> keys) {}

    private Block block(String pattern) {
        Map<String, Object> keys = new LinkedHashMap<>();
        int kind = dice.nextInt(12);
        if (kind == 0) {
            keys.put("policy", pick(LEGACY));
        } else if (kind == 1) {
            keys.put("capabilities", List.of("deny"));
        } else if (kind == 2) {
            keys.put("capabilities", List.of());
        } else {
            keys.put("capabilities", some(CAPABILITIES, 0.6));
        }
        if (dice.nextInt(4) == 0) {
            constrain(keys);
        }
        return new Block(pattern, keys);
    }

    private void constrain(Map<String, Object> keys) {
        if (dice.nextInt(3) == 0) {
            keys.put("required_parameters", some(List.of("a", "b", "B", "limit"), 0.3));
        }
        if (dice.nextInt(2) == 0) {
            keys.put("allowed_parameters", parameters());
        }
        if (dice.nextInt(3) == 0) {
            keys.put("denied_parameters", parameters());
        }
        if (dice.nextInt(6) == 0) {
            keys.put("min_wrapping_ttl", "" + (60 + dice.nextInt(60)));
        }
        if (dice.nextInt(6) == 0) {
            keys.put("max_wrapping_ttl", (2 + dice.nextInt(3)) + "m");
        }
        if (dice.nextInt(3) == 0) {
            keys.put("pagination_limit", 1 + dice.nextInt(5));
        }
    }

    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (String name : some(List.of("a", "B", "c", "*"), 0.4)) {
            List<Object> values = new ArrayList<>();
            int count = dice.nextInt(3);
            for (int i = 0; i < count; i++) {
                values.add(pick(List.of(
                        "x",
                        "x*",
                        "*x",
                        "*x*",
                        "*",
                        "",
                        1,
                        2.5,
                        true,
                        false,
                        List.of("x", true),
                        List.of("x", 1),
                        Map.of("k", "x"),
                        Map.of("k", 1),
                        Map.of("k", List.of("x")),
                        Map.of("k", Map.of("l", "x")))));
            }
            parameters.put(name, values);
        }
        return parameters;
    }

    private <T> T pick(List<T> all) {
        return all.get(dice.nextInt(all.size()));
    }

    private List<String> some(List<String> all, double likely) {
        return all.stream().filter(one -> dice.nextDouble() < likely).toList();
    }

    static String hcl(List<Block> blocks) {
        return blocks.stream()
                .map(block -> "path " + quoted(block.pattern()) + " {\n"
                        + block.keys().entrySet().stream()
                                .map(key -> "  " + key.getKey() + " = " + value(key.getValue(), " = ") + "\n")
                                .collect(Collectors.joining())
                        + "}\n")
                .collect(Collectors.joining());
    }

    /** In JSON a pattern can stand only once, so what is repeated becomes a list of objects. */
    static String json(List<Block> blocks) {
        return "{\"path\": ["
                + blocks.stream()
                        .map(block -> "{" + quoted(block.pattern()) + ": " + value(block.keys(), ": ") + "}")
                        .collect(Collectors.joining(", "))
                + "]}";
    }

    private static String value(Object value, String between) {
        if (value instanceof List<?> list) {
            return list.stream().map(one -> value(one, between)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> quoted(String.valueOf(one.getKey())) + between + value(one.getValue(), between))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    /** A JSON string, which HCL reads alike. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(c == '\n' ? "\\n" : String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** A text that may be a policy no more: some stretches are gone, moved, doubled or new. */
    String spoilt() {
        StringBuilder text = new StringBuilder(String.join("", set()));
        int changes = dice.nextInt(4);
        for (int i = 0; i < changes && text.length() > 4; i++) {
            int from = dice.nextInt(text.length());
            int to = Math.min(text.length(), from + dice.nextInt(6));
            switch (dice.nextInt(4)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(dice.nextInt(text.length()), text.substring(from, to));
                case 2 -> text.insert(from, pick(FRAGMENTS));
                default -> text.insert(dice.nextInt(text.length()), "\n" + pick(LINES) + "\n");
            }
        }
        // Half a surrogate pair is sent as a question mark.
        return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
