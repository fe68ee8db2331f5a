package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Span;
import java.util.List;
import java.util.Optional;

/**
 * A mapping. Map merges ({@code <<}) are already resolved: merged entries come after the mapping's own and carry the
 * alias they came through; own keys win over merged ones, earlier merged over later.
 *
 * @param entries in order, keys distinct
 * @param flow whether it is written in braces
 */
public record YamlMapping(List<Entry> entries, boolean flow, Span span, Optional<Span> alias) implements YamlNode {

    /**
     * One key with its value. Keys that are no scalars are refused by the reader.
     *
     * @param key its value is the text a lookup compares
     * @param value may be a null scalar of length 0 just after the colon
     */
    public record Entry(YamlScalar key, YamlNode value) {
        /** The key's text. */
        public String name() {
            return key.value();
        }
    }

    public YamlMapping {
        entries = List.copyOf(entries);
    }

    /** The entry of that key. */
    public Optional<Entry> entry(String key) {
        for (Entry entry : entries) {
            if (entry.name().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The value of that key. */
    public Optional<YamlNode> get(String key) {
        return entry(key).map(Entry::value);
    }

    /** The value of that key if it is a scalar other than null. */
    public Optional<String> text(String key) {
        return get(key).flatMap(YamlNode::scalar).filter(s -> !s.isNull()).map(YamlScalar::value);
    }

    @Override
    public String kindName() {
        return "a mapping";
    }
}
