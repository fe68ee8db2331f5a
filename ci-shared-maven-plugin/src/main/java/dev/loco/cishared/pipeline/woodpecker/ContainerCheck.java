package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.Map;
import java.util.function.BiPredicate;

/** The containers of one section of a workflow: clone steps, steps or services. */
final class ContainerCheck {
    /** The one name of a clone step in map style. */
    private static final String GIT = "git";

    private final Workflow workflow;
    private final YamlFile file;
    private final Section section;
    private final BiPredicate<Step, String> said;
    private final SchemaWalk walk;
    private final Faults faults;

    ContainerCheck(Workflow workflow, Section section, BiPredicate<Step, String> said, SchemaWalk walk, Faults faults) {
        this.workflow = workflow;
        this.file = workflow.file();
        this.section = section;
        this.said = said;
        this.walk = walk;
        this.faults = faults;
    }

    /** Checks all of them. */
    void check(YamlMapping.Entry entry) {
        Span key = entry.key().use();
        if (entry.value() instanceof YamlSequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                container("step-" + i, list.items().get(i), key, listed());
            }
        } else if (entry.value() instanceof YamlMapping map) {
            for (YamlMapping.Entry one : map.entries()) {
                if (one.key().alias().isPresent() && map.alias().isEmpty()) {
                    faults.add(NoImage.ofMerge(one.key().use(), entry.name()));
                }
                container(one.name(), one.value(), one.key().span(), mapped(map, one));
            }
        } else if (!entry.name().equals(section.key())) {
            walk.node(Place.ofWorkflow().in(entry.name()), false, entry.value(), key, Schema.STEPS);
        }
    }

    private Shape listed() {
        return switch (section) {
            case STEPS -> Schema.STEP;
            case CLONE -> Schema.CLONE_STEP;
            case SERVICES -> Schema.SERVICE;
        };
    }

    private Shape mapped(YamlMapping map, YamlMapping.Entry entry) {
        if (section != Section.CLONE) {
            return listed();
        }
        if (entry.name().equals(GIT)) {
            return Schema.CLONE_GIT;
        }
        Place clone = Place.ofWorkflow().in(section.key());
        Shape.Keys git = Shape.Keys.closed("`clone`", Map.of(GIT, Schema.CLONE_GIT));
        faults.add(UnknownKey.of(file, clone, map, entry, git), entry.key());
        return Schema.CLONE_STEP.onlyParsed();
    }

    private void container(String name, YamlNode node, Span key, Shape shape) {
        if (node instanceof YamlMapping body) {
            workflow.in(section).stream()
                    .filter(step -> step.body() == body)
                    .findFirst()
                    .ifPresent(step -> step(step, key, shape));
        } else if (Kind.of(node) == Kind.NULL) {
            Span place = node.use().length() == 0 ? key : node.use();
            faults.add(NoImage.ofNothing(place, section.noun() + " `" + name + "`"));
        } else {
            walk.node(Place.ofWorkflow().in(section.key() + "." + name), false, node, key, shape);
        }
    }

    private void step(Step step, Span key, Shape shape) {
        YamlMapping body = step.body();
        if (NoImage.applies(body) && !said.test(step, "image")) {
            Span token = step.token().length() == 0 ? key : step.token();
            faults.add(NoImage.of(file, step.title(), token, body), body);
        }
        boolean plugin = shape == Schema.STEP && body.entry("settings").isPresent();
        walk.keys(Place.of(step), body, (plugin ? Schema.PLUGIN : shape).keys().orElseThrow());
        if (!said.test(step, "settings")) {
            boolean schema = shape == Schema.STEP || shape == Schema.CLONE_STEP;
            SettingsAndCommands.check(step, schema).ifPresent(f -> faults.add(f, body));
        }
        if (section != Section.SERVICES) {
            NoCommands.check(step).ifPresent(f -> faults.add(f, body));
        }
        if (section == Section.STEPS && !said.test(step, "depends_on")) {
            UnknownDependency.check(workflow, step, faults);
        }
        if (section == Section.CLONE && !said.test(step, "image")) {
            step.image()
                    .filter(i -> !i.value().isEmpty())
                    .ifPresent(i -> UntrustedClone.check(file, step, i).ifPresent(f -> faults.add(f, i)));
        }
    }
}
