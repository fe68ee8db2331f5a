package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Span;
import java.util.List;
import java.util.Optional;

/**
 * A list. Woodpecker's sequence merge (an item {@code <<: *list}) is already spliced: such items carry the alias they
 * came through.
 *
 * @param items in order
 * @param flow whether it is written in brackets
 */
public record YamlSequence(List<YamlNode> items, boolean flow, Span span, Optional<Span> alias) implements YamlNode {
    public YamlSequence {
        items = List.copyOf(items);
    }

    @Override
    public String kindName() {
        return "a list";
    }
}
