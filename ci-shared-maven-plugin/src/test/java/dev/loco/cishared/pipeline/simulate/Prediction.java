package dev.loco.cishared.pipeline.simulate;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a simulation says of an occasion, as a sequence that an {@link Execution} can be held against. */
final class Prediction {
    private final Simulation simulation;
    private final Occasion occasion;
    private final Map<String, Integer> ran = new TreeMap<>();
    private final List<Set<String>> stages = new ArrayList<>();

    /** @param execution only asked where the simulation says that it cannot know */
    Prediction(Simulation simulation, Occasion occasion, Execution execution) {
        this.simulation = simulation;
        this.occasion = occasion;
        execution.ran().forEach(name -> ran.merge(name, 1, Integer::sum));
    }

    /** Whether Woodpecker refuses the whole run. */
    boolean fails() {
        return simulation.workflows().stream()
                .flatMap(w -> Broken.on(simulation, w, occasion).stream())
                .anyMatch(b -> b.verdict() == Verdict.RUNS);
    }

    /** What runs, in order; what is in one set runs at the same time. Workflows go by their names, as {@code exec} has it. */
    List<Set<String>> stages() {
        if (!fails()) {
            simulation.workflows().stream()
                    .sorted(Comparator.comparing(w -> w.file().file()))
                    .forEach(this::workflow);
        }
        return stages;
    }

    private void workflow(Workflow workflow) {
        Verdict verdict = simulation.workflow(workflow, occasion);
        boolean any = ran.keySet().stream().anyMatch(name -> name.startsWith(workflow.name() + "/"));
        if (verdict == Verdict.SKIPPED || verdict == Verdict.MAY_RUN && !any) {
            return;
        }
        for (Run run : simulation.runs(workflow, occasion)) {
            if (simulation.alone(workflow, run) != Verdict.SKIPPED) {
                run(workflow, run);
            }
        }
    }

    private void run(Workflow workflow, Run run) {
        List<Step> left = new ArrayList<>();
        for (Step step : workflow.steps()) {
            Verdict verdict = simulation.alone(step, run);
            if (verdict == Verdict.RUNS || verdict == Verdict.MAY_RUN && ran.containsKey(name(workflow, step))) {
                left.add(step);
            }
        }
        boolean failed = false;
        for (List<Step> stage : Simulation.stages(left)) {
            Set<String> together = new LinkedHashSet<>();
            boolean fails = false;
            for (Step step : stage) {
                if (simulation.aloneAfter(failed ? "failure" : "success", step, run) != Verdict.SKIPPED) {
                    together.add(name(workflow, step));
                    fails |= step.body().text("commands").filter("FAIL"::equals).isPresent()
                            && step.body().text("failure").isEmpty();
                }
            }
            if (!together.isEmpty()) {
                stages.add(together);
            }
            failed |= fails;
        }
    }

    /** What the table says: {@code RUNS} is in all runs of the matrix that there are, {@code SKIPPED} in none. */
    List<String> contradictions() {
        List<String> contradictions = new ArrayList<>();
        for (Workflow workflow : simulation.workflows()) {
            for (Step step : workflow.steps()) {
                Verdict verdict = simulation.step(workflow, step, occasion);
                int times = ran.getOrDefault(name(workflow, step), 0);
                if (verdict == Verdict.SKIPPED && times > 0) {
                    contradictions.add(name(workflow, step) + " is skipped, and ran");
                }
                boolean onSuccess =
                        step.when().items().stream().allMatch(c -> c.statuses().contains("success"));
                boolean noneFails = workflow.steps().stream()
                        .noneMatch(s ->
                                s.body().text("commands").filter("FAIL"::equals).isPresent());
                if (verdict == Verdict.RUNS
                        && onSuccess
                        && noneFails
                        && !fails()
                        && times < workflow.axes().size()) {
                    contradictions.add(name(workflow, step) + " runs, and did so " + times + " times only");
                }
            }
        }
        return contradictions;
    }

    private static String name(Workflow workflow, Step step) {
        return workflow.name() + "/" + step.name();
    }
}
