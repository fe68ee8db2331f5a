package dev.loco.cishared.openbao;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** A JSON value as a tree. Read as a stream: data binding costs more than everything else of a run. */
sealed interface Json {
    /** A string, a number or a boolean, as a text. */
    record Scalar(String text, boolean string) implements Json {}

    /** {@code null}. */
    record Nothing() implements Json {}

    /** An array. */
    record Items(List<Json> items) implements Json {}

    /** An object, its members in their order. */
    record Members(Map<String, Json> members) implements Json {}

    /** No JSON: where, and what is wrong. */
    final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final int line;
        private final int column;

        private Broken(int line, int column, String message) {
            super(message);
            this.line = Math.max(line, 1);
            this.column = Math.max(column, 1);
        }

        /** From 1. */
        int line() {
            return line;
        }

        /** From 1. */
        int column() {
            return column;
        }
    }

    /** Deeper than anything OpenBao answers, and far from any stack's end. */
    int DEEPEST = 64;

    JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /** The value of a whole text in UTF-8. */
    static Json of(byte[] bytes) throws Broken {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() == null) {
                throw new Broken(1, 1, "there is nothing in it: expected a JSON object");
            }
            Json value = value(parser);
            if (parser.nextToken() != null) {
                throw at(parser, "there is more behind the end of the JSON value");
            }
            return value;
        } catch (JacksonException fault) {
            TokenStreamLocation place = fault.getLocation();
            // The library's message ends in the place, which is said apart, and may quote the text.
            String message = String.valueOf(fault.getOriginalMessage())
                    .lines()
                    .findFirst()
                    .orElse("not JSON")
                    .replaceFirst(" \\(start marker at .*", "");
            throw new Broken(place == null ? 1 : place.getLineNr(), place == null ? 1 : place.getColumnNr(), message);
        }
    }

    private static Broken at(JsonParser parser, String message) {
        TokenStreamLocation place = parser.currentTokenLocation();
        return new Broken(place.getLineNr(), place.getColumnNr(), message);
    }

    private static Json value(JsonParser parser) throws Broken {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield new Members(Collections.unmodifiableMap(members));
            }
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield new Items(List.copyOf(items));
            }
            case VALUE_STRING -> new Scalar(parser.getString(), true);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> new Scalar(parser.getString(), false);
            case VALUE_NULL -> new Nothing();
            default -> throw at(parser, "expected a value");
        };
    }

    /** The member of that name; of what is no object, none. {@code null} is none. */
    default Optional<Json> get(String name) {
        if (this instanceof Members object) {
            return Optional.ofNullable(object.members().get(name)).filter(value -> !(value instanceof Nothing));
        }
        return Optional.empty();
    }

    /** The members, sorted by name; of what is no object, none. */
    default Map<String, Json> sorted() {
        return this instanceof Members object ? new TreeMap<>(object.members()) : Map.of();
    }

    /** The text of a string, a number or a boolean. */
    default Optional<String> asText() {
        return this instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty();
    }

    /** The text of the member, empty where it has none. */
    default String text(String name) {
        return get(name).flatMap(Json::asText).orElse("");
    }

    /** The texts of an array; of one scalar, that one; of anything else, none. */
    default List<String> texts() {
        if (this instanceof Items array) {
            return array.items().stream()
                    .flatMap(item -> item.asText().stream())
                    .toList();
        }
        return asText().filter(text -> !text.isEmpty()).map(List::of).orElse(List.of());
    }

    /** The texts of the member. */
    default List<String> texts(String name) {
        return get(name).map(Json::texts).orElse(List.of());
    }
}
