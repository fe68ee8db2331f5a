package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.pipeline.model.Step;
import java.util.Optional;

/**
 * Where in a workflow a node stands, in words.
 *
 * @param step the container it belongs to; empty in the workflow itself
 * @param path the keys from there on, joined by points; empty at the container or the workflow itself
 */
record Place(Optional<Step> step, String path) {

    static Place ofWorkflow() {
        return new Place(Optional.empty(), "");
    }

    static Place of(Step step) {
        return new Place(Optional.of(step), "");
    }

    /** The value of that key. */
    Place in(String key) {
        return new Place(step, path.isEmpty() ? key : path + "." + key);
    }

    /** Whether these are the keys of the workflow. */
    boolean isWorkflow() {
        return step.isEmpty() && path.isEmpty();
    }

    /** Whether these are the keys of a container. */
    boolean isContainer() {
        return step.isPresent() && path.isEmpty();
    }

    /** Whether these are the keys of a {@code when}, or of one item of it. */
    boolean isWhen() {
        return path.equals("when");
    }

    /** {@code step `lint`} or {@code the workflow}. */
    String owner() {
        return step.map(Step::title).orElse("the workflow");
    }

    /** {@code `when.event` of step `lint`}. */
    String title() {
        return path.isEmpty() ? owner() : "`" + path + "` of " + owner();
    }
}
