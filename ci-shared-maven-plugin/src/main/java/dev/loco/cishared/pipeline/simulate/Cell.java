package dev.loco.cishared.pipeline.simulate;

import java.util.List;

/**
 * What an event does to a step.
 *
 * @param verdict whether it runs
 * @param after what must have happened before in the run
 * @param depends the conditions it hangs on, as they are written, {@code branch: release/*}, all of which must hold; only
 *     when it may run
 */
public record Cell(Verdict verdict, After after, List<String> depends) {

    /** What must have happened before a step runs. */
    public enum After {
        /** No step failed. */
        SUCCESS,
        /** A step failed. */
        FAILURE,
        /** Either. */
        ANYTHING
    }

    public Cell {
        depends = List.copyOf(depends);
    }
}
