package dev.loco.cishared.pipeline.graph;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Run;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A step that starts at once because another one has {@code depends_on} ({@code compiler/dag.go}), although it cannot do
 * its work then. A graph has such steps by right, its roots; so one is told of only when it shows that it comes too early:
 * it waits for a failure, keeps a cache, reads what another makes, or fetches a cache that nobody waits for.
 */
public final class ImplicitParallel {
    public static final Rule RULE = new Rule(
            "graph/implicit-parallel",
            Severity.WARNING,
            "A step without depends_on starts at once, beside steps it has to do with",
            "one `depends_on` makes a graph of all the steps of a run: those without it start together at once, wherever they"
                    + " stand");

    private static final int MOST_NAMES = 4;
    private static final String OPTIONAL =
            "; `optional`, which Woodpecker 3.17 knows, because that step does not run on all its events";
    private static final String NEWS =
            "(?:notify|notification|notifications|notifier|alert|discord|slack|e?mail|telegram"
                    + "|matrix|teams|ntfy|gotify|webhook)";
    private static final String OUTCOME = "(?:success|successful|succeeded|failure|failed)";

    /** What tells people something, and what tells them how it ended. */
    private static final Pattern REPORT = named(NEWS);

    private static final Pattern OUTCOME_REPORT =
            named(NEWS + "[-_ .](?:.*[-_ .])?" + OUTCOME + "|" + OUTCOME + "[-_ .]" + NEWS);

    private final Simulation simulation;
    private final Workflow workflow;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Step, Products> products = new IdentityHashMap<>();

    private ImplicitParallel(Simulation simulation, Workflow workflow) {
        this.simulation = simulation;
        this.workflow = workflow;
    }

    static List<Finding> check(Simulation simulation, Workflow workflow) {
        ImplicitParallel check = new ImplicitParallel(simulation, workflow);
        if (workflow.isGraph()) {
            workflow.steps().forEach(check::check);
        }
        return check.findings;
    }

    /** A run with the steps that are in it, made a graph by one of them. */
    private record Graph(Run run, List<Step> steps, Step by) {
        /** Those that no other step waits for. */
        List<Step> ends(Step but) {
            return steps.stream()
                    .filter(s -> s != but && !DuplicateName.isDetached(s) && !isWaitedFor(s))
                    .filter(s -> Cache.of(s).isEmpty() && !reports(this, s))
                    .toList();
        }

        boolean isWaitedFor(Step step) {
            return steps.stream()
                    .anyMatch(s -> s.dependsOn().stream().anyMatch(d -> d.name().equals(step.name())));
        }

        /** The steps that are worth waiting for. */
        List<Step> others(Step but) {
            return steps.stream()
                    .filter(s -> s != but && !DuplicateName.isDetached(s))
                    .toList();
        }
    }

    private void check(Step step) {
        if (DuplicateName.isDetached(step)
                || !step.dependsOn().isEmpty() && Cache.of(step).isEmpty()) {
            return;
        }
        simulation
                .runs(workflow)
                .flatMap(run -> graph(step, run).stream())
                .flatMap(graph -> in(graph, step).stream())
                .findFirst()
                .ifPresent(findings::add);
    }

    private Optional<Graph> graph(Step step, Run run) {
        if (simulation.step(workflow, step, run) == Verdict.SKIPPED) {
            return Optional.empty();
        }
        List<Step> steps = workflow.steps().stream()
                .filter(s -> simulation.step(workflow, s, run) != Verdict.SKIPPED)
                .toList();
        return steps.stream()
                .filter(s -> s.isInGraph() && simulation.step(workflow, s, run) == Verdict.RUNS)
                .findFirst()
                .map(by -> new Graph(run, steps, by));
    }

    private Optional<Finding> in(Graph graph, Step step) {
        Optional<Cache> cache = Cache.of(step);
        if (cache.equals(Optional.of(Cache.RESTORE))) {
            return restored(graph, step);
        }
        boolean first = step.dependsOn().isEmpty() && !graph.others(step).isEmpty();
        if (first && cache.isPresent()) {
            return Optional.of(early(graph, step, "before there is anything to keep", after(step, graph.ends(step))));
        }
        if (first && reports(graph, step)) {
            return Optional.of(early(graph, step, "before there is anything to report", after(step, graph.ends(step))));
        }
        return step.isInGraph() ? Optional.empty() : reads(graph, step);
    }

    /** Whether it is there to tell how the others ended. */
    private static boolean reports(Graph graph, Step step) {
        String event = graph.run.occasion().column().event();
        List<Set<String>> statuses = step.when().items().stream()
                .filter(c -> c.admits(event))
                .map(c -> c.statuses())
                .toList();
        boolean failure = statuses.stream().anyMatch(s -> s.contains("failure"));
        boolean success = statuses.stream().anyMatch(s -> s.contains("success"));
        return failure && (!success || REPORT.matcher(step.name()).matches())
                || OUTCOME_REPORT.matcher(step.name()).matches();
    }

