package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nodes of a tree by their paths: the way back from the validator's tree to the text. */
final class Spots {
    private final YamlNode root;
    /** Of mappings only: a wrong file can have tens of thousands of keys in one. */
    private final Map<YamlMapping, Map<String, YamlMapping.Entry>> entries = new IdentityHashMap<>();

    Spots(YamlNode root) {
        this.root = root;
    }

    /**
     * A node and how it is reached.
     *
     * @param key the key it is the value of; empty for the root and for items of lists
     */
    record Spot(YamlNode node, Optional<YamlScalar> key) {
        /** What a finding about the value should point at: the value if it is one token, else its key. */
        Span primary() {
            Span span = node.use();
            boolean block = node.alias().isEmpty()
                    && (node.mapping().filter(m -> !m.flow()).isPresent()
                            || node.sequence().filter(s -> !s.flow()).isPresent());
            if (span.length() > 0 && span.line() == span.endLine() && !block) {
                return span;
            }
            return key.map(YamlScalar::use).orElseGet(() -> first(Manifest.head(node)));
        }

        /** Of a list over many lines its first character, the dash. */
        private static Span first(Span span) {
            return span.line() == span.endLine()
                    ? span
                    : new Span(
                            span.file(), span.line(), span.column(), span.line(), span.column() + 1, span.offset(), 1);
        }
    }

    /** The node at a path that is known to be there. */
    Spot at(List<String> path) {
        Spot here = new Spot(root, Optional.empty());
        for (String step : path) {
            if (here.node() instanceof YamlMapping mapping) {
                YamlMapping.Entry entry =
                        entries.computeIfAbsent(mapping, Spots::byName).get(step);
                if (entry == null) {
                    throw new IllegalStateException("no such place: " + path);
                }
                here = new Spot(entry.value(), Optional.of(entry.key()));
            } else if (here.node() instanceof YamlSequence sequence) {
                here = new Spot(sequence.items().get(Integer.parseInt(step)), Optional.empty());
            } else {
                throw new IllegalStateException("no such place: " + path);
            }
        }
        return here;
    }

    private static Map<String, YamlMapping.Entry> byName(YamlMapping mapping) {
        Map<String, YamlMapping.Entry> names = new HashMap<>();
        mapping.entries().forEach(e -> names.put(e.name(), e));
        return names;
    }
}
