package dev.loco.cishared.pipeline.simulate;

import dev.loco.cishared.pipeline.model.Dependency;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Substitution;
import dev.loco.cishared.pipeline.model.When;
import dev.loco.cishared.pipeline.model.Workflow;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All workflows of one repository on everything that can happen to it: which run, which of their steps, which are
 * skipped. As Woodpecker 3.17.0 builds pipelines, {@code builder/builder.go} and {@code compiler/compiler.go}.
 *
 * <p>Exact for events, branches, refs, paths and cron jobs; what no file tells ({@code evaluate}, {@code platform},
 * {@code instance}, {@code repo}) may be so or so.
 */
public final class Simulation {
    private final List<Workflow> workflows;
    private final Samples samples;
    private final boolean open;
    private final Conditions conditions;
    private final Map<Workflow, Plan> plans = new IdentityHashMap<>();
    private final Map<Step, When> whens = new IdentityHashMap<>();
    private final Map<Occasion, Map<Workflow, Verdict>> running = new IdentityHashMap<>();
    private final Map<Workflow, Map<Occasion, Map<Map<String, String>, Verdict>>> byItself = new IdentityHashMap<>();

    /**
     * What is read out of a workflow once; it is asked thousands of times.
     *
     * @param neverEmpty whether there is always something to run: the default clone, or services, which leave their place
     *     behind even when all are filtered
     * @param containers otherwise there is when one of these runs
     */
    private record Plan(
            String name,
            When when,
            List<Map<String, String>> axes,
            List<Dependency> needs,
            boolean neverEmpty,
            List<Step> containers) {
        static Plan of(Workflow workflow) {
            List<Step> containers = new ArrayList<>(workflow.steps());
            boolean clones = !workflow.skipsClone();
            if (clones) {
                containers.addAll(workflow.cloneSteps());
            }
            return new Plan(
                    workflow.name(),
                    workflow.when(),
                    workflow.axes(),
                    workflow.dependsOn().stream().filter(d -> !d.optional()).toList(),
                    clones && workflow.cloneSteps().isEmpty()
                            || !workflow.services().isEmpty(),
                    containers);
        }
    }

    private Simulation(List<Workflow> workflows, Samples samples, boolean open) {
        this.workflows = List.copyOf(workflows);
        this.samples = samples;
        this.open = open;
        this.conditions = new Conditions(samples.defaultBranch());
        this.workflows.forEach(w -> plans.put(w, Plan.of(w)));
    }

    private Plan plan(Workflow workflow) {
        return plans.computeIfAbsent(workflow, Plan::of);
    }

    private When when(Step step) {
        return whens.computeIfAbsent(step, Step::when);
    }

    /** Simulates the workflow files of one repository; the default branch is the one they are written for. */
    public static Simulation of(List<Workflow> workflows) {
        return of(workflows, Samples.likelyDefault(whens(workflows)));
    }

    /** Simulates the workflow files of one repository. */
    public static Simulation of(List<Workflow> workflows, String defaultBranch) {
        return of(workflows, defaultBranch, false);
    }

    /** Simulates a workflow of which nobody knows what lies beside it: one that it depends on may be there. */
    public static Simulation alone(Workflow workflow) {
        List<Workflow> one = List.of(workflow);
        return of(one, Samples.likelyDefault(whens(one)), true);
    }

    /** The same workflows in a repository with another default branch. */
    public Simulation withDefault(String defaultBranch) {
        return of(workflows, defaultBranch, open);
    }

    private static Simulation of(List<Workflow> workflows, String defaultBranch, boolean open) {
        List<When> whens = whens(workflows);
        Samples.Expansion expansion = pattern -> pattern.indexOf('$') < 0
                ? List.of(pattern)
                : Substitution.expand(
                                pattern,
                                name -> Optional.of(defaultBranch).filter(b -> name.equals("CI_REPO_DEFAULT_BRANCH")))
                        .stream()
                        .toList();
        return new Simulation(workflows, Samples.of(whens, defaultBranch, expansion, asked(workflows)), open);
    }

    /** The workflows, as they were given. */
    public List<Workflow> workflows() {
        return workflows;
    }

    /** Whether there may be further workflows in the folder. */
    public boolean isOpen() {
        return open;
    }

    /** What is taken for the repository's default branch. */
    public String defaultBranch() {
        return samples.defaultBranch();
    }

    /** Everything that can happen as far as the workflows can tell it apart. */
    public List<Occasion> occasions() {
        return samples.occasions();
    }

    /** Whether what runs on none of the {@link #occasions} never runs. */
    public boolean isComplete() {
        return samples.complete();
    }

