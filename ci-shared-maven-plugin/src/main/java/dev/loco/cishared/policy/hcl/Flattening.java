package dev.loco.cishared.policy.hcl;

import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Node.ListValue;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Turns JSON's objects in objects into HCL's keys with labels ({@code json/parser/flatten.go}): an object whose members
 * are all objects is dissolved, and its keys go to its members. So {@code {"path": {"a": {…}}}} becomes
 * {@code path "a" {…}}, and a block that has nothing but {@code allowed_parameters} is dissolved by mistake.
 */
final class Flattening {
    private Flattening() {}

    static Items of(Items items) {
        Deque<Item> open = new ArrayDeque<>(items.list());
        List<Item> flat = new ArrayList<>(items.list().size());
        while (!open.isEmpty()) {
            Item item = open.removeLast();
            if (item.value() instanceof ObjectValue object && dissolves(object)) {
                for (Item member : object.items().list()) {
                    List<Word> keys =
                            new ArrayList<>(item.keys().size() + member.keys().size());
                    keys.addAll(item.keys());
                    keys.addAll(member.keys());
                    open.addLast(new Item(keys, item.line(), member.value(), item.head()));
                }
            } else if (item.value() instanceof ListValue list && dissolves(list)) {
                for (Node value : list.values()) {
                    open.addLast(new Item(item.keys(), item.line(), value, item.head()));
                }
            } else {
                flat.add(item);
            }
        }
        Collections.reverse(flat);
        flat.replaceAll(i -> new Item(i.keys(), i.line(), inside(i.value()), i.head()));
        return new Items(flat);
    }

    private static boolean dissolves(ObjectValue object) {
        List<Item> members = object.items().list();
        return !members.isEmpty() && members.stream().allMatch(m -> m.value() instanceof ObjectValue);
    }

    private static boolean dissolves(ListValue list) {
        return !list.values().isEmpty() && list.values().stream().allMatch(ObjectValue.class::isInstance);
    }

    private static Node inside(Node node) {
        if (node instanceof ObjectValue object) {
            return new ObjectValue(of(object.items()), object.mark());
        }
        if (node instanceof ListValue list) {
            return new ListValue(list.values().stream().map(Flattening::inside).toList(), list.mark());
        }
        return node;
    }
}
