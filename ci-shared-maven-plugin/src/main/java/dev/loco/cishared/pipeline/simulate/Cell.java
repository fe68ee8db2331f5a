package dev.loco.cishared.pipeline.simulate;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an event does to a step.
 *
 * @param verdict whether it runs
 * @param after what must have happened before in the run
 * @param depends the conditions it hangs on, as they are written, {@code branch: release/*}; only when it may run
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

    /** The filters of step and workflow that can tell the occasions of that event apart. */
    static List<String> depends(Workflow workflow, Step step, Column column) {
        Set<String> depends = new LinkedHashSet<>();
        for (When when : List.of(workflow.when(), step.when())) {
            for (When.Constraint constraint : when.items()) {
                if (constraint.admits(column.event())) {
                    constraint.filters().forEach((key, filter) -> {
                        if (When.Constraint.matters(key, column.event())) {
                            depends.add(key + ": " + filter.phrase());
                        }
                    });
                }
            }
        }
        workflow.dependsOn().stream()
                .filter(d -> !d.optional())
                .forEach(d -> depends.add("workflow " + d.name() + " runs"));
        return List.copyOf(depends);
    }
}
