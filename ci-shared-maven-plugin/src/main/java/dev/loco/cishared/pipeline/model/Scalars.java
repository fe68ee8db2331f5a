package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The scalars of a tree, keys not among them. */
public final class Scalars {
    private final Set<Integer> visited = new HashSet<>();
    private final List<YamlScalar> found = new ArrayList<>();

    private Scalars() {}

    /** All values below a node in order, each text once, however many aliases lead to it. */
    public static List<YamlScalar> below(YamlNode node) {
        Scalars scalars = new Scalars();
        scalars.visit(node);
        return List.copyOf(scalars.found);
    }

    private void visit(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            if (scalar.isNull() || !visited.add(scalar.span().offset())) {
                return;
            }
            found.add(scalar);
        } else if (node.alias().isEmpty() || visited.add(node.span().offset())) {
            children(node).forEach(this::visit);
        }
    }

    private static List<YamlNode> children(YamlNode node) {
        if (node instanceof YamlSequence list) {
            return list.items();
        }
        return node.mapping().stream()
                .flatMap(m -> m.entries().stream())
                .map(YamlMapping.Entry::value)
                .toList();
    }
}
