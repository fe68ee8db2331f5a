package dev.loco.cishared.release.woodpecker;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Woodpecker's answers, read as a stream: of much that is in them little is kept. */
final class Reading {
    /** Deeper than anything Woodpecker answers. */
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    /** That is no answer of Woodpecker's. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private Broken(String message) {
            super(message);
        }
    }

    /** How a value is read: from its first token to its last. */
    private interface Value<T> {
        T read(JsonParser parser) throws Broken;
    }

    private Reading() {}

    /** The id of a repository. */
    static long repository(byte[] json) throws Broken {
        return whole(json, parser -> {
            long id = -1;
            begin(parser);
            while (nextMember(parser)) {
                if (parser.currentName().equals("id")) {
                    id = number(parser);
                } else {
                    parser.skipChildren();
                }
            }
            return known(id, "a repository without an id");
        });
    }

    /** A list of pipelines, without their workflows. */
    static List<Pipeline> pipelines(byte[] json) throws Broken {
        return whole(json, parser -> items(parser, Reading::pipeline));
    }

    /** One pipeline with its workflows. */
    static Pipeline pipeline(byte[] json) throws Broken {
        return whole(json, Reading::pipeline);
    }

    private static <T> T whole(byte[] json, Value<T> value) throws Broken {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            T read = value.read(parser);
            if (parser.nextToken() != null) {
                throw new Broken("more than one JSON value");
            }
            return read;
        } catch (JacksonException fault) {
            // Its own message may quote the text.
            throw new Broken("no JSON that can be read");
        }
    }

    private static Pipeline pipeline(JsonParser parser) throws Broken {
        long number = -1;
        String event = "";
        String ref = "";
        String commit = "";
        String status = "";
        List<Workflow> workflows = List.of();
        begin(parser);
        while (nextMember(parser)) {
            switch (parser.currentName()) {
                case "number" -> number = number(parser);
                case "event" -> event = text(parser);
                case "ref" -> ref = text(parser);
                case "commit" -> commit = text(parser);
                case "status" -> status = text(parser);
                case "workflows" -> workflows = items(parser, Reading::workflow);
                default -> parser.skipChildren();
            }
        }
        return new Pipeline(known(number, "a pipeline without a number"), event, ref, commit, status, workflows);
    }

    private static Workflow workflow(JsonParser parser) throws Broken {
        String name = "";
        String state = "";
        int steps = 0;
        begin(parser);
        while (nextMember(parser)) {
            switch (parser.currentName()) {
                case "name" -> name = text(parser);
                case "state" -> state = text(parser);
                case "children" ->
                    steps = items(parser, JsonParser::skipChildren).size();
                default -> parser.skipChildren();
            }
        }
        return new Workflow(name, state, steps);
    }

    private static void begin(JsonParser parser) throws Broken {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new Broken("no JSON object");
        }
    }

    /** Moves to the next member's value, whose name the parser then tells; false at the object's end. */
    private static boolean nextMember(JsonParser parser) {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /** An array's items; {@code null} is what Go makes of an empty one. */
    private static <T> List<T> items(JsonParser parser, Value<T> value) throws Broken {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new Broken("no JSON array");
        }
        List<T> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value.read(parser));
        }
        return List.copyOf(items);
    }

    private static String text(JsonParser parser) throws Broken {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_NULL -> "";
            default -> throw new Broken("another value where a text was expected");
        };
    }

    private static long number(JsonParser parser) throws Broken {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new Broken("another value where a number was expected");
        }
        return parser.getLongValue();
    }

    private static long known(long number, String without) throws Broken {
        if (number < 0) {
            throw new Broken(without);
        }
        return number;
    }
}
