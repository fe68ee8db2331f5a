package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.hcl.Node;
import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Node.Kind;
import dev.loco.cishared.policy.hcl.Node.ListValue;
import dev.loco.cishared.policy.hcl.Node.Literal;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values of no fixed type ({@code interface{}}): {@code String}, {@code Long}, {@code Double}, {@code Boolean},
 * {@code List} and {@code Map}. A value that is there already decides how the next one is read ({@code decodeInterface}).
 */
final class Dynamic {
    private Dynamic() {}

    /** A list of objects, {@code []map[string]interface{}}: what an object becomes that stands in no list. */
    private static final class Objects extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    /** Reads the value of a field, or the next of them. */
    static Object value(String name, Node node, Optional<Object> before) throws Refusal {
        return value(name, node, before, false);
    }

    private static Object value(String name, Node node, Optional<Object> before, boolean inList) throws Refusal {
        Object kind = before.isPresent() ? before.get() : empty(name, node, inList);
        if (kind instanceof String) {
            return Decoder.string(name, node);
        }
        if (kind instanceof Long) {
            return Decoder.integer(name, node);
        }
        if (kind instanceof Boolean) {
            return Decoder.bool(name, node);
        }
        if (kind instanceof Double) {
            return number(name, node);
        }
        if (kind instanceof Objects objects) {
            List<? extends Node> elements = Decoder.elements(node);
            for (int i = 0; i < elements.size(); i++) {
                objects.add(map(name + "[" + i + "]", elements.get(i), new LinkedHashMap<>()));
            }
            return objects;
        }
        if (kind instanceof ArrayList<?>) {
            return addAll(name, node, asList(kind));
        }
        return map(name, node, asMap(kind));
    }

    /** Reads a list, or appends to the one that is there ({@code []interface{}}). */
    static Object list(String name, Node node, Optional<Object> before) throws Refusal {
        return addAll(name, node, before.isPresent() ? asList(before.get()) : new ArrayList<>());
    }

    private static List<Object> addAll(String name, Node node, List<Object> into) throws Refusal {
        List<? extends Node> elements = Decoder.elements(node);
        for (int i = 0; i < elements.size(); i++) {
            into.add(value(name + "[" + i + "]", elements.get(i), Optional.empty(), true));
        }
        return into;
    }

    private static double number(String name, Node node) throws Refusal {
        if (node instanceof Literal literal && (literal.kind() == Kind.FLOAT || literal.kind() == Kind.NUMBER)) {
            try {
                return GoText.parseFloat(literal.word().raw());
            } catch (GoText.NoNumber e) {
                throw new Refusal(e.words(), node.mark(), "Write a number.");
            }
        }
        throw Decoder.refuse(node, name + ": unknown type " + node.type(), "Write a number.");
    }

    /** The value that a node of its kind begins with. */
    private static Object empty(String name, Node node, boolean inList) throws Refusal {
        if (node instanceof Literal literal) {
            return switch (literal.kind()) {
                case BOOL -> false;
                case FLOAT -> 0.0;
                case NUMBER -> 0L;
                case STRING, HEREDOC -> "";
            };
        }
        if (node instanceof ListValue) {
            return new ArrayList<>();
        }
        if (node instanceof Item) {
            throw new Refusal(
                    name + ": cannot decode into interface: " + node.type(),
                    node.mark(),
                    "Write a list of values in square brackets.");
        }
        return inList ? new LinkedHashMap<String, Object>() : new Objects();
    }

    /** How the value of one key of an object is read. */
    @FunctionalInterface
    interface Member {
        Object read(String name, Node node, Optional<Object> before) throws Refusal;
    }

    private static Map<String, Object> map(String name, Node node, Map<String, Object> into) throws Refusal {
        members(name, node, into, Dynamic::value);
        return into;
    }

    /** Reads the members of an object into the map; a key that is there already is read on. */
    static void members(String name, Node node, Map<String, Object> into, Member member) throws Refusal {
        Items items = itemsOf(name, node);
        Set<String> done = new HashSet<>();
        Map<String, List<Item>> byKey = new HashMap<>();
        for (Item item : items.list()) {
            if (item.keys().isEmpty()) {
                throw Decoder.refuse(items, name + ": map must have string keys", "Give every member a name.");
            }
            String key = Decoder.text(item.keys().get(0));
            if (done.contains(key)) {
                continue;
            }
            Node value = item.value();
            if (item.keys().size() > 1) {
                done.add(key);
                value = labelled(items, key, byKey);
            }
            into.put(key, member.read(name + "." + key, value, Optional.ofNullable(into.get(key))));
        }
    }

    private static Items itemsOf(String name, Node node) throws Refusal {
        if (node instanceof Item item) {
            return new Items(List.of(item));
        }
        if (node instanceof ObjectValue object) {
            return object.items();
        }
        if (node instanceof Items items) {
            return items;
        }
        throw Decoder.refuse(
                node,
                name + ": not an object type for map (" + node.type() + ")",
                "Write an object in braces, each name with its list of values.");
    }

    // All items of that key in whatever case, sorted once so that a thousand keys do not cost their square.
    private static Items labelled(Items items, String key, Map<String, List<Item>> byKey) throws Refusal {
        if (byKey.isEmpty()) {
            for (Item item : items.list()) {
                if (!item.keys().isEmpty()) {
                    String folded = fold(Decoder.text(item.keys().get(0)));
                    byKey.computeIfAbsent(folded, k -> new ArrayList<>()).add(item.rest());
                }
            }
        }
        return new Items(byKey.getOrDefault(fold(key), List.of()));
    }

    private static String fold(String key) {
        return key.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("unchecked") // Lists and maps are made in this class only.
    private static List<Object> asList(Object list) {
        return (List<Object>) list;
    }

    @SuppressWarnings("unchecked") // Lists and maps are made in this class only.
    private static Map<String, Object> asMap(Object map) {
        return (Map<String, Object>) map;
    }
}
