package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Dependency;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step or a workflow that no event reaches. The simulation finds it, and it is said only where two conditions can be
 * named that exclude each other.
 */
public final class NeverRuns {
    public static final Rule RULE = new Rule(
            "events/never-runs",
            Severity.WARNING,
            "A step or a workflow runs on no event",
            "its conditions exclude each other, so whatever happens it is left out, and nothing in a run tells of it");

    private NeverRuns() {}

    static List<Finding> check(Simulation simulation) {
        List<Finding> findings = new ArrayList<>();
        for (Workflow workflow : simulation.workflows()) {
            boolean runs = simulation.runs(workflow).anyMatch(r -> simulation.workflow(workflow, r) != Verdict.SKIPPED);
            Optional<Finding> whole = runs ? Optional.empty() : ofWorkflow(simulation, workflow);
            whole.ifPresentOrElse(
                    findings::add,
                    () -> workflow.all()
                            .forEach(step -> ofStep(simulation, workflow, step).ifPresent(findings::add)));
        }
        return findings;
    }

    private static Optional<Finding> ofWorkflow(Simulation simulation, Workflow workflow) {
        List<Condition> own = Condition.of(workflow);
        String title = "workflow `" + workflow.name() + "`";
        return Contradiction.in(own)
                .map(c -> finding(title, c))
                .or(() -> needs(simulation, workflow)
                        .flatMap(need -> Contradiction.between(Condition.of(need.workflow), need.whose("it"), own)
                                .map(c -> finding(title, c)
                                        .withRelated(Related.at(
                                                need.dependency.token().use(), "waits for it here")))
                                .stream())
                        .findFirst());
    }

    private static Optional<Finding> ofStep(Simulation simulation, Workflow workflow, Step step) {
        boolean asked = step.body().get("when").isPresent()
                && !(step.section() == Section.CLONE && workflow.skipsClone())
                && simulation.runs(workflow).allMatch(r -> simulation.step(workflow, step, r) == Verdict.SKIPPED);
        if (!asked) {
            return Optional.empty();
        }
        List<Condition> own = Condition.of(workflow, step);
        return Contradiction.in(own)
                .or(() -> Contradiction.between(Condition.of(workflow), "its workflow", own))
                .or(() -> needs(simulation, workflow)
                        .flatMap(need ->
                                Contradiction.between(Condition.of(need.workflow), need.whose("its workflow"), own)
                                        .stream())
                        .findFirst())
                .map(c -> finding(step.title(), c))
                .or(() -> MatrixMiss.in(workflow, own).map(m -> m.finding(RULE, step.title())));
    }

    private record Need(Dependency dependency, Workflow workflow) {
        String whose(String who) {
            return "`" + dependency.name() + "`, which " + who + " waits for,";
        }
    }

    /** The workflows of that folder that must be part of the run. */
    private static Stream<Need> needs(Simulation simulation, Workflow workflow) {
        return workflow.dependsOn().stream()
                .filter(d -> !d.optional())
                .flatMap(d -> simulation.workflows().stream()
                        .filter(w -> w.name().equals(d.name()))
                        .map(w -> new Need(d, w)));
    }

    private static Finding finding(String title, Contradiction why) {
        Finding finding = Finding.of(RULE, why.place(), title + " never runs: " + why.reason(), why.help())
                .withLabel(why.label());
        return why.other().map(finding::withRelated).orElse(finding);
    }
}
