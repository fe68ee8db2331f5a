package dev.loco.cishared.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The part of the schema that speaks of one place of a manifest.
 *
 * @param path names and indices from the root
 * @param kind what the place holds: the name of the schema's definition, else the name of the key
 * @param schemas the schema of the place and those it refers to
 */
record SchemaPlace(List<String> path, String kind, List<JsonNode> schemas) {

    static SchemaPlace at(List<String> path) {
        List<JsonNode> here = resolved(ManifestSchema.tree());
        String kind = "";
        for (String step : path) {
            List<JsonNode> parent = here;
            Optional<JsonNode> items = keyword(parent, "items");
            Optional<JsonNode> next = items.isPresent()
                    ? items
                    : keyword(parent, "properties")
                            .map(p -> p.path(step))
                            .filter(JsonNode::isObject)
                            .or(() -> keyword(parent, "additionalProperties"));
            if (items.isEmpty()) {
                kind = keyword(parent, "propertyNames").isPresent() ? "variable" : step;
            }
            List<JsonNode> found = next.map(SchemaPlace::resolved).orElse(List.of());
            String ref = found.isEmpty() ? "" : found.get(0).path("$ref").asString("");
            if (!ref.isEmpty()) {
                kind = ref.substring(ref.lastIndexOf('/') + 1);
            }
            here = found;
        }
        return new SchemaPlace(List.copyOf(path), kind, List.copyOf(here));
    }

    private static List<JsonNode> resolved(JsonNode schema) {
        List<JsonNode> chain = new ArrayList<>();
        JsonNode here = schema;
        while (here.isObject()) {
            chain.add(here);
            String ref = here.path("$ref").asString("");
            if (ref.isEmpty()) {
                break;
            }
            here = ManifestSchema.tree().at(ref.substring(1));
        }
        return chain;
    }

    private static Optional<JsonNode> keyword(List<JsonNode> schemas, String keyword) {
        return schemas.stream()
                .filter(s -> s.has(keyword))
                .map(s -> s.get(keyword))
                .findFirst();
    }

    private Optional<JsonNode> keyword(String keyword) {
        return keyword(schemas, keyword);
    }

    /** The keys a mapping here may have, in the schema's order. */
    List<String> keys() {
        return keyword("properties").map(p -> List.copyOf(p.propertyNames())).orElse(List.of());
    }

    /** The closed set of values, or nothing when the set is open. */
    List<String> values() {
        return keyword("enum")
                .map(values -> values.valueStream().map(JsonNode::asString).toList())
                .orElse(List.of());
    }

    /** The most characters a string may have here. */
    int longest() {
        return schemas.stream()
                .filter(s -> s.has("maxLength"))
                .mapToInt(s -> s.get("maxLength").asInt())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** The first example of one of the keys, as a person would write it behind the colon. */
    String example(String key) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(key);
        return at(deeper).example();
    }

    /** The first example of what stands here. */
    String example() {
        return keyword("examples").map(e -> written(e.get(0))).orElse("…");
    }

    /** Whether a mapping here must have the key. */
    boolean requires(String key) {
        return keyword("required")
                .filter(keys -> keys.valueStream().anyMatch(k -> k.asString().equals(key)))
                .isPresent();
    }

    /** Whether a string would be accepted here. */
    boolean accepts(String value) {
        boolean strings = keyword("type")
                .map(t -> t.isArray() ? t.get(0) : t)
                .filter(t -> !t.asString().equals("string"))
                .isEmpty();
        if (!strings) {
            return false;
        }
        for (JsonNode schema : schemas) {
            String pattern = schema.path("pattern").asString("");
            if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(value).find()) {
                return false;
            }
        }
        return value.codePointCount(0, value.length()) <= longest() && (values().isEmpty() || values().contains(value));
    }

    /** What the schema expects here, as a person calls it: {@code a list}. */
    String expected() {
        if (!values().isEmpty()) {
            return "one of " + Words.list(values(), "or");
        }
        JsonNode type = keyword("type").orElseThrow(() -> new IllegalStateException("no type at " + path));
        return type.isArray()
                ? "the name of a variable or a mapping with `file`"
                : switch (type.asString()) {
                    case "object" -> "a mapping";
                    case "array" -> "a list";
                    case "boolean" -> "`true` or `false`";
                    default -> "a string";
                };
    }

    /** The place in words, to begin a sentence with: {@code `path`}, {@code an item of `verbs`}. */
    String words() {
        List<String> names = names();
        if (names.isEmpty()) {
            return path.isEmpty() ? "the manifest" : "an entry of `" + path.get(0) + "`";
        }
        return isIndex(path.get(path.size() - 1))
                ? "an item of `" + String.join(".", names) + "`"
                : "`" + String.join(".", names) + "`";
    }

    /** The place in words, to end a sentence with: {@code in an entry of `access`}. */
    String inside() {
        return path.isEmpty() ? "at the top level" : "in " + words();
    }

    /** The names below the entry the place lies in, indices left out. */
    private List<String> names() {
        boolean inEntry = path.size() > 1 && isIndex(path.get(1));
        return path.subList(inEntry ? 2 : 0, path.size()).stream()
                .filter(n -> !isIndex(n))
                .toList();
    }

    private static boolean isIndex(String step) {
        return !step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String written(JsonNode example) {
        if (example.isArray()) {
            return "["
                    + String.join(
                            ", ",
                            example.valueStream().map(SchemaPlace::written).toList()) + "]";
        }
        if (example.isObject()) {
            return "{"
                    + String.join(
                            ", ",
                            example.properties().stream()
                                    .map(e -> e.getKey() + ": " + written(e.getValue()))
                                    .toList())
                    + "}";
        }
        return example.asString();
    }
}
