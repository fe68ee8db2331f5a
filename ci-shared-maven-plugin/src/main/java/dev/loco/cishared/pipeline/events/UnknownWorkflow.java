package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.Dependency;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A workflow that waits for one that does not exist. An optional dependency may be on anything, as for Woodpecker's own
 * linter.
 */
public final class UnknownWorkflow {
    public static final Rule RULE = new Rule(
            "events/unknown-workflow",
            Severity.ERROR,
            "A workflow depends on one that does not exist",
            "Woodpecker leaves out a workflow whose dependency is not part of the run, without a word: this one never runs");

    private UnknownWorkflow() {}

    static List<Finding> check(Simulation simulation) {
        List<Finding> findings = new ArrayList<>();
        if (simulation.isOpen()) {
            return findings;
        }
        TreeSet<String> names = new TreeSet<>();
        simulation.workflows().forEach(w -> names.add(w.name()));
        for (Workflow workflow : simulation.workflows()) {
            TreeSet<String> others = new TreeSet<>(names);
            others.remove(workflow.name());
            workflow.dependsOn().stream()
                    .filter(d -> !d.optional() && !names.contains(d.name()))
                    .filter(d -> d.name().indexOf('$') < 0)
                    .forEach(d -> findings.add(finding(workflow, d, others)));
        }
        return findings;
    }

    private static Finding finding(Workflow workflow, Dependency dependency, TreeSet<String> others) {
        String name = dependency.name();
        String file = Workflow.nameOf(name);
        Optional<String> meant = others.contains(file) ? Optional.of(file) : Suggestion.closest(name, others);
        boolean step = workflow.find(Section.STEPS, name).isPresent();
        String label = meant.map(m -> "did you mean `" + m + "`?")
                .orElse(
                        step
                                ? "a step, no workflow"
                                : "no file `" + name + ".yml` or `" + name + ".yaml` beside this one");
        return Finding.of(
                        RULE,
                        dependency.token().use(),
                        "workflow `" + workflow.name() + "` depends on `" + name + "`, which does not exist",
                        meant.map(m -> "write `" + m + "`").orElseGet(() -> help(name, step, others)))
                .withLabel(label);
    }

    private static String help(String name, boolean step, TreeSet<String> others) {
        if (step) {
            return "move `depends_on` into the step that is to wait for `" + name
                    + "`; at the top of a file it names workflows";
        }
        return others.isEmpty()
                ? "remove `depends_on`: there is no other workflow"
                : "name one of " + Contradiction.quoted(others, " and ")
                        + ", which are the files' names without extension";
    }
}
