package dev.loco.cishared.pipeline.graph;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Run;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Two containers of one name in one run. In a graph Woodpecker keeps steps by name, so the last one wins
 * ({@code compiler/dag.go}); from top to bottom both run and nothing is wrong. What goes on running is found by its name
 * as a host ({@code compiler/convert.go}).
 */
public final class DuplicateName {
    public static final Rule RULE = new Rule(
            "graph/duplicate-name",
            Severity.ERROR,
            "Two containers of one run have one name",
            "where `depends_on` makes a graph of the steps, of two with one name only the last one runs; of two services with"
                    + " one name a client reaches either");

    private DuplicateName() {}

    static List<Finding> check(Simulation simulation, Workflow workflow) {
        List<Finding> findings = new ArrayList<>();
        List<Step> lasting = new ArrayList<>(
                workflow.steps().stream().filter(DuplicateName::isDetached).toList());
        lasting.addAll(workflow.services());
        Predicate<Run> graph = run -> workflow.steps().stream()
                .anyMatch(s -> s.isInGraph() && simulation.step(workflow, s, run) == Verdict.RUNS);
        pairs(simulation, workflow, workflow.steps(), graph, findings, DuplicateName::steps);
        pairs(simulation, workflow, lasting, run -> true, findings, DuplicateName::hosts);
        return findings;
    }

    static boolean isDetached(Step step) {
        return step.body().text("detach").filter("true"::equals).isPresent();
    }

    private interface Told {
        Finding of(Step first, Step second, Run run);
    }

    private static void pairs(
            Simulation simulation,
            Workflow workflow,
            List<Step> containers,
            Predicate<Run> when,
            List<Finding> findings,
            Told told) {
        for (int i = 1; i < containers.size(); i++) {
            Step second = containers.get(i);
            for (Step first : containers.subList(0, i)) {
                boolean same = first.name().equals(second.name());
                Optional<Run> both = !same
                        ? Optional.empty()
                        : simulation
                                .runs(workflow)
                                .filter(run -> simulation.step(workflow, first, run) == Verdict.RUNS
                                        && simulation.step(workflow, second, run) == Verdict.RUNS)
                                .filter(when)
                                .findFirst();
                if (both.isPresent()) {
                    findings.add(told.of(first, second, both.get()));
                    break;
                }
            }
        }
    }

    private static String phrase(Step first, Step second, Run run) {
        return run.phrase(filters(first, second, "path"), filters(first, second, "matrix"));
    }

    private static boolean filters(Step first, Step second, String key) {
        return Stream.of(first, second)
                .flatMap(s -> s.when().items().stream())
                .anyMatch(c -> c.filters().containsKey(key));
    }

    private static Finding steps(Step first, Step second, Run run) {
        return Finding.of(
                        RULE,
                        second.token(),
                        "two steps are called `" + second.name() + "`, and on " + phrase(first, second, run)
                                + " `depends_on` makes a graph in which only the last of them runs",
                        "give one of them another name")
                .withLabel("the name is taken")
                .withRelated(Related.at(first.token(), "this one does not run"));
    }

    private static Finding hosts(Step first, Step second, Run run) {
        return Finding.of(
                        RULE,
                        second.token(),
                        "two containers that go on running are called `" + second.name() + "`, and on "
                                + phrase(first, second, run) + " the host `" + second.name() + "` is either of them",
                        "give one of them another name")
                .withLabel("the name is taken")
                .withRelated(Related.at(first.token(), "the other"))
                .withSeverity(Severity.WARNING);
    }
}
