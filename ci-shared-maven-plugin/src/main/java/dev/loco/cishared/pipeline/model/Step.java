package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/**
 * One container of a workflow: a step, a clone step or a service.
 *
 * @param section where it stands
 * @param name its {@code name}, else its key in map style, else {@code step-<index>} as Woodpecker calls it
 * @param nameToken the scalar the name is written as, if it is written
 * @param key the key of map style
 * @param body its own mapping, merges resolved
 */
public record Step(
        Section section, String name, Optional<YamlScalar> nameToken, Optional<YamlScalar> key, YamlMapping body) {

    /** What a finding about the step as a whole points at: its name if it has one, else where it is used. */
    public Span token() {
        return nameToken.map(YamlNode::use).orElseGet(body::use);
    }

    /** The entry of that key, unless Woodpecker takes its value for absent. */
    public Optional<YamlMapping.Entry> entry(String entryKey) {
        return body.entry(entryKey).filter(e -> !(Value.ofKey(entryKey, e.value()) instanceof Value.Absent));
    }

    /** The value of {@code image}, if there is one. */
    public Optional<YamlScalar> image() {
        return body.get("image").flatMap(YamlNode::scalar).filter(s -> !s.isNull());
    }

    /** The scalars under {@code commands}, whether one or a list. */
    public List<YamlScalar> commands() {
        return body.get("commands").map(Step::scalars).orElse(List.of());
    }

    /** The condition on which it runs. */
    public When when() {
        return body.get("when").map(When::of).orElseGet(When::everything);
    }

    /** The steps that must come first; an empty list and none at all are two things, see {@link Workflow#isGraph}. */
    public List<Dependency> dependsOn() {
        return body.get("depends_on").map(Dependency::read).orElse(List.of());
    }

    /** Whether it has a {@code depends_on}, be it an empty list, which makes a graph of all steps that run beside it. */
    public boolean isInGraph() {
        return body.get("depends_on")
                .filter(n -> n.scalar().filter(YamlScalar::isNull).isEmpty())
                .isPresent();
    }

    /**
     * Whether it is a plugin: no commands, no entrypoint, no environment (Woodpecker 3.17.0, {@code types/container.go}).
     */
    public boolean isPlugin() {
        return entry("commands").isEmpty()
                && entry("entrypoint").isEmpty()
                && entry("environment").isEmpty();
    }

    /** From the first character of the step to its last. */
    public boolean holds(int offset) {
        int start = key.map(k -> k.span().offset()).orElse(body.span().offset());
        return body.alias().isEmpty()
                && start <= offset
                && offset <= body.span().end();
    }

    /** Whether its {@code pull} is true. */
    public boolean pulls() {
        return body.text("pull").filter("true"::equals).isPresent();
    }

    /** {@code step `lint`}. */
    public String title() {
        return section.noun() + " `" + name + "`";
    }

    private static List<YamlScalar> scalars(YamlNode node) {
        if (node instanceof YamlScalar one) {
            return one.isNull() ? List.of() : List.of(one);
        }
        return node.sequence().stream()
                .flatMap(s -> s.items().stream())
                .flatMap(i -> i.scalar().stream())
                .toList();
    }
}
