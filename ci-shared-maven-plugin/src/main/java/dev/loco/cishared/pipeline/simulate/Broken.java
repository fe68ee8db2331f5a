package dev.loco.cishared.pipeline.simulate;

import dev.loco.cishared.pipeline.model.Dependency;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * A step that waits for one that is not part of the run: Woodpecker then refuses the whole run, whatever other workflows
 * it has ({@code compiler/dag.go}, {@code ErrStepMissingDependency}, {@code ErrStepFilteredDependency}).
 *
 * @param step the one that waits
 * @param dependency what it waits for
 * @param verdict {@code RUNS} where the run fails, {@code MAY_RUN} where it does only sometimes
 */
public record Broken(Step step, Dependency dependency, Verdict verdict) {

    /** What breaks on an event: on all its occasions, or on some. What only might break on one is not among it. */
    public static List<Broken> on(Simulation simulation, Workflow workflow, Column column) {
        return on(
                simulation,
                workflow,
                simulation.occasions().stream()
                        .filter(o -> o.column() == column)
                        .toList());
    }

    /** What breaks on one occasion. */
    public static List<Broken> on(Simulation simulation, Workflow workflow, Occasion occasion) {
        return on(simulation, workflow, List.of(occasion));
    }

    private static List<Broken> on(Simulation simulation, Workflow workflow, List<Occasion> occasions) {
        List<Broken> broken = new ArrayList<>();
        for (Step step : workflow.steps()) {
            for (Dependency dependency : step.dependsOn()) {
                Verdict verdict = dependency.optional()
                        ? Verdict.SKIPPED
                        : over(occasions.stream()
                                .map(o -> on(simulation, workflow, step, dependency, o))
                                .toList());
                if (verdict != Verdict.SKIPPED) {
                    broken.add(new Broken(step, dependency, verdict));
                }
            }
        }
        return broken;
    }

    private static Verdict over(List<Verdict> verdicts) {
        return verdicts.contains(Verdict.RUNS)
                ? verdicts.stream().reduce(Verdict::merge).orElse(Verdict.SKIPPED)
                : Verdict.SKIPPED;
    }

    /** One run of a matrix that breaks is enough. */
    private static Verdict on(
            Simulation simulation, Workflow workflow, Step step, Dependency dependency, Occasion occasion) {
        Verdict any = Verdict.SKIPPED;
        for (Run run : simulation.runs(workflow, occasion)) {
            Verdict missing = Verdict.RUNS;
            for (Step other : workflow.steps()) {
                if (other.name().equals(dependency.name())) {
                    missing = missing.and(simulation.alone(other, run).not());
                }
            }
            any = any.or(simulation
                    .alone(workflow, run)
                    .and(simulation.alone(step, run))
                    .and(missing));
        }
        return any;
    }
}
