package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlReader;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a slip or a misunderstanding makes of a pipeline, at random but for a seed. */
final class PipelineMutations {
    /** A value as it would be written. */
    private static final List<String> VALUES = List.of(
            "3",
            "-1",
            "0",
            "1.5",
            "true",
            "false",
            "yes",
            "~",
            "\"\"",
            "text",
            "\"3\"",
            "2020-01-01",
            "[]",
            "{}",
            "[a]",
            "[1]",
            "[true, a]",
            "[~]",
            "[[a]]",
            "{a: b}",
            "{name: a}",
            "{name: a, optional: true}",
            "[{name: a}]",
            "{include: a}",
            "{include: [1]}",
            "{exclude: [push]}",
            "{limit: 0}",
            "{event: push}",
            "[{event: push}]",
            "[push, pull_request]",
            "pull-request",
            "cancel",
            "/a:/b",
            "{from_secret: a}",
            "woodpeckerci/plugin-docker-buildx",
            "{kubernetes: {labels: 3, secrets: [{name: a, target: {env: B}}]}}",
            "always",
            "$CI_COMMIT_PRERELEASE");

    private static final List<String> KEYS = List.of(
            "name",
            "image",
            "pull",
            "commands",
            "entrypoint",
            "directory",
            "settings",
            "environment",
            "depends_on",
            "when",
            "failure",
            "detach",
            "volumes",
            "ports",
            "dns",
            "dns_search",
            "backend_options",
            "privileged",
            "devices",
            "extra_hosts",
            "network_mode",
            "tmpfs",
            "group",
            "secrets",
            "steps",
            "services",
            "clone",
            "labels",
            "matrix",
            "workspace",
            "concurrency",
            "skip_clone",
            "runs_on",
            "variables",
            "pipeline",
            "branches",
            "platform",
            "event",
            "branch",
            "path",
            "ref",
            "cron",
            "status",
            "repo",
            "instance",
            "evaluate",
            "local",
            "tag",
            "include",
            "exclude",
            "on_empty",
            "ignore_message",
            "limit",
            "optional",
            "git",
            "x-own");

    private sealed interface Tree {
        /** An entry's key is changed in place as well. */
        final class Entry {
            private String key;
            private Tree value;

            Entry(String key, Tree value) {
                this.key = key;
                this.value = value;
            }
        }

        record Mapping(List<Entry> entries) implements Tree {}

        record Listing(List<Tree> items) implements Tree {}

        record Text(String written) implements Tree {}
    }

    private final Random random;

    PipelineMutations(Random random) {
        this.random = random;
    }