    /** The runs of a workflow on an occasion, one for each combination of its matrix. */
    public List<Run> runs(Workflow workflow, Occasion occasion) {
        return plan(workflow).axes().stream()
                .map(axis -> new Run(occasion, axis))
                .toList();
    }

    /** All runs of a workflow, on all occasions. */
    public Stream<Run> runs(Workflow workflow) {
        return occasions().stream().flatMap(occasion -> runs(workflow, occasion).stream());
    }

    /**
     * Whether a workflow is part of the run: its {@code when} lets it through, and so does that of every workflow it
     * depends on; one that lacks a dependency is dropped without a word ({@code builder/utils.go}).
     */
    public Verdict workflow(Workflow workflow, Occasion occasion) {
        return running.computeIfAbsent(occasion, this::running).getOrDefault(workflow, Verdict.SKIPPED);
    }

    /** Whether that one of a workflow's runs is part of what the occasion starts. */
    public Verdict workflow(Workflow workflow, Run run) {
        Verdict whole = workflow(workflow, run.occasion());
        return plan(workflow).axes().size() == 1 ? whole : whole.and(byItself(workflow, run));
    }

    private Map<Workflow, Verdict> running(Occasion occasion) {
        Map<Workflow, Verdict> verdicts = new IdentityHashMap<>();
        for (Workflow workflow : workflows) {
            verdicts.put(
                    workflow,
                    runs(workflow, occasion).stream()
                            .map(run -> byItself(workflow, run))
                            .reduce(Verdict.SKIPPED, Verdict::or));
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Workflow workflow : workflows) {
                Verdict now = verdicts.getOrDefault(workflow, Verdict.SKIPPED);
                Verdict next = now;
                for (Dependency need : plan(workflow).needs()) {
                    next = next.and(named(need.name(), verdicts));
                }
                if (next != now) {
                    verdicts.put(workflow, next);
                    changed = true;
                }
            }
        }
        return verdicts;
    }

    /** Asked for every step of every run, and the same for all of them. */
    private Verdict byItself(Workflow workflow, Run run) {
        return byItself.computeIfAbsent(workflow, w -> new IdentityHashMap<>())
                .computeIfAbsent(run.occasion(), o -> new IdentityHashMap<>())
                .computeIfAbsent(run.axis(), a -> computed(workflow, run));
    }

    private Verdict computed(Workflow workflow, Run run) {
        Plan plan = plan(workflow);
        Verdict verdict = alone(workflow, run);
        if (verdict == Verdict.SKIPPED || plan.neverEmpty()) {
            return verdict;
        }
        return verdict.and(
                plan.containers().stream().map(step -> alone(step, run)).reduce(Verdict.SKIPPED, Verdict::or));
    }

    private Verdict named(String name, Map<Workflow, Verdict> verdicts) {
        boolean known = name.indexOf('$') < 0 && !open;
        Verdict any = known ? Verdict.SKIPPED : Verdict.MAY_RUN;
        for (Map.Entry<Workflow, Verdict> workflow : verdicts.entrySet()) {
            if (plan(workflow.getKey()).name().equals(name)) {
                any = any.or(workflow.getValue());
            }
        }
        return any;
    }

    /** Whether a workflow's own {@code when} lets one of its runs through. */
    Verdict alone(Workflow workflow, Run run) {
        return conditions.ask(plan(workflow).when(), run, true);
    }

    /** Whether a step's own {@code when} lets it through in one run of its workflow. */
    Verdict alone(Step step, Run run) {
        return conditions.ask(when(step), run, false);
    }

    /** The same for a run in which so far no step failed, {@code success}, or one did, {@code failure}. */
    Verdict aloneAfter(String status, Step step, Run run) {
        return conditions.askFor(status, when(step), run);
    }

    /** Whether a container runs in one run of its workflow. */
    public Verdict step(Workflow workflow, Step step, Run run) {
        Verdict whole = workflow(workflow, run);
        boolean never = step.section() == Section.CLONE && workflow.skipsClone();
        return whole == Verdict.SKIPPED || never ? Verdict.SKIPPED : whole.and(alone(step, run));
    }

    /** Whether a container runs on an occasion, in any run of its workflow; it may when only some of its matrix does. */
    public Verdict step(Workflow workflow, Step step, Occasion occasion) {
        return runs(workflow, occasion).stream()
                .map(run -> step(workflow, step, run))
                .reduce(Verdict::merge)
                .orElse(Verdict.SKIPPED);
    }

    /** What an event does to a container, over all occasions of the column. */
    public Cell cell(Workflow workflow, Step step, Column column) {
        boolean shut = plan(workflow).when().shuts(column.event()) || when(step).shuts(column.event());
        Verdict verdict = over(column, shut, occasion -> step(workflow, step, occasion));
        List<String> depends = verdict == Verdict.MAY_RUN ? depends(workflow, Optional.of(step), column) : List.of();
        return new Cell(
                verdict, verdict == Verdict.SKIPPED ? Cell.After.SUCCESS : after(workflow, step, column), depends);
    }

    /** What an event does to a workflow. */
    public Verdict cell(Workflow workflow, Column column) {
        return over(column, plan(workflow).when().shuts(column.event()), occasion -> workflow(workflow, occasion));
    }

    /** What a workflow hangs on that may run on an event. */
    public List<String> depends(Workflow workflow, Column column) {
        return cell(workflow, column) == Verdict.MAY_RUN ? depends(workflow, Optional.empty(), column) : List.of();
    }

    private List<String> depends(Workflow workflow, Optional<Step> step, Column column) {
        List<Run> runs =
                runs(workflow).filter(run -> run.occasion().column() == column).toList();
        Dependence dependence = new Dependence(conditions, runs, isComplete());
        List<String> depends = new ArrayList<>();
        dependence.on(plan(workflow).when(), column.event(), true).ifPresent(depends::add);
        for (Dependency need : plan(workflow).needs()) {
            boolean sure = workflows.stream()
                    .filter(w -> plan(w).name().equals(need.name()))
                    .anyMatch(w -> cell(w, column) == Verdict.RUNS);
            if (!sure) {
                depends.add("workflow " + need.name() + " runs");
            }
        }
        Optional<String> own = step.flatMap(s -> dependence.on(when(s), column.event(), false));
        if (own.isEmpty() || depends.contains(own.get())) {
            return depends;
        }
        return depends.isEmpty() ? List.of(own.get()) : List.of("its workflow runs", own.get());
    }

    private Verdict over(Column column, boolean shut, Function<Occasion, Verdict> verdict) {
        Verdict all = occasions().stream()
                .filter(o -> o.column() == column)
                .map(verdict)
                .reduce(Verdict::merge)
                .orElse(Verdict.SKIPPED);
        return all == Verdict.SKIPPED && !shut && !isComplete() ? Verdict.MAY_RUN : all;
    }

    private Cell.After after(Workflow workflow, Step step, Column column) {
        boolean success = false;
        boolean failure = false;
        for (Occasion occasion : occasions()) {
            if (occasion.column() == column) {
                for (Run run : runs(workflow, occasion)) {
                    success |= aloneAfter("success", step, run) != Verdict.SKIPPED;
                    failure |= aloneAfter("failure", step, run) != Verdict.SKIPPED;
                }
            }
        }
        return success
                ? failure ? Cell.After.ANYTHING : Cell.After.SUCCESS
                : failure ? Cell.After.FAILURE : Cell.After.SUCCESS;
    }

    /**
     * The steps that run on an occasion in the order in which they start, those that start together in one stage. A
     * single {@code depends_on} among them makes a graph of all ({@code compiler/dag.go}). Those that may run are in it;
     * a cycle leaves its steps out.
     */
    public List<List<Step>> stages(Workflow workflow, Occasion occasion) {
        return stages(workflow.steps().stream()
                .filter(s -> step(workflow, s, occasion) != Verdict.SKIPPED)
                .toList());
    }

    /** The stages of these steps, were they all to run. */
    public static List<List<Step>> stages(List<Step> steps) {
        if (steps.stream().noneMatch(Step::isInGraph)) {
            return steps.stream().map(List::of).toList();
        }
        List<Step> left = new ArrayList<>(steps);
        List<List<Step>> stages = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Step> ready = left.stream()
                    .filter(s -> s.dependsOn().stream()
                            .noneMatch(d -> left.stream().anyMatch(o -> o.name().equals(d.name()))))
                    .toList();
            if (ready.isEmpty()) {
                break;
            }
            stages.add(ready);
            left.removeAll(ready);
        }
        return stages;
    }

    /** How many constraints all workflows have, those of each as often as its matrix lets it run. */
    private static long asked(List<Workflow> workflows) {
        long asked = 0;
        for (Workflow workflow : workflows) {
            long constraints = 0;
            for (When when : whens(List.of(workflow))) {
                constraints += Math.max(1, when.items().size());
            }
            asked += constraints * workflow.axes().size();
        }
        return asked;
    }

    private static List<When> whens(List<Workflow> workflows) {
        List<When> whens = new ArrayList<>();
        for (Workflow workflow : workflows) {
            whens.add(workflow.when());
            workflow.all().forEach(step -> whens.add(step.when()));
        }
        return whens;
    }
}
