package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.GitFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code bump-prepare} leaves for {@code bump-push}: a file with the plan, no secret in it.
 *
 * @param commit the commit that CI runs on
 * @param base the branch's newest commit when it was planned
 * @param components what was planned for each, by name
 */
public record PlanFile(String commit, String base, Map<String, Planned> components) {
    /** Where it lies, relative to the repository's root. */
    public static final String NAME = "target/ci-shared/release-plan.json";

    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    /**
     * What was planned for one component.
     *
     * @param next its version; empty when nothing was to be released
     * @param floating what the tags that move held, by name; an empty text for those that did not exist
     */
    public record Planned(Optional<String> next, Map<String, String> floating) {
        public Planned {
            floating = Map.copyOf(floating);
        }

        /** What a plan says now, to be compared with what was planned. */
        public static Planned of(ReleasePlan plan) {
            Map<String, String> floating = new TreeMap<>();
            plan.floating().forEach(move -> floating.put(move.tag(), move.old().orElse("")));
            return new Planned(plan.next().map(Object::toString), floating);
        }
    }

    public PlanFile {
        components = Map.copyOf(components);
    }

    /** Writes the plans of one run. */
    public static void write(OutputStream out, String commit, String base, List<ReleasePlan> plans)
            throws IOException, GitFault {
        JsonOut.line(out, json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", VERSION);
            json.writeStringProperty("commit", commit);
            json.writeStringProperty("base", base);
            json.writeArrayPropertyStart("components");
            plans.forEach(plan -> PlanJson.writeWhole(json, plan));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /**
     * Reads what {@link #write} wrote; empty when there is no such file.
     *
     * @throws GitFault when it cannot be read, or is something else
     */
    public static Optional<PlanFile> read(Path file) throws GitFault {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), file)) {
            return Optional.of(plan(json, file));
        } catch (JacksonException broken) {
            throw notAPlan(file, String.valueOf(broken.getOriginalMessage()));
        }
    }

    private static PlanFile plan(JsonParser json, Path file) throws GitFault {
        Map<String, String> texts = new TreeMap<>();
        Map<String, Planned> components = new TreeMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw notAPlan(file, "it is no object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("components")) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    component(json, components);
                }
            } else if (json.currentToken().isScalarValue()) {
                texts.put(name, json.getValueAsString(""));
            } else {
                json.skipChildren();
            }
        }
        if (!texts.getOrDefault("version", "").equals(String.valueOf(VERSION)) || !texts.containsKey("base")) {
            throw notAPlan(file, "its `version` is not " + VERSION + ", or it names no `base`");
        }
        return new PlanFile(texts.getOrDefault("commit", ""), texts.getOrDefault("base", ""), components);
    }

    private static void component(JsonParser json, Map<String, Planned> components) {
        String component = "";
        Optional<String> next = Optional.empty();
        Map<String, String> floating = new TreeMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("component")) {
                component = json.getValueAsString("");
            } else if (name.equals("next") && value == JsonToken.VALUE_STRING) {
                next = Optional.of(json.getValueAsString(""));
            } else if (name.equals("floating") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    List<String> move = move(json);
                    floating.put(move.get(0), move.get(1));
                }
            } else {
                json.skipChildren();
            }
        }
        components.put(component, new Planned(next, floating));
    }

    private static List<String> move(JsonParser json) {
        List<String> move = new ArrayList<>(List.of("", ""));
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            int at = json.currentName().equals("tag") ? 0 : 1;
            json.nextToken();
            move.set(at, json.getValueAsString(""));
        }
        return move;
    }

    private static GitFault notAPlan(Path file, String why) {
        return new GitFault("`" + file + "` is no plan of a release (" + why + "); make one with bump-prepare");
    }
}
