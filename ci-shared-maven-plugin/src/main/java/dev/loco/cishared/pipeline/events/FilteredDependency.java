package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Dependency;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Patterns;
import dev.loco.cishared.pipeline.simulate.Run;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A step that runs where one it depends on is filtered out. Said only with a run to show for it, in which both verdicts
 * are certain.
 */
public final class FilteredDependency {
    public static final Rule RULE = new Rule(
            "events/filtered-dependency",
            Severity.ERROR,
            "A step depends on one that is filtered out where it runs itself",
            "a dependency that is not part of the run fails the whole pipeline before its first step");

    private static final String DEFAULT_BRANCH = "CI_REPO_DEFAULT_BRANCH";

    /** What happens to every repository; on other events nobody may have meant the workflow to run. */
    private static final Set<Column> USUAL =
            EnumSet.of(Column.PUSH_DEFAULT, Column.PUSH_OTHER, Column.PULL_REQUEST, Column.TAG, Column.MANUAL);

    private FilteredDependency() {}

    static List<Finding> check(Simulation simulation) {
        List<Finding> findings = new ArrayList<>();
        for (Workflow workflow : simulation.workflows()) {
            for (Step step : workflow.steps()) {
                for (Dependency dependency : step.dependsOn()) {
                    List<Step> targets = workflow.steps().stream()
                            .filter(s -> s.name().equals(dependency.name()))
                            .toList();
                    if (!dependency.optional() && !targets.isEmpty()) {
                        find(simulation, workflow, step, targets)
                                .map(run -> finding(workflow, step, dependency, targets.get(0), run))
                                .ifPresent(findings::add);
                    }
                }
            }
        }
        return findings;
    }

    /** A run that fails, a usual one if there is any, whatever the default branch is called. */
    private static Optional<Run> find(Simulation simulation, Workflow workflow, Step step, List<Step> targets) {
        List<When> whens =
                Stream.concat(Stream.of(step), targets.stream()).map(Step::when).toList();
        if (whens.stream().distinct().count() < 2) {
            return Optional.empty();
        }
        Optional<Run> found = find(simulation, workflow, failing(simulation, workflow, step, targets));
        if (found.isPresent() && whens.stream().anyMatch(FilteredDependency::namesDefault)) {
            for (String branch : branches(whens)) {
                Simulation other = simulation.withDefault(branch);
                if (find(other, workflow, failing(other, workflow, step, targets))
                        .isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return found;
    }

    private static Optional<Run> find(Simulation simulation, Workflow workflow, Predicate<Run> fails) {
        Set<String> named = named(workflow);
        List<Run> failing = simulation.runs(workflow).filter(fails).toList();
        return failing.stream()
                .filter(run -> isUsual(run, named))
                .findFirst()
                .or(() -> failing.stream().findFirst());
    }

    /** The events that the workflow speaks of. */
    private static Set<String> named(Workflow workflow) {
        Set<String> named = new TreeSet<>();
        Stream.concat(Stream.of(workflow.when()), workflow.steps().stream().map(Step::when))
                .flatMap(w -> w.items().stream())
                .forEach(c -> named.addAll(c.events()));
        return named;
    }

    private static boolean isUsual(Run run, Set<String> named) {
        Column column = run.occasion().column();
        return USUAL.contains(column) || named.contains(column.event());
    }

    private static Predicate<Run> failing(Simulation simulation, Workflow workflow, Step step, List<Step> targets) {
        return run -> simulation.step(workflow, step, run) == Verdict.RUNS
                && targets.stream().allMatch(t -> simulation.step(workflow, t, run) == Verdict.SKIPPED);
    }

    private static boolean namesDefault(When when) {
        return when.items().stream()
                .flatMap(c -> c.filters().values().stream())
                .anyMatch(f -> Stream.concat(f.include().stream(), f.exclude().stream())
                        .anyMatch(glob -> glob.contains(DEFAULT_BRANCH)));
    }

    /** The branches that are named, each of which may be the default one. */
    private static Set<String> branches(List<When> whens) {
        Set<String> branches = new LinkedHashSet<>();
        whens.stream()
                .flatMap(w -> w.items().stream())
                .flatMap(c -> c.filters().entrySet().stream())
                .filter(f -> f.getKey().equals("branch"))
                .forEach(f -> {
                    branches.addAll(f.getValue().include());
                    branches.addAll(f.getValue().exclude());
                });
        branches.removeIf(b -> !Patterns.isLiteral(b));
        return branches;
    }

    private static Finding finding(Workflow workflow, Step step, Dependency dependency, Step target, Run run) {
        List<When> whens = List.of(step.when(), target.when());
        boolean files =
                Stream.concat(whens.stream(), Stream.of(workflow.when())).anyMatch(w -> filters(w, "path"));
        boolean axis = whens.stream().anyMatch(w -> filters(w, "matrix"));
        String name = dependency.name();
        Finding finding = Finding.of(
                        RULE,
                        dependency.token().use(),
                        step.title() + " runs on " + run.phrase(files, axis) + ", where `" + name
                                + "`, which it depends on, is filtered out",
                        "give both the same `when`, or write `{name: " + name
                                + ", optional: true}`, which Woodpecker 3.17 drops where `" + name + "` does not run")
                .withLabel("not part of that run");
        Optional<Finding> related = target.body()
                .entry("when")
                .map(when -> finding.withRelated(Related.at(when.key().use(), "the condition of `" + name + "`")));
        Set<String> named = named(workflow);
        return related.orElse(finding).withSeverity(isUsual(run, named) ? Severity.ERROR : Severity.WARNING);
    }

    private static boolean filters(When when, String key) {
        return when.items().stream().anyMatch(c -> c.filters().containsKey(key));
    }
}
