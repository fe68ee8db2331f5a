package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What Woodpecker makes of a node, without how it is written: two nodes with equal values run alike. Taken from
 * Woodpecker 3.17.0, {@code types/container.go}, {@code types/base/slice.go} and {@code compiler/settings/params.go}.
 */
public sealed interface Value {

    /** Nothing, or what counts as nothing: {@code null}, {@code pull: false}, {@code failure: fail}, an empty list. */
    record Absent() implements Value {}

    /** A scalar; its YAML type is gone because everything ends as an environment variable or a string. */
    record Text(String text) implements Value {}

    /** A list. */
    record Many(List<Value> items) implements Value {
        public Many {
            items = List.copyOf(items);
        }
    }

    /** A mapping; the order of its keys does not matter. */
    record Keyed(Map<String, Value> entries) implements Value {
        public Keyed {
            entries = new TreeMap<>(entries);
        }
    }

    Value ABSENT = new Absent();

    /** Keys of a container that Woodpecker decodes into a boolean. */
    Set<String> BOOLEANS = Set.of("pull", "detach", "privileged", "skip_clone");

    /** Keys of a container where one string and a list of that string are the same. */
    Set<String> STRING_OR_LIST = Set.of("commands", "entrypoint", "dns", "dns_search", "depends_on");

    /** The value of a key of a container or of the workflow. */
    static Value ofKey(String key, YamlNode node) {
        if (BOOLEANS.contains(key)) {
            return node.scalar().filter(s -> s.value().equals("false")).isPresent() ? ABSENT : of(node);
        }
        if (STRING_OR_LIST.contains(key)) {
            return listOf(key, node);
        }
        return switch (key) {
            case "failure" ->
                node.scalar().filter(s -> s.value().equals("fail")).isPresent() ? ABSENT : nonEmpty(of(node));
            case "settings" -> mapOf(node, true);
            case "environment" -> mapOf(node, false);
            case "when" -> When.of(node).value();
            default -> nonEmpty(of(node));
        };
    }

    /** The key of an entry below {@code settings} or {@code environment} as the container sees it. */
    static String variable(String parent, String key) {
        // Woodpecker makes PLUGIN_<KEY> of a setting: `dry-run`, `dry_run` and `DRY_RUN` are one.
        return parent.equals("settings")
                ? key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT)
                : key;
    }

    /** The value of an entry below {@code settings} or {@code environment}. */
    static Value setting(YamlNode node) {
        if (node instanceof YamlSequence list
                && list.items().stream().allMatch(i -> i.scalar().isPresent())) {
            return new Text(String.join(
                    ",",
                    list.items().stream()
                            .flatMap(i -> i.scalar().stream())
                            .map(s -> s.isNull() ? "" : s.value())
                            .toList()));
        }
        return of(node);
    }

    /** A command's text as the shell gets it: line ends at its end make no difference. */
    static String command(String text) {
        return text.stripTrailing();
    }

    /** The structure of a node as it stands. */
    static Value of(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return scalar.isNull() ? ABSENT : new Text(scalar.value());
        }
        if (node instanceof YamlSequence list) {
            return new Many(list.items().stream().map(Value::of).toList());
        }
        Map<String, Value> entries = new TreeMap<>();
        for (YamlMapping.Entry entry : ((YamlMapping) node).entries()) {
            entries.put(entry.name(), of(entry.value()));
        }
        return new Keyed(entries);
    }

    private static Value nonEmpty(Value value) {
        boolean empty = value instanceof Text t && t.text().isEmpty()
                || value instanceof Many m && m.items().isEmpty()
                || value instanceof Keyed k && k.entries().isEmpty();
        return empty ? ABSENT : value;
    }

    private static Value listOf(String key, YamlNode node) {
        List<Value> items = new ArrayList<>();
        if (node instanceof YamlSequence list) {
            list.items().forEach(i -> items.add(of(i)));
        } else if (!node.scalar().map(YamlScalar::isNull).orElse(false)) {
            items.add(of(node));
        } else {
            return ABSENT;
        }
        if (items.isEmpty() && !key.equals("depends_on")) {
            // An empty `depends_on` still turns the workflow into a graph.
            return ABSENT;
        }
        return new Many(items.stream()
                .map(v -> key.equals("commands") && v instanceof Text t ? new Text(command(t.text())) : v)
                .toList());
    }

    private static Value mapOf(YamlNode node, boolean settings) {
        if (!(node instanceof YamlMapping map)) {
            return nonEmpty(of(node));
        }
        Map<String, Value> entries = new TreeMap<>();
        for (YamlMapping.Entry entry : map.entries()) {
            Value value = setting(entry.value());
            if (!(value instanceof Absent)) {
                entries.put(variable(settings ? "settings" : "environment", entry.name()), value);
            }
        }
        return nonEmpty(new Keyed(entries));
    }
}
