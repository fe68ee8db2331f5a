package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Holds a tree of nodes against a {@link Shape}; every fault is said once, at the node that has it. */
final class SchemaWalk {
    private final YamlFile file;
    private final LeftOver leftOver;
    private final BiPredicate<Place, String> said;
    private final Faults faults;

    /**
     * A walk over a file.
     *
     * @param said tells the keys at a place that something else was already said of
     */
    SchemaWalk(YamlFile file, LeftOver leftOver, BiPredicate<Place, String> said, Faults faults) {
        this.file = file;
        this.leftOver = leftOver;
        this.said = said;
        this.faults = faults;
    }

    /** Checks the keys of a mapping and what they hold. */
    void keys(Place place, YamlMapping mapping, Shape.Keys keys) {
        for (YamlMapping.Entry entry : mapping.entries()) {
            if (said.test(place, entry.name())) {
                continue;
            }
            Shape known = keys.allowed().get(entry.name());
            if (known != null) {
                value(place, mapping, entry, known);
            } else if (keys.others().isPresent()) {
                value(place, mapping, entry, keys.others().get());
            } else {
                unknown(place, mapping, entry, keys);
            }
        }
        Span token = Token.firstLine(file, mapping.span());
        for (String required : keys.required()) {
            if (mapping.entry(required).isEmpty()) {
                faults.add(MissingKey.of(token, place, keys, required), mapping);
            }
        }
        long alternatives = keys.exactlyOne().stream()
                .filter(key -> mapping.entry(key).isPresent())
                .count();
        if (!keys.exactlyOne().isEmpty() && alternatives != 1) {
            faults.add(MissingKey.ofOne(token, place, keys), mapping);
        }
    }

    private void unknown(Place place, YamlMapping mapping, YamlMapping.Entry entry, Shape.Keys keys) {
        Optional<Finding> old = leftOver.key(place, mapping, entry);
        faults.add(old.orElseGet(() -> UnknownKey.of(file, place, mapping, entry, keys)), entry.key());
        Shape parsed = keys.parsed().get(entry.name());
        if (parsed != null) {
            value(place, mapping, entry, parsed.onlyParsed());
        }
    }

    private void value(Place place, YamlMapping mapping, YamlMapping.Entry entry, Shape shape) {
        Place inside = place.in(entry.name());
        if (!shape.valid().contains(Kind.of(entry.value()))) {
            Optional<Finding> old = leftOver.value(place, mapping, entry);
            if (old.isPresent()) {
                faults.add(old.get(), entry.value());
                return;
            }
        }
        node(inside, false, entry.value(), entry.key().span(), shape);
    }

    /**
     * Checks one node.
     *
     * @param item whether it is an item of the list at that place
     * @param key what to point at when the node has no text of its own
     */
    void node(Place place, boolean item, YamlNode node, Span key, Shape shape) {
        Kind kind = Kind.of(node);
        // A plain date is a string for the schema, and the parser refuses it where it wants a string.
        if (!shape.valid().contains(kind) || !shape.decoded().contains(kind)) {
            faults.add(WrongType.of(file, place, item, node, key, shape), node);
            return;
        }
        if (node instanceof YamlSequence list) {
            shape.item().ifPresent(items -> list.items().forEach(each -> node(place, true, each, key, items)));
        } else if (node instanceof YamlMapping mapping) {
            shape.keys().ifPresent(keys -> keys(place, mapping, keys));
        } else {
            UnknownValue.of(file, place, (YamlScalar) node, shape).ifPresent(finding -> faults.add(finding, node));
        }
    }
}
