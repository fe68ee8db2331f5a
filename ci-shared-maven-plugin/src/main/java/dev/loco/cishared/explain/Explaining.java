package dev.loco.cishared.explain;

import dev.loco.cishared.explain.StepRow.Need;
import dev.loco.cishared.explain.StepRow.Secret;
import dev.loco.cishared.pipeline.model.Dependency;
import dev.loco.cishared.pipeline.model.SecretUse;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Broken;
import dev.loco.cishared.pipeline.simulate.Cell;
import dev.loco.cishared.pipeline.simulate.Column;
import dev.loco.cishared.pipeline.simulate.Simulation;
import dev.loco.cishared.pipeline.simulate.Verdict;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a simulation all that the table of one workflow shows. */
final class Explaining {
    private final Simulation simulation;
    private final Workflow workflow;
    private final Map<Column, Mark> marks = new EnumMap<>(Column.class);

    Explaining(Simulation simulation, Workflow workflow) {
        this.simulation = simulation;
        this.workflow = workflow;
        for (Column column : Column.values()) {
            marks.put(
                    column,
                    new Mark(
                            simulation.cell(workflow, column),
                            Cell.After.SUCCESS,
                            simulation.depends(workflow, column)));
        }
    }

    WorkflowTable table() {
        List<StepRow> rows = new ArrayList<>();
        if (!workflow.skipsClone()) {
            if (workflow.cloneSteps().isEmpty()) {
                rows.add(addedClone());
            }
            workflow.cloneSteps().forEach(step -> rows.add(row(step, 0)));
        }
        workflow.services().forEach(step -> rows.add(row(step, 0)));
        List<StepRow> steps = new ArrayList<>();
        for (Step step : workflow.steps()) {
            steps.add(row(step, steps.size() + 1));
        }
        rows.addAll(steps);
        Map<Column, WorkflowTable.Break> breaks = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            broken(column, steps).ifPresent(broken -> breaks.put(column, broken));
        }
        return new WorkflowTable(
                workflow.name(),
                workflow.file().file(),
                workflow.axes(),
                needs(workflow.dependsOn()),
                marks,
                rows,
                orders(steps, breaks),
                breaks);
    }

    /** Woodpecker's own, which runs whenever the workflow does. */
    private StepRow addedClone() {
        return new StepRow(Section.CLONE, 0, "clone", "", false, false, List.of(), List.of(), marks);
    }

    private StepRow row(Step step, int number) {
        Map<Column, Mark> cells = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            cells.put(column, Mark.of(simulation.cell(workflow, step, column)));
        }
        return new StepRow(
                step.section(),
                number,
                step.name(),
                step.image().map(YamlScalar::value).orElse(""),
                step.body().text("detach").filter("true"::equals).isPresent(),
                step.body().text("failure").filter("ignore"::equals).isPresent(),
                needs(step.dependsOn()),
                SecretUse.of(step).stream()
                        .map(use -> new Secret(use.secret(), use.variable()))
                        .distinct()
                        .toList(),
                cells);
    }

    private static List<Need> needs(List<Dependency> dependencies) {
        return dependencies.stream().map(d -> new Need(d.name(), d.optional())).toList();
    }

    /** A step that waits in vain, or steps that wait for one another. */
    private Optional<WorkflowTable.Break> broken(Column column, List<StepRow> rows) {
        List<String> why = new ArrayList<>();
        boolean always = false;
        for (Broken broken : Broken.on(simulation, workflow, column)) {
            always |= broken.verdict() == Verdict.RUNS;
            why.add(why(broken));
        }
        List<Step> circular = circular(left(column, rows));
        if (!circular.isEmpty()) {
            always |= circular.stream()
                    .allMatch(s -> simulation.cell(workflow, s, column).verdict() == Verdict.RUNS);
            why.add(circular.stream().map(s -> "`" + s.name() + "`").collect(Collectors.joining(", "))
                    + " wait for one another");
        }
        return why.isEmpty() ? Optional.empty() : Optional.of(new WorkflowTable.Break(always, why));
    }

    private String why(Broken broken) {
        String name = broken.dependency().name();
        boolean written = workflow.find(Section.STEPS, name).isPresent();
        String missing = !written
                ? ", which is no step"
                : broken.verdict() == Verdict.RUNS ? ", which is skipped" : ", which is not always there when it is";
        return "`" + broken.step().name() + "` waits for `" + name + "`" + missing;
    }

    /** One for all events unless the steps that are left make a difference. */
    private List<Order> orders(List<StepRow> rows, Map<Column, WorkflowTable.Break> broken) {
        List<Order> orders = new ArrayList<>();
        for (Column column : Column.values()) {
            List<Step> left = left(column, rows);
            boolean fails = broken.containsKey(column) && broken.get(column).always();
            if (!left.isEmpty() && !fails) {
                add(orders, order(column, left));
            }
        }
        return orders;
    }

    /** The steps that are part of a run on the event. */
    private List<Step> left(Column column, List<StepRow> rows) {
        List<Step> left = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).mark(column).isRunning()) {
                left.add(workflow.steps().get(i));
            }
        }
        return left;
    }

    private static List<Step> circular(List<Step> left) {
        List<List<Step>> stages = Simulation.stages(left);
        return left.stream()
                .filter(s -> stages.stream().noneMatch(stage -> stage.contains(s)))
                .toList();
    }

    private Order order(Column column, List<Step> left) {
        if (!workflow.isGraph()) {
            // Which of them run, the table says; their order is that of the file on every event.
            return new Order(List.of(column), false, names(Simulation.stages(workflow.steps())), List.of());
        }
        return new Order(
                List.of(column),
                left.stream().anyMatch(Step::isInGraph),
                names(Simulation.stages(left)),
                circular(left).stream().map(Step::name).toList());
    }

    private static void add(List<Order> orders, Order one) {
        for (int i = 0; i < orders.size(); i++) {
            Order other = orders.get(i);
            if (other.graph() == one.graph()
                    && other.stages().equals(one.stages())
                    && other.circular().equals(one.circular())) {
                List<Column> columns = new ArrayList<>(other.columns());
                columns.addAll(one.columns());
                orders.set(i, new Order(columns, one.graph(), one.stages(), one.circular()));
                return;
            }
        }
        orders.add(one);
    }

    private static List<List<String>> names(List<List<Step>> stages) {
        return stages.stream()
                .map(stage -> stage.stream().map(Step::name).toList())
                .toList();
    }
}
