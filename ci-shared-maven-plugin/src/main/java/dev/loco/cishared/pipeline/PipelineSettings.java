package dev.loco.cishared.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a repository's settings say of its pipeline.
 *
 * @param template the template it follows
 * @param revision that template's revision; the newest when absent
 * @param parameters values of the template's holes; what is not among them is inferred from the pipeline
 */
public record PipelineSettings(Optional<String> template, OptionalInt revision, Map<String, String> parameters) {
    public PipelineSettings {
        parameters = Map.copyOf(parameters);
    }

    /** A repository without settings. */
    public static PipelineSettings none() {
        return new PipelineSettings(Optional.empty(), OptionalInt.empty(), Map.of());
    }
}
