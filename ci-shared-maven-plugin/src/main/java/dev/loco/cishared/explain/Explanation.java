package dev.loco.cishared.explain;

import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Simulation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the workflows of a repository do on every event: all that the renderings show.
 *
 * @param defaultBranch what is taken for the default branch
 * @param workflows by their names, as Woodpecker starts them
 */
public record Explanation(DefaultBranch defaultBranch, List<WorkflowTable> workflows) {
    public Explanation {
        workflows = List.copyOf(workflows);
    }

    /**
     * Explains the workflow files of one repository.
     *
     * @param branch the default branch, if anybody knows it
     */
    public static Explanation of(List<Workflow> workflows, Optional<DefaultBranch> branch) {
        Simulation simulation =
                branch.map(b -> Simulation.of(workflows, b.name())).orElseGet(() -> Simulation.of(workflows));
        return new Explanation(
                branch.orElseGet(() -> new DefaultBranch(simulation.defaultBranch(), DefaultBranch.Source.GUESS)),
                workflows.stream()
                        .map(w -> new Explaining(simulation, w).table())
                        .toList());
    }

    /** The events on which anything may run, in order. */
    public List<Column> columns() {
        return Arrays.stream(Column.values())
                .filter(c -> workflows.stream()
                        .anyMatch(w -> w.mark(c).isRunning() || w.broken(c).isPresent()))
                .toList();
    }

    /** The events on which nothing runs, in order. */
    public List<Column> idle() {
        List<Column> busy = columns();
        return Arrays.stream(Column.values()).filter(c -> !busy.contains(c)).toList();
    }
}
