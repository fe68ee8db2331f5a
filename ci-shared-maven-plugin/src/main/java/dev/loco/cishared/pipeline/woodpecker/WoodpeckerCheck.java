package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What Woodpecker 3.17.0 says of one workflow: its parser ({@code pipeline/frontend/yaml}), its linter
 * ({@code linter/linter.go}) and its schema ({@code linter/schema/schema.json}). An error is what makes the run fail, a
 * warning what Woodpecker warns of.
 */
public final class WoodpeckerCheck {
    /** All rules of this package. */
    public static final List<Rule> RULES = List.of(
            NoSteps.RULE,
            NoImage.RULE,
            NoCommands.RULE,
            UnknownKey.RULE,
            WrongType.RULE,
            UnknownValue.RULE,
            MissingKey.RULE,
            SettingsAndCommands.RULE,
            UnknownDependency.RULE,
            TooDeep.RULE,
            NoEventFilter.RULE,
            DeprecatedKey.RULE,
            DeprecatedVariable.RULE,
            RemovedKey.RULE,
            RemovedVariable.RULE,
            UntrustedClone.RULE,
            PrivilegedPlugin.RULE);

    private final Workflow workflow;
    private final YamlFile file;
    private final BiPredicate<Step, String> said;
    private final boolean stepsSaid;
    private final Faults faults = new Faults();
    private final SchemaWalk walk;

    private WoodpeckerCheck(Workflow workflow, BiPredicate<Step, String> said, boolean stepsSaid) {
        this.workflow = workflow;
        this.stepsSaid = stepsSaid;
        this.file = workflow.file();
        this.said = said;
        this.walk = new SchemaWalk(file, new LeftOver(workflow), this::isSaid, faults);
    }

    /**
     * Checks one workflow.
     *
     * @param fleet whether the repository is one of the fleet; of others some things are only noted
     * @param said tells the keys of a container that something was already said of
     * @param stepsSaid whether it was already said that the steps are missing
     */
    public static List<Finding> check(
            Workflow workflow, boolean fleet, BiPredicate<Step, String> said, boolean stepsSaid) {
        WoodpeckerCheck check = new WoodpeckerCheck(workflow, said, stepsSaid);
        check.run(fleet);
        return check.faults.findings();
    }

    private void run(boolean fleet) {
        Optional<YamlMapping> root = workflow.root();
        boolean document = root.isPresent()
                || file.root().filter(r -> Kind.of(r) != Kind.NULL).isEmpty();
        if (!document) {
            YamlNode other = file.root().orElseThrow();
            walk.node(Place.ofWorkflow(), false, other, other.use(), Schema.WORKFLOW);
            return;
        }
        root.ifPresent(this::top);
        if (!stepsSaid && !hasSteps()) {
            faults.add(NoSteps.of(workflow));
        }
        TooDeep.check(file).ifPresent(faults::add);
        DeprecatedKey.check(workflow).ifPresent(faults::add);
        Variables.of(file).forEach((name, uses) -> {
            DeprecatedVariable.check(name, uses).ifPresent(faults::add);
            RemovedVariable.check(file, name, uses).ifPresent(faults::add);
        });
        NoEventFilter.check(workflow).ifPresent(faults::add);
        // What the administrator of a stranger's server allowed cannot be known here.
        PrivilegedPlugin.check(workflow, said).stream()
                .map(f -> fleet ? f : f.withSeverity(Severity.NOTE))
                .forEach(faults::add);
    }

    private void top(YamlMapping root) {
        walk.keys(Place.ofWorkflow(), root, Schema.shapeOf(root).keys().orElseThrow());
        for (Section section : Section.values()) {
            entry(root, section)
                    .ifPresent(entry -> new ContainerCheck(workflow, section, said, walk, faults).check(entry));
        }
    }

    /** The entry of a section's key; steps may stand under {@code pipeline}, of which it is said that it is wrong. */
    private static Optional<YamlMapping.Entry> entry(YamlMapping root, Section section) {
        Optional<YamlMapping.Entry> entry = root.entry(section.key());
        return section == Section.STEPS ? entry.or(() -> root.entry("pipeline")) : entry;
    }

    /** Whether there is a step, or something of which another finding says that it is no list of steps. */
    private boolean hasSteps() {
        return workflow.root()
                .flatMap(r -> entry(r, Section.STEPS))
                .map(YamlMapping.Entry::value)
                .filter(steps -> !(steps instanceof YamlSequence list
                                && list.items().isEmpty())
                        && !(steps instanceof YamlMapping map && map.entries().isEmpty())
                        && Kind.of(steps) != Kind.NULL)
                .isPresent();
    }

    private boolean isSaid(Place place, String key) {
        if (place.isContainer()) {
            Step step = place.step().orElseThrow();
            return said.test(step, key) || NoImage.saysOf(step.body(), key);
        }
        if (!place.isWorkflow()) {
            return false;
        }
        boolean empty = key.equals("steps") && !hasSteps();
        boolean meant =
                NoSteps.misspelt(workflow).filter(e -> e.name().equals(key)).isPresent();
        return empty || meant || stepsSaid && key.equals("pipeline");
    }
}
