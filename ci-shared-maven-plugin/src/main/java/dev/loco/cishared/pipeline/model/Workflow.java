package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A workflow file as Woodpecker 3.17.0 reads it ({@code pipeline/frontend/yaml/types}): containers in the order of the
 * file, whether they are written as a list or as a map.
 *
 * @param file the file it was read from
 * @param root its root, if that is a mapping
 * @param cloneSteps the clone steps
 * @param steps the steps
 * @param services the services
 */
public record Workflow(
        YamlFile file, Optional<YamlMapping> root, List<Step> cloneSteps, List<Step> steps, List<Step> services) {

    /** What Woodpecker 1 called the steps. */
    private static final String OLD_STEPS = "pipeline";

    /**
     * Reads what can be read; what is no container is passed over. Steps under {@code pipeline}, where Woodpecker 3 finds
     * none, are read as well: that they stand there is one fault, and no reason to be silent about the steps.
     */
    public static Workflow read(YamlFile file) {
        Optional<YamlMapping> root = file.root().flatMap(YamlNode::mapping);
        return new Workflow(
                file,
                root,
                containers(root, Section.CLONE),
                containers(root, Section.STEPS),
                containers(root, Section.SERVICES));
    }

    /** The containers of a section. */
    public List<Step> in(Section section) {
        return switch (section) {
            case CLONE -> cloneSteps;
            case STEPS -> steps;
            case SERVICES -> services;
        };
    }

    /** All containers: clone steps, steps, services. */
    public List<Step> all() {
        return Stream.of(cloneSteps, steps, services).flatMap(List::stream).toList();
    }

    /** The first container of that name in a section. */
    public Optional<Step> find(Section section, String name) {
        return in(section).stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The container whose text the offset lies in; for allowances that name a step. */
    public Optional<Step> stepAt(int offset) {
        return all().stream().filter(s -> s.holds(offset)).findFirst();
    }

    /** Whether the steps stand under the key that Woodpecker 1 had for them. */
    public boolean isUnderPipeline() {
        return root.filter(r -> r.entry(Section.STEPS.key()).isEmpty()
                        && r.entry(OLD_STEPS).isPresent())
                .isPresent();
    }

    /** Whether one of the steps has {@code depends_on}, which makes Woodpecker run all of them as a graph. */
    public boolean isGraph() {
        return steps.stream().anyMatch(Step::isInGraph);
    }

    /**
     * What other workflows call it in their {@code depends_on}: the file's name without folder, leading point and
     * extension (Woodpecker 3.17.0, {@code builder/utils.go}).
     */
    public String name() {
        return nameOf(file.file());
    }

    /** What a workflow file of that path is called. */
    public static String nameOf(String path) {
        String base = path.substring(path.lastIndexOf('/') + 1);
        for (String extension : List.of(".yml", ".yaml")) {
            base = base.endsWith(extension) ? base.substring(0, base.length() - extension.length()) : base;
        }
        return base.startsWith(".") ? base.substring(1) : base;
    }

    /** The condition on which any of it runs. */
    public When when() {
        return root.flatMap(r -> r.get("when")).map(When::of).orElseGet(When::everything);
    }

    /** The workflows that must come first. */
    public List<Dependency> dependsOn() {
        return root.flatMap(r -> r.get("depends_on")).map(Dependency::read).orElse(List.of());
    }

    /** The values of the matrix for each of its runs; one run without values when there is no matrix. */
    public List<Map<String, String>> axes() {
        return Matrix.axes(root.flatMap(r -> r.get("matrix")));
    }

    /** Whether nothing is cloned before the first step. */
    public boolean skipsClone() {
        return root.flatMap(r -> r.text("skip_clone")).filter("true"::equals).isPresent();
    }

    /** What a finding about the file as a whole points at: its first key, or its start. */
    public Span token() {
        return root.filter(r -> !r.entries().isEmpty())
                .map(r -> r.entries().get(0).key().use())
                .orElseGet(() -> Span.startOf(file.file()));
    }

    private static List<Step> containers(Optional<YamlMapping> root, Section section) {
        Optional<YamlNode> node = root.flatMap(r -> r.get(section.key()));
        if (section == Section.STEPS) {
            node = node.or(() -> root.flatMap(r -> r.get(OLD_STEPS)));
        }
        if (node.isEmpty()) {
            return List.of();
        }
        List<Step> found = new ArrayList<>();
        if (node.get() instanceof YamlSequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                String fallback = "step-" + i;
                list.items()
                        .get(i)
                        .mapping()
                        .ifPresent(body -> found.add(step(section, fallback, Optional.empty(), body)));
            }
        } else if (node.get() instanceof YamlMapping map) {
            for (YamlMapping.Entry entry : map.entries()) {
                entry.value()
                        .mapping()
                        .ifPresent(body -> found.add(step(section, entry.name(), Optional.of(entry.key()), body)));
            }
        }
        return List.copyOf(found);
    }

    private static Step step(Section section, String fallback, Optional<YamlScalar> key, YamlMapping body) {
        Optional<YamlScalar> name = body.get("name")
                .flatMap(YamlNode::scalar)
                .filter(s -> !s.isNull() && !s.value().isEmpty());
        return new Step(section, name.map(YamlScalar::value).orElse(fallback), name.or(() -> key), key, body);
    }
}
