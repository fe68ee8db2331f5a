package dev.loco.cishared.decide;

import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.Request;
import dev.loco.cishared.policy.Semantics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads one line of a batch. Keys that are not known here are passed over. */
final class BatchLine {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private BatchCase.CaseId id = new BatchCase.CaseId.None();
    private @Nullable List<String> policies;
    private @Nullable Operation operation;
    private @Nullable String path;
    private String namespace = "";
    private Semantics semantics = Semantics.V2_6;
    private Optional<Map<String, Object>> data = Optional.empty();
    private Optional<Duration> wrapTtl = Optional.empty();

    private BatchLine() {}

    static BatchCase read(String line) throws BatchCase.Unclear {
        return new BatchLine().parse(line);
    }

    private BatchCase parse(String line) throws BatchCase.Unclear {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw unclear("a line must be one JSON object");
            }
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                key(key, json);
            }
            if (json.nextToken() != null) {
                throw unclear("something follows the JSON object on its line");
            }
        } catch (JacksonException broken) {
            throw unclear("not JSON: " + broken.getOriginalMessage());
        }
        return whole();
    }

    private void key(String key, JsonParser json) throws BatchCase.Unclear {
        switch (key) {
            case "id" -> id = id(json);
            case "policies" -> policies = policies(json);
            case "operation" -> operation = operation(string(key, json));
            case "path" -> path = string(key, json);
            case "namespace" -> namespace = json.currentToken() == JsonToken.VALUE_NULL ? "" : string(key, json);
            case "semantics" -> semantics = semantics(json);
            case "data" -> data = data(json);
            case "wrap_ttl" -> wrapTtl = wrapTtl(json);
            default -> json.skipChildren();
        }
    }

    private BatchCase whole() throws BatchCase.Unclear {
        if (policies == null || operation == null || path == null) {
            String missing = policies == null ? "policies" : operation == null ? "operation" : "path";
            throw unclear("`" + missing + "` is missing");
        }
        return new BatchCase(
                id, policies, new Request(operation, Namespaces.of(namespace), path, data, wrapTtl), semantics);
    }

    private BatchCase.CaseId id(JsonParser json) throws BatchCase.Unclear {
        return switch (json.currentToken()) {
            case VALUE_NULL -> new BatchCase.CaseId.None();
            case VALUE_STRING -> new BatchCase.CaseId.Text(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new BatchCase.CaseId.Digits(json.getString());
            default -> throw unclear("`id` must be text or a number");
        };
    }

    private List<String> policies(JsonParser json) throws BatchCase.Unclear {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw unclear("`policies` must be a list of texts");
        }
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            texts.add(string("policies", json));
        }
        return texts;
    }

    private Operation operation(String word) throws BatchCase.Unclear {
        Optional<Operation> found = Operation.of(word);
        if (found.isEmpty()) {
            throw unclear(Words.notOne(
                    "operation",
                    word,
                    Arrays.stream(Operation.values()).map(Operation::word).toList()));
        }
        return found.get();
    }

    private Semantics semantics(JsonParser json) throws BatchCase.Unclear {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Semantics.V2_6;
        }
        String word = json.currentToken().isScalarValue() ? json.getString() : "";
        Optional<Semantics> found = Semantics.of(word);
        if (found.isEmpty()) {
            throw unclear(Words.notOne(
                    "semantics",
                    word,
                    Arrays.stream(Semantics.values()).map(Semantics::word).toList()));
        }
        return found.get();
    }

    private Optional<Duration> wrapTtl(JsonParser json) throws BatchCase.Unclear {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        String word = json.currentToken().isScalarValue() ? json.getString() : "";
        Optional<Duration> found = WrapTtl.parse(word);
        if (found.isEmpty()) {
            throw unclear("`wrap_ttl` must be seconds or a duration such as \"5m\"");
        }
        return found;
    }

    private Optional<Map<String, Object>> data(JsonParser json) throws BatchCase.Unclear {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw unclear("`data` must be an object");
        }
        return Optional.of(object(json));
    }

    private Map<String, Object> object(JsonParser json) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            object.put(key, value(json));
        }
        return object;
    }

    private Object value(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    list.add(value(json));
                }
                yield list;
            }
            case VALUE_STRING -> json.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Digits(json.getString());
            default -> Request.NULL;
        };
    }

    private String string(String key, JsonParser json) throws BatchCase.Unclear {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw unclear("`" + key + "` must be " + (key.equals("policies") ? "a list of texts" : "text"));
        }
        return json.getString();
    }

    private BatchCase.Unclear unclear(String message) {
        return new BatchCase.Unclear(id, message);
    }

    /** A number with the digits it was written with, as Go keeps those of a request. */
    private static final class Digits extends Number {
        private static final long serialVersionUID = 1;
        private final String text;

        Digits(String text) {
            this.text = text;
        }

        @Override
        public int intValue() {
            return (int) doubleValue();
        }

        @Override
        public long longValue() {
            return (long) doubleValue();
        }

        @Override
        public float floatValue() {
            return (float) doubleValue();
        }

        @Override
        public double doubleValue() {
            return Double.parseDouble(text);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
