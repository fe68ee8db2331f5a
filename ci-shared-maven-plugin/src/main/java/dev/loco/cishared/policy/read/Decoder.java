package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.hcl.Mark;
import dev.loco.cishared.policy.hcl.Node;
import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Node.Kind;
import dev.loco.cishared.policy.hcl.Node.ListValue;
import dev.loco.cishared.policy.hcl.Node.Literal;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import dev.loco.cishared.policy.hcl.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Values of the tree as {@code hcl.DecodeObject} puts them into fields of a Go structure: what it converts, what it
 * refuses, and in which words.
 */
final class Decoder {
    private Decoder() {}

    /** What takes the value of a field; it may be called several times, once for each time the key stands there. */
    @FunctionalInterface
    interface Target {
        void set(String name, Node node) throws Refusal;
    }

    /** Refuses keys that have no meaning; OpenBao breaks off where it looks at one ({@code decodeStruct}). */
    static void checkKeys(Items items, boolean json) throws Refusal {
        List<Item> list = items.list();
        for (int i = 0; i < list.size(); i++) {
            List<Word> keys = list.get(i).keys();
            boolean all = json && (i == 0 || keys.size() == 1);
            for (int k = 0; k < keys.size() && (k == 0 || all); k++) {
                text(keys.get(k));
            }
        }
    }

    /** The text of a key or a literal. */
    static String text(Word word) throws Refusal {
        if (word.broken()) {
            throw new Refusal(
                    "unquote " + word.raw() + " err: invalid syntax",
                    word.mark(),
                    "Write the character itself, or an escape that has a meaning.");
        }
        return word.text();
    }

    /** Gives every value of the field to the target: first those with labels, together, then the others one by one. */
    static void field(Items items, String field, Target target) throws Refusal {
        List<Item> list = items.list();
        List<Item> labelled = List.of();
        for (int i = 0; i < list.size(); i++) {
            Item item = list.get(i);
            if (item.keys().size() > 1 && item.keys().get(0).text().equalsIgnoreCase(field)) {
                labelled = labelled.isEmpty() ? new ArrayList<>() : labelled;
                labelled.add(item.rest());
            }
        }
        if (!labelled.isEmpty()) {
            target.set("root." + field, new Items(labelled));
        }
        for (int i = 0; i < list.size(); i++) {
            Item item = list.get(i);
            if (item.keys().size() == 1 && item.keys().get(0).text().equalsIgnoreCase(field)) {
                Node value = item.value();
                target.set("root." + field, value instanceof ObjectValue object ? object.items() : value);
            }
        }
    }

    /** A field of type {@code string}. */
    static String string(String name, Node node) throws Refusal {
        if (node instanceof Literal literal) {
            if (literal.kind() == Kind.NUMBER) {
                return literal.word().raw();
            }
            if (literal.kind() == Kind.STRING || literal.kind() == Kind.HEREDOC) {
                return text(literal.word());
            }
        }
        throw refuse(node, name + ": unknown type for string " + node.type(), "Write a string in double quotes.");
    }

    /** A field of type {@code int}. */
    static long integer(String name, Node node) throws Refusal {
        if (node instanceof Literal literal && (literal.kind() == Kind.NUMBER || literal.kind() == Kind.STRING)) {
            String text = literal.kind() == Kind.NUMBER ? literal.word().raw() : text(literal.word());
            try {
                return GoText.parseInt(text, 0);
            } catch (GoText.NoNumber e) {
                throw new Refusal(e.words(), node.mark(), "Write a whole number.");
            }
        }
        throw refuse(node, name + ": unknown type " + node.type(), "Write a whole number.");
    }

    /** A field of type {@code bool}. */
    static boolean bool(String name, Node node) throws Refusal {
        if (node instanceof Literal literal && literal.kind() == Kind.BOOL) {
            return literal.word().raw().equals("true");
        }
        throw refuse(node, name + ": unknown type " + node.type(), "Write true or false.");
    }

    /** A field of type {@code []string}; each one goes to the consumer, which appends. */
    static void strings(String name, Node node, BiConsumer<String, Mark> into) throws Refusal {
        List<? extends Node> nodes = elements(node);
        for (int i = 0; i < nodes.size(); i++) {
            Node element = nodes.get(i);
            boolean plain = element instanceof Literal literal && literal.kind() == Kind.STRING;
            into.accept(string(plain ? name : name + "[" + i + "]", element), element.mark());
        }
    }

    /** What a slice is filled with. */
    static List<? extends Node> elements(Node node) throws Refusal {
        if (node instanceof ListValue list) {
            return list.values();
        }
        if (node instanceof Items items) {
            return items.list();
        }
        if (node instanceof ObjectValue) {
            return List.of(node);
        }
        throw refuse(node, "unknown slice type: " + node.type(), "Write a list in square brackets.");
    }

    /** A refusal with the position that OpenBao's message has. */
    static Refusal refuse(Node node, String message, String help) {
        return new Refusal("At " + node.mark().at() + ": " + message, node.mark(), help);
    }
}
