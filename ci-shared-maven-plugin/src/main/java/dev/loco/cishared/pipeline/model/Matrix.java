package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The axes of a {@code matrix}: one run of the workflow each. From Woodpecker 3.17.0, {@code matrix/matrix.go}. */
final class Matrix {
    /** Woodpecker stops counting here; the rest of a larger matrix never runs. */
    private static final int MOST_AXES = 27;

    private Matrix() {}

    /** The values of each axis by name; one axis without values when there is no matrix. */
    static List<Map<String, String>> axes(Optional<YamlNode> node) {
        Optional<YamlMapping> matrix = node.flatMap(YamlNode::mapping);
        if (matrix.isEmpty()) {
            return List.of(Map.of());
        }
        List<Map<String, String>> axes = included(matrix.get()).orElseGet(() -> permutations(lists(matrix.get())));
        return axes.isEmpty() ? List.of(Map.of()) : axes;
    }

    private static Optional<List<Map<String, String>>> included(YamlMapping matrix) {
        List<Map<String, String>> axes = new ArrayList<>();
        for (YamlNode item : matrix.get("include")
                .flatMap(YamlNode::sequence)
                .map(YamlSequence::items)
                .orElse(List.of())) {
            Map<String, String> axis = new TreeMap<>();
            item.mapping()
                    .ifPresent(m -> m.entries()
                            .forEach(e -> e.value().scalar().ifPresent(value -> axis.put(e.name(), value.value()))));
            axes.add(axis);
        }
        return axes.isEmpty() ? Optional.empty() : Optional.of(axes);
    }

    private static TreeMap<String, List<String>> lists(YamlMapping matrix) {
        TreeMap<String, List<String>> lists = new TreeMap<>();
        for (YamlMapping.Entry entry : matrix.entries()) {
            List<String> values = entry.value().sequence().stream()
                    .flatMap(s -> s.items().stream())
                    .flatMap(i -> i.scalar().stream())
                    .map(s -> s.isNull() ? "" : s.value())
                    .toList();
            if (!values.isEmpty()) {
                lists.put(entry.name(), values);
            }
        }
        return lists;
    }

    /** By name, the last name's values changing fastest. */
    private static List<Map<String, String>> permutations(TreeMap<String, List<String>> lists) {
        List<Map<String, String>> axes = new ArrayList<>();
        if (!lists.isEmpty()) {
            axes.add(Map.of());
        }
        for (Map.Entry<String, List<String>> list : lists.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> axis : axes) {
                for (String value : list.getValue()) {
                    if (longer.size() < MOST_AXES) {
                        Map<String, String> one = new TreeMap<>(axis);
                        one.put(list.getKey(), value);
                        longer.add(one);
                    }
                }
            }
            axes = longer;
        }
        return axes;
    }
}
