package dev.loco.cishared.policy.read;

import java.util.List;
import java.util.Random;

/**
 * Texts of policies, most of them nearly right: HCL, JSON, tokens at random, and each of them mutilated. The same seed
 * makes the same texts.
 */
final class RandomPolicies {
    private final Random random;
    private int wild = 3;

    RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    /** The next text. */
    String next() {
        // Most texts are nearly right, some have something odd everywhere.
        wild = random.nextInt(5) == 0 ? 3 : 40;
        String text = switch (random.nextInt(10)) {
            case 0 -> soup();
            case 1, 2, 3 -> json();
            default -> hcl();
        };
        int mutations = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < mutations; i++) {
            text = mutate(text);
        }
        return text;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean rarely(int in) {
        return random.nextInt(in) == 0;
    }

    private String soup() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            text.append(one(OddWords.TOKENS)).append(rarely(3) ? "" : " ");
        }
        return text.toString();
    }

    private String space() {
        return rarely(6)
                ? one(List.of("\n", "\r\n", "  ", "\t", "# c\n", "// \u00e9\n", "/* x\n */", " ", "\n\n", "\r"))
                : " ";
    }

    private String hcl() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            if (rarely(12 + wild)) {
                text.append(one(List.of("name", "Name", "bogus", "x"))).append(space());
                text.append(rarely(4) ? "{ a = 1 }" : "= " + hclValue(1)).append("\n");
                continue;
            }
            text.append(rarely(15 + wild) ? one(List.of("\"path\"", "Path", "paths", "path path")) : "path")
                    .append(space());
            if (!rarely(15 + wild)) {
                text.append('"').append(label()).append('"').append(space());
            }
            if (rarely(20 + wild)) {
                text.append("\"second\" ");
            }
            if (rarely(20 + wild)) {
                text.append("= ");
            }
            text.append(hclBlock()).append(rarely(8) ? one(rarely(wild) ? List.of(";", "=") : List.of(",", "")) : "\n");
        }
        return text.toString();
    }

    private List<String> numbers() {
        return rarely(wild) ? OddWords.NUMBERS : OddWords.NUMBERS.subList(0, 3);
    }

    private String label() {
        return rarely(wild)
                ? one(OddWords.LABELS) + (rarely(4) ? one(OddWords.LABELS) : "")
                : one(OddWords.LABELS.subList(0, 12));
    }

    private String hclBlock() {
        StringBuilder text = new StringBuilder("{").append(space());
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = rarely(wild) ? one(OddWords.KEYS) : one(OddWords.KEYS.subList(0, rarely(4) ? 15 : 12));
            text.append(key).append(space());
            boolean labelled = rarely(14 + wild);
            text.append(labelled ? "\"lbl\" " : "");
            text.append(labelled && !rarely(8) || rarely(8 + wild) ? "" : "=")
                    .append(space())
                    .append(hclValueOf(key));
            text.append(rarely(6) ? one(List.of(",", " ", "")) : "\n");
        }
        return text.append("}").toString();
    }

    private String hclValueOf(String key) {
        if (rarely(9 + wild)) {
            return hclValue(2);
        }
        return switch (key) {
            case "capabilities", "required_parameters", "mfa_methods" -> strings();
            case "policy" ->
                quoted(one(rarely(wild) ? OddWords.CAPABILITIES : List.of("read", "write", "sudo", "deny")));
            case "allowed_parameters", "denied_parameters" -> hclParameters();
            case "min_wrapping_ttl", "max_wrapping_ttl" ->
                rarely(4)
                        ? one(numbers())
                        : quoted(one(rarely(wild) ? OddWords.DURATIONS : OddWords.DURATIONS.subList(0, 10)));
            case "expiration" ->
                rarely(6) ? one(numbers()) : quoted(one(rarely(wild) ? OddWords.TIMES : OddWords.TIMES.subList(0, 5)));
            case "pagination_limit" -> rarely(3) ? quoted(one(numbers())) : one(numbers());
            case "list_scan_response_keys_filter_path" -> quoted(one(OddWords.TEMPLATES));
            case "control_group" -> controlGroup();
            default -> hclValue(2);
        };
    }

    private String controlGroup() {
        StringBuilder text = new StringBuilder("{ ");
        text.append(rarely(2) ? "ttl = " + hclValueOf("min_wrapping_ttl") + "\n" : "");
        text.append(rarely(3) ? "self_auth_allowed = " + (rarely(wild) ? hclValue(1) : "true") + "\n" : "");
        text.append(rarely(8) ? one(OddWords.KEYS) + " = 1\n" : "");
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append("factor ")
                    .append(rarely(wild) ? "" : "\"" + label() + "\" ")
                    .append("{ ");
            text.append(rarely(wild) ? "bogus = " + hclValue(1) + "\n" : "");
            text.append(
                    rarely(2) ? "controlled_capabilities = " + (rarely(wild) ? hclValue(1) : strings()) + "\n" : "");
            text.append(rarely(wild) ? "identity = " + hclValue(1) + "\n" : "");
            text.append(rarely(wild) ? "identity \"x\" { group_names = [\"a\"] }\n" : "");
            text.append("identity { group_names = ").append(rarely(wild) ? hclValue(2) : "[\"a\"]");
            text.append(" APPROVALS = ")
                    .append(rarely(wild) ? hclValue(1) : one(numbers()))
                    .append(" x = 1 } }\n");
        }
        return text.append("}").toString();
    }

    private String hclParameters() {
        StringBuilder text = new StringBuilder("{ ");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(one(List.of("a", "b", "\"*\"", "\"b\"", "key", "\"\\u0061\"")));
            text.append(rarely(12 + wild) ? " b " : "").append(rarely(15 + wild) ? "" : " = ");
            text.append(rarely(6 + wild) ? hclValue(3) : "[" + hclValue(2) + ", " + hclValue(1) + "]")
                    .append("\n");
        }
        return text.append("}").toString();
    }

    private String strings() {
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(
                    rarely(20 + wild)
                            ? hclValue(1)
                            : quoted(
                                    rarely(12 + wild)
                                            ? one(OddWords.CAPABILITIES)
                                            : one(OddWords.CAPABILITIES.subList(0, 8))));
            text.append(i > 1 || rarely(5) ? "," : "").append(rarely(wild) ? space() : " ");
        }
        return text.append("]").toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private String hclValue(int depth) {
        switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0:
                return one(OddWords.NUMBERS);
            case 1:
                return one(List.of("true", "false"));
            case 2, 3:
                return '"' + label() + '"';
            case 4:
                return one(List.of(
                        "<<E\nread\nE\n",
                        "<<-X\n   a\n   b\n   X\n",
                        "<<-X\n a\n   X\n",
                        "<<E\nE\n",
                        "<<\u00e9\nx\n\u00e9\n"));
            case 5:
                return quoted(one(OddWords.CAPABILITIES));
            case 6:
                return "[" + hclValue(depth - 1) + one(rarely(wild) ? List.of(" ", ",,", "") : List.of(","))
                        + hclValue(depth - 1) + "]";
            case 7:
                return "{ a = " + hclValue(depth - 1) + " b \"x\" { c = " + hclValue(depth - 1) + " } }";
            default:
                return "{ a = " + hclValue(depth - 1) + " }";
        }
    }

    private String json() {
        StringBuilder text =
                new StringBuilder(rarely(10) ? one(List.of(" \n", "\u00a0", "\f", "\r\n")) : "").append("{");
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append(rarely(8) ? one(List.of("\"name\"", "\"bogus\"", "\"Path\"", "path")) : "\"path\"");
            text.append(rarely(20 + wild) ? space() : ":")
                    .append(rarely(5) ? "[" + jsonPaths() + "," + jsonPaths() + "]" : jsonPaths());
            text.append(i > 0 ? "," : rarely(8) ? "," : "").append(rarely(4) ? "\n" : "");
        }
        return text.append(rarely(12 + wild) ? "" : "}")
                .append(rarely(12 + wild) ? one(OddWords.TOKENS) : "")
                .toString();
    }

    private String jsonPaths() {
        StringBuilder text = new StringBuilder("{");
        for (int i = random.nextInt(3); i >= 0; i--) {
            text.append('"').append(label()).append("\":");
            text.append(rarely(10) ? jsonValue(2) : jsonBlock())
                    .append(i > 0 ? "," : "")
                    .append(rarely(4) ? "\n" : "");
        }
        return text.append("}").toString();
    }

    private String jsonBlock() {
        StringBuilder text = new StringBuilder("{");
        int count = random.nextInt(4);
        for (int i = count; i > 0; i--) {
            String key = rarely(wild) ? one(OddWords.KEYS) : one(OddWords.KEYS.subList(0, rarely(4) ? 15 : 12));
            text.append(key.startsWith("\"") ? key : '"' + key + '"')
                    .append(": ")
                    .append(jsonValueOf(key));
            text.append(i > 1 ? "," : "").append(rarely(4) ? "\n" : "");
        }
        return text.append("}").toString();
    }

    private String jsonValueOf(String key) {
        if (rarely(9 + wild)) {
            return jsonValue(2);
        }
        return switch (key) {
            case "capabilities", "required_parameters", "mfa_methods" ->
                "[" + quoted(one(OddWords.CAPABILITIES.subList(0, 9))) + ","
                        + quoted(one(OddWords.CAPABILITIES.subList(0, 9))) + "]";
            case "policy" ->
                quoted(one(rarely(wild) ? OddWords.CAPABILITIES : List.of("read", "write", "sudo", "deny")));
            case "allowed_parameters", "denied_parameters" ->
                "{\"a\": [" + jsonValue(1) + "], \"*\": " + (rarely(4 + wild) ? jsonValue(3) : "[" + jsonValue(2) + "]")
                        + "}";
            case "min_wrapping_ttl", "max_wrapping_ttl" ->
                rarely(4)
                        ? one(numbers())
                        : quoted(one(rarely(wild) ? OddWords.DURATIONS : OddWords.DURATIONS.subList(0, 10)));
            case "expiration" ->
                rarely(6) ? one(numbers()) : quoted(one(rarely(wild) ? OddWords.TIMES : OddWords.TIMES.subList(0, 5)));
            case "pagination_limit" -> rarely(3) ? quoted(one(numbers())) : one(numbers());
            case "list_scan_response_keys_filter_path" -> quoted(one(OddWords.TEMPLATES));
            case "control_group" ->
                rarely(2)
                        ? "{\"ttl\": \"4h\", \"factor\": {\"x\": {\"controlled_capabilities\": [\"read\"], \"identity\": {\"approvals\": 1}}}}"
                        : "{\"factor\": [{\"x\": {\"identity\": {\"group_names\": [\"a\"]}}}]}";
            default -> jsonValue(2);
        };
    }

    private String jsonValue(int depth) {
        switch (random.nextInt(depth > 0 ? 9 : 6)) {
            case 0:
                return one(OddWords.NUMBERS);
            case 1:
                return one(List.of("true", "false", "null", rarely(wild) ? "nil" : "true"));
            case 2, 3:
                return '"' + label() + '"';
            case 4:
                return one(List.of("\"\\ud83d\\ude00\"", "\"\\/\"", "\"${a}\"", "\"a\\u0000b\"", "\"\""));
            case 5:
                return quoted(one(OddWords.CAPABILITIES));
            case 6:
                return "[" + jsonValue(depth - 1) + one(rarely(wild) ? List.of(" ", ",,") : List.of(","))
                        + jsonValue(depth - 1) + "]";
            case 7:
                return "{\"a\": " + jsonValue(depth - 1) + ", \"b\": {\"c\": " + jsonValue(depth - 1) + "}}";
            default:
                return "{\"a\": " + jsonValue(depth - 1) + "}";
        }
    }

    private String mutate(String text) {
        if (text.isEmpty()) {
            return one(OddWords.TOKENS);
        }
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(rarely(4) ? 20 : 2));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + one(OddWords.TOKENS) + text.substring(at);
            case 2 -> text.substring(0, at) + one(OddWords.TOKENS) + text.substring(to);
            case 3 -> text.substring(0, at) + text.substring(at, to) + text.substring(at);
            case 4 -> rarely(2) ? text.substring(0, at) : text.replace("\n", "\r\n");
            default ->
                text.substring(0, at)
                        + (char) (rarely(4) ? 0x20 + random.nextInt(0x300) : 0x20 + random.nextInt(0x5f))
                        + text.substring(at);
        };
    }
}
