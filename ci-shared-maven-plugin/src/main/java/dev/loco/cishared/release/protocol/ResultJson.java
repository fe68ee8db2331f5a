package dev.loco.cishared.release.protocol;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.plan.JsonOut;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** What {@code bump-push} says of its releases. */
public final class ResultJson {
    private ResultJson() {}

    /**
     * {@code {"component", "outcome", "version", "tag", "commit", "floating": […], "attempts"}}.
     *
     * @param array whether there are several components, so that each stands in an array
     */
    public static void write(OutputStream out, List<PushResult> results, boolean array) throws IOException, GitFault {
        JsonOut.lines(out, results, array, ResultJson::write);
    }

    private static void write(JsonGenerator json, PushResult result) {
        json.writeStartObject();
        json.writeStringProperty("component", result.component());
        json.writeStringProperty("outcome", result.outcome().label());
        JsonOut.optional(json, "version", result.version());
        JsonOut.optional(json, "tag", result.tag());
        JsonOut.optional(json, "commit", result.commit());
        json.writeArrayPropertyStart("floating");
        result.floating().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("attempts", result.attempts());
        json.writeEndObject();
    }
}