    /** The pipeline with one to three faults, in a form without anchors; what it was is kept where nothing was changed. */
    String mutated(String text) {
        YamlFile file = YamlReader.read("ci.yml", text.getBytes(StandardCharsets.UTF_8));
        Tree tree = tree(file.root().orElseThrow());
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            one(tree);
        }
        StringBuilder out = new StringBuilder();
        write(tree, 0, out);
        return out.toString();
    }

    private void one(Tree root) {
        List<Tree.Mapping> mappings = new ArrayList<>();
        List<Tree.Listing> lists = new ArrayList<>();
        collect(root, mappings, lists);
        Tree.Mapping mapping = any(mappings);
        if (mapping.entries().isEmpty()) {
            mapping.entries().add(new Tree.Entry(any(KEYS), written(any(VALUES))));
            return;
        }
        Tree.Entry entry = any(mapping.entries());
        switch (random.nextInt(12)) {
            case 0 -> mapping.entries().remove(entry);
            case 1 -> entry.key = slipped(entry.key);
            case 2, 3 -> entry.value = written(any(VALUES));
            case 4 -> mapping.entries().add(new Tree.Entry(entry.key, written(any(VALUES))));
            case 5 -> {
                mapping.entries().remove(entry);
                any(mappings).entries().add(entry);
            }
            case 6 -> {
                Tree.Entry other = any(mapping.entries());
                Tree swapped = other.value;
                other.value = entry.value;
                entry.value = swapped;
            }
            case 7, 8 -> mapping.entries().add(new Tree.Entry(any(KEYS), written(any(VALUES))));
            case 9 -> entry.value = new Tree.Listing(new ArrayList<>(List.of(entry.value)));
            case 10 -> {
                if (!lists.isEmpty()) {
                    Tree.Listing list = any(lists);
                    if (list.items().isEmpty() || random.nextBoolean()) {
                        list.items().add(written(any(VALUES)));
                    } else {
                        list.items().set(random.nextInt(list.items().size()), written(any(VALUES)));
                    }
                }
            }
            default -> {
                if (entry.value instanceof Tree.Listing list && !list.items().isEmpty()) {
                    entry.value = any(list.items());
                } else {
                    entry.value = nested(1 + random.nextInt(14));
                }
            }
        }
    }

    private static Tree nested(int levels) {
        Tree tree = new Tree.Text("deep");
        for (int i = 0; i < levels; i++) {
            tree = new Tree.Mapping(new ArrayList<>(List.of(new Tree.Entry("a", tree))));
        }
        return tree;
    }

    private String slipped(String key) {
        if (key.length() < 2) {
            return key + "s";
        }
        int at = random.nextInt(key.length() - 1);
        return switch (random.nextInt(3)) {
            case 0 -> key + "s";
            case 1 -> key.substring(0, at) + key.substring(at + 1);
            default -> key.substring(0, at) + key.charAt(at + 1) + key.charAt(at) + key.substring(at + 2);
        };
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static void collect(Tree tree, List<Tree.Mapping> mappings, List<Tree.Listing> lists) {
        if (tree instanceof Tree.Mapping mapping) {
            mappings.add(mapping);
            mapping.entries().forEach(e -> collect(e.value, mappings, lists));
        } else if (tree instanceof Tree.Listing list) {
            lists.add(list);
            list.items().forEach(i -> collect(i, mappings, lists));
        }
    }

    private static Tree written(String value) {
        return tree(YamlReader.read("value", value.getBytes(StandardCharsets.UTF_8))
                .root()
                .orElseThrow());
    }

    private static Tree tree(YamlNode node) {
        if (node instanceof YamlMapping map) {
            List<Tree.Entry> entries = new ArrayList<>();
            map.entries().forEach(e -> entries.add(new Tree.Entry(e.name(), tree(e.value()))));
            return new Tree.Mapping(entries);
        }
        if (node instanceof YamlSequence list) {
            List<Tree> items = new ArrayList<>();
            list.items().forEach(i -> items.add(tree(i)));
            return new Tree.Listing(items);
        }
        YamlScalar scalar = (YamlScalar) node;
        boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
        return new Tree.Text(scalar.isNull() ? "~" : plain ? scalar.value() : quoted(scalar.value()));
    }

    private static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }

    private static void write(Tree tree, int indent, StringBuilder out) {
        String margin = " ".repeat(indent);
        if (tree instanceof Tree.Text text) {
            out.append(margin).append(text.written()).append('\n');
        } else if (tree instanceof Tree.Mapping mapping) {
            if (mapping.entries().isEmpty()) {
                out.append(margin).append("{}\n");
            }
            for (Tree.Entry entry : mapping.entries()) {
                String key = entry.key.matches("[A-Za-z_][A-Za-z0-9_-]*") ? entry.key : quoted(entry.key);
                below(margin + key + ":", entry.value, indent, out);
            }
        } else if (tree instanceof Tree.Listing list) {
            if (list.items().isEmpty()) {
                out.append(margin).append("[]\n");
            }
            for (Tree item : list.items()) {
                below(margin + "-", item, indent, out);
            }
        }
    }

    private static void below(String start, Tree value, int indent, StringBuilder out) {
        if (value instanceof Tree.Text text) {
            out.append(start).append(' ').append(text.written()).append('\n');
        } else {
            out.append(start).append('\n');
            write(value, indent + 2, out);
        }
    }
}
