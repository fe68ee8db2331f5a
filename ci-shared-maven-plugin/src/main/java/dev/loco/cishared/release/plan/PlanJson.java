package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.files.FileChange;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.version.SemanticVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What {@code bump} says of one component, and the longer form of it that stands in the plan's file. */
public final class PlanJson {
    private PlanJson() {}

    /**
     * {@code {"component", "current", "next", "level", "reasons": […]}}.
     *
     * @param array whether there are several components, so that each stands in an array
     */
    public static void write(OutputStream out, List<ReleasePlan> plans, boolean array) throws IOException, GitFault {
        JsonOut.lines(out, plans, array, PlanJson::write);
    }

    private static void write(JsonGenerator json, ReleasePlan plan) {
        json.writeStartObject();
        head(json, plan);
        json.writeEndObject();
    }

    private static void head(JsonGenerator json, ReleasePlan plan) {
        json.writeStringProperty("component", plan.component().name());
        JsonOut.optional(json, "current", plan.currentVersion());
        JsonOut.optional(json, "next", plan.next().map(SemanticVersion::toString));
        json.writeStringProperty("level", plan.level().label());
        json.writeArrayPropertyStart("reasons");
        plan.changes().forEach(change -> {
            json.writeStartObject();
            json.writeStringProperty("commit", change.commit());
            json.writeStringProperty("rule", change.rule());
            json.writeStringProperty("level", change.level().label());
            json.writeStringProperty("subject", JsonOut.wellFormed(change.subject()));
            json.writeEndObject();
        });
        json.writeEndArray();
    }

    /** The same with the refs and files that the release changes. */
    static void writeWhole(JsonGenerator json, ReleasePlan plan) {
        json.writeStartObject();
        head(json, plan);
        JsonOut.optional(json, "tag", plan.tag());
        json.writeStringProperty(
                "mode", plan.component().mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeArrayPropertyStart("floating");
        for (FloatingMove move : plan.floating()) {
            json.writeStartObject();
            json.writeStringProperty("tag", move.tag());
            JsonOut.optional(json, "old", move.old());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("files");
        for (FileChange file : plan.files()) {
            json.writeStartObject();
            json.writeStringProperty("path", JsonOut.wellFormed(file.path()));
            json.writeStringProperty("before", sha256(file.before()));
            json.writeStringProperty("after", sha256(file.after()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String sha256(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
