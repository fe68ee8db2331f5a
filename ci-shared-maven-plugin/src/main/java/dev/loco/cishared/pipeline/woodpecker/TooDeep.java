package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** A node below more levels than Woodpecker's parser goes down for its merges. */
public final class TooDeep {
    /** The level, the document being 0, at which xyaml gives up; {@code maxMergeDepth} in {@code parse.go}. */
    private static final int LIMIT = 15;

    public static final Rule RULE = new Rule(
            "woodpecker/too-deep",
            Severity.ERROR,
            "A workflow nests deeper than Woodpecker reads",
            "looking for merges, Woodpecker's parser gives up at level " + LIMIT + " and refuses the whole file");

    private TooDeep() {}

    static Optional<Finding> check(YamlFile file) {
        return file.root()
                .flatMap(root -> deepest(root, 1))
                .map(node -> Finding.of(
                                RULE,
                                Token.firstLine(file, node.use()),
                                "nested " + LIMIT + " levels deep, Woodpecker reads " + (LIMIT - 1),
                                "flatten the structure, or use an alias: what it stands for does not count here")
                        .withLabel("level " + LIMIT));
    }

    /** The first node at the limit; an alias counts, but not what it stands for. */
    private static Optional<YamlNode> deepest(YamlNode node, int level) {
        if (level == LIMIT) {
            return Optional.of(node);
        }
        if (node.alias().isPresent()) {
            return Optional.empty();
        }
        List<YamlNode> below = node instanceof YamlSequence list
                ? list.items()
                : node instanceof YamlMapping map
                        ? map.entries().stream().map(YamlMapping.Entry::value).toList()
                        : List.of();
        for (YamlNode each : below) {
            Optional<YamlNode> found = deepest(each, level + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