    private static Pattern named(String words) {
        return Pattern.compile("(?:.*[-_ .])?(?:" + words + ")(?:[-_ .].*)?", Pattern.CASE_INSENSITIVE);
    }

    /** Nobody waits for the cache. */
    private Optional<Finding> restored(Graph graph, Step step) {
        List<String> folders = Cache.folders(step);
        List<Step> below = graph.others(step).stream()
                .filter(s -> Cache.of(s).isEmpty() && isBelow(s, step))
                .toList();
        List<Step> roots = below.stream().filter(s -> s.dependsOn().isEmpty()).toList();
        List<Step> beside;
        if (graph.isWaitedFor(step)) {
            // Some wait for it, so the others may do without it, unless they use what it fetches.
            beside = roots.stream()
                    .filter(s -> !s.isInGraph() && folders.stream().anyMatch(text(s)::contains))
                    .toList();
        } else {
            beside = roots.isEmpty() ? below : roots;
        }
        if (beside.isEmpty()) {
            return Optional.empty();
        }
        String wait = dependency(step, beside);
        Finding finding = Finding.of(
                        RULE,
                        step.token(),
                        step.title() + " fetches a cache, and " + names(beside) + " "
                                + (beside.size() == 1 ? "does" : "do") + " not wait for it",
                        "add `depends_on: [" + wait + "]` to " + names(beside)
                                + (wait.indexOf('{') < 0 ? "" : OPTIONAL))
                .withLabel("not waited for")
                .withRelated(Related.at(beside.get(0).token(), "does not wait for it"));
        return Optional.of(finding.withRelated(graphBy(graph)));
    }

    private Optional<Finding> reads(Graph graph, Step step) {
        Products own = products(step);
        for (Step maker : graph.others(step)) {
            Optional<Products.Shared> shared =
                    isBelow(step, maker) ? products(maker).readBy(own) : Optional.empty();
            if (shared.isPresent()) {
                String what = shared.get().what();
                String but = "although it " + shared.get().how() + " " + what + ", which `" + maker.name() + "` makes";
                return Optional.of(early(graph, step, but, after(step, List.of(maker)))
                        .withRelated(Related.at(maker.token(), "makes " + what)));
            }
        }
        return Optional.empty();
    }

    private Finding early(Graph graph, Step step, String but, String help) {
        String how = step.isInGraph()
                ? " depends on nothing, so it starts at once"
                : " has no `depends_on`, so it starts at once";
        return Finding.of(
                        RULE,
                        step.token(),
                        step.title() + how + " on " + graph.run.phrase(false, false) + ", " + but,
                        help)
                .withLabel("starts at once")
                .withRelated(graphBy(graph));
    }

    private static Related graphBy(Graph graph) {
        Span place = graph.by.body().entry("depends_on").map(e -> e.key().use()).orElseGet(graph.by::token);
        return Related.at(place, "makes a graph of all the steps");
    }

    private static String after(Step step, List<Step> earlier) {
        if (earlier.isEmpty() || earlier.size() > MOST_NAMES) {
            return "add `depends_on` with the steps it has to come after";
        }
        String names = String.join(
                ", ", earlier.stream().map(e -> dependency(e, List.of(step))).toList());
        return "add `depends_on: [" + names + "]`" + (names.indexOf('{') < 0 ? "" : OPTIONAL);
    }

    /** What to write for a dependency; an optional one when it may be filtered out where the others run. */
    private static String dependency(Step on, List<Step> of) {
        boolean always = on.when().items().isEmpty()
                || of.stream().allMatch(step -> step.when().equals(on.when()));
        return always ? on.name() : "{name: " + on.name() + ", optional: true}";
    }

    private boolean isBelow(Step step, Step other) {
        return workflow.steps().indexOf(step) > workflow.steps().indexOf(other);
    }

    private Products products(Step step) {
        return products.computeIfAbsent(step, Products::of);
    }

    private String text(Step step) {
        return workflow.file()
                .text()
                .substring(step.body().span().offset(), step.body().span().end());
    }

    private static String names(List<Step> steps) {
        List<String> names = steps.stream().map(s -> "`" + s.name() + "`").toList();
        return names.size() > MOST_NAMES
                ? String.join(", ", names.subList(0, MOST_NAMES - 1)) + " and " + (names.size() - MOST_NAMES + 1)
                        + " more"
                : names.size() == 1
                        ? names.get(0)
                        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }
}
