package dev.loco.cishared.release.woodpecker;

import java.util.List;
import java.util.Set;

/**
 * A pipeline as the server shows it (Woodpecker, {@code server/model/pipeline.go}).
 *
 * @param commit what the forge's hook said: the commit, or of an annotated tag the tag itself
 * @param workflows none in a list of pipelines, which never has them
 */
record Pipeline(long number, String event, String ref, String commit, String status, List<Workflow> workflows) {
    /** The states from which the server still goes on to write workflows and steps; an empty one says nothing. */
    private static final Set<String> UNDER_WAY = Set.of("", "created", "pending", "running");

    /**
     * Whether the server has written all there is to write: each workflow has its steps, or there will be none because
     * the configuration is broken, or the pipeline waits for an approval.
     */
    boolean isTakenIn() {
        boolean complete = !workflows.isEmpty() && workflows.stream().allMatch(workflow -> workflow.steps() > 0);
        return complete || !UNDER_WAY.contains(status);
    }

    /**
     * Whether it runs for that tag.
     *
     * @param ids of the commit and of the tag; none means any
     */
    boolean isOf(String wantedRef, Set<String> ids) {
        return event.equals("tag") && ref.equals(wantedRef) && (ids.isEmpty() || ids.contains(commit));
    }
}
