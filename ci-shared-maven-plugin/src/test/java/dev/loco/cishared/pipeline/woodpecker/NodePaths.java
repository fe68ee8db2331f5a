package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which node a span lies in, as a dotted path like that of the real linter: {@code steps.1.when.event}. */
final class NodePaths {
    /**
     * A node by its path.
     *
     * @param aliased whether the text there is an alias, so that the path stands for all that is below
     */
    record Place(String path, boolean aliased) {}

    private record Node(Place place, Span span) {}

    private final Workflow workflow;
    private final List<Node> nodes = new ArrayList<>();

    NodePaths(Workflow workflow) {
        this.workflow = workflow;
        workflow.file().root().ifPresent(root -> add("", root));
    }

    private void add(String path, YamlNode node) {
        boolean aliased = node.alias().isPresent();
        nodes.add(new Node(new Place(path, aliased), node.use()));
        if (aliased) {
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        if (node instanceof YamlSequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                add(prefix + i, list.items().get(i));
            }
        } else if (node instanceof YamlMapping map) {
            for (YamlMapping.Entry entry : map.entries()) {
                boolean merged = entry.key().alias().isPresent();
                nodes.add(new Node(
                        new Place(prefix + entry.name(), merged), entry.key().use()));
                add(prefix + entry.name(), entry.value());
            }
        }
    }

    /** All places that a finding points at. */
    Set<Place> of(Finding finding) {
        Set<Place> places = new LinkedHashSet<>();
        Stream.concat(Stream.of(finding.primary()), finding.related().stream().map(Related::span))
                .forEach(span -> places.addAll(deepest(span)));
        return places;
    }

    private List<Place> deepest(Span span) {
        List<Node> holding = nodes.stream()
                .filter(n -> n.span().offset() <= span.offset()
                        && span.offset() <= n.span().end())
                .toList();
        int least = holding.stream().mapToInt(n -> n.span().length()).min().orElse(0);
        return holding.stream()
                .filter(n -> n.span().length() == least || n.span().offset() == span.offset())
                .map(Node::place)
                .toList();
    }

    /** The real linter's field as paths: by index where it names a container by its name. */
    List<String> normalised(String field) {
        String path = field.equals("(root)") ? "" : field.replaceAll("\\.when\\[([0-9]+)\\]$", ".when.$1");
        List<String> paths = new ArrayList<>(List.of(path));
        for (Section section : Section.values()) {
            String prefix = section.key() + ".";
            List<Step> steps = workflow.in(section);
            for (Step step : steps) {
                if (path.equals(prefix + step.name()) || path.startsWith(prefix + step.name() + ".")) {
                    String rest = path.substring(prefix.length() + step.name().length());
                    pathsOf(section, step).forEach(p -> paths.add(p + rest));
                }
            }
            java.util.regex.Matcher numbered = java.util.regex.Pattern.compile(section.key() + "\\.step-([0-9]+)(.*)")
                    .matcher(path);
            if (numbered.matches()) {
                paths.add(prefix + numbered.group(1) + numbered.group(2));
            }
        }
        return paths;
    }

    private List<String> pathsOf(Section section, Step step) {
        YamlNode node = workflow.root().flatMap(r -> r.get(section.key())).orElse(step.body());
        List<String> paths = new ArrayList<>();
        if (node instanceof YamlSequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                if (list.items().get(i) == step.body()) {
                    paths.add(section.key() + "." + i);
                }
            }
        } else if (node instanceof YamlMapping map) {
            map.entries().stream()
                    .filter(e -> e.value() == step.body())
                    .forEach(e -> paths.add(section.key() + "." + e.name()));
        }
        return paths;
    }
}
