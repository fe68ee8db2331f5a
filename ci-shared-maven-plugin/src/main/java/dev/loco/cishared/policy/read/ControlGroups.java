package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.hcl.Mark;
import dev.loco.cishared.policy.hcl.Node;
import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the {@code control_group} of a block (OpenBao's main branch of August 2026, 2.7 to be). */
final class ControlGroups {
    private static final String KEY = "control_group";
    private static final String GROUP = "path control_group: {{err}}";
    private static final String FACTOR = "path control_group factor: {{err}}";

    /** {@code logical.AllOperations}. */
    private static final Set<String> OPERATIONS = Set.of(
            "create",
            "read",
            "update",
            "patch",
            "delete",
            "list",
            "scan",
            "help",
            "alias-lookahead",
            "resolve-role",
            "header",
            "revoke",
            "renew",
            "rollback");

    private final Version version;
    private final boolean json;
    private final List<Refusal> refusals = new ArrayList<>();

    private Optional<Object> ttl = Optional.empty();
    private Mark ttlMark = Mark.NOWHERE;
    private final List<Block.Named> operations = new ArrayList<>();

    private ControlGroups(Version version, boolean json) {
        this.version = version;
        this.json = json;
    }

    /** Whether the block asks that others approve. */
    static boolean present(Items block) {
        return block.list().stream().anyMatch(item -> isKey(item, KEY));
    }

    private static boolean isKey(Item item, String key) {
        return item.keys().get(0).text().equalsIgnoreCase(key);
    }

    /** Why OpenBao refuses the control groups of the block. */
    static List<Refusal> refusals(Items block, Version version, boolean json) {
        List<Refusal> all = new ArrayList<>();
        for (Item item : block.list()) {
            if (isKey(item, KEY)) {
                ControlGroups one = new ControlGroups(version, json);
                one.check(item.value());
                all.addAll(one.refusals);
            }
        }
        return all;
    }

    private void check(Node value) {
        Optional<Items> items = items(Keys.CONTROL_GROUP, value, GROUP, this::fields);
        if (items.isEmpty()) {
            return;
        }
        for (Item item : items.get().list()) {
            if (isKey(item, "factor")) {
                factor(item.rest());
            }
        }
        if (!refusals.isEmpty()) {
            return;
        }
        try {
            if (ttl.isPresent()) {
                GoTime.duration(ttl.get());
            }
        } catch (GoTime.NoDuration e) {
            refusals.add(new Refusal(
                    "path control_group: invalid ttl: " + e.words(),
                    ttlMark,
                    "Write seconds, or a duration such as \"24h\"."));
            return;
        }
        operations.stream()
                .filter(named -> !OPERATIONS.contains(named.word()))
                .findFirst()
                .ifPresent(named -> refusals.add(new Refusal(
                        "path control_group Operation(s) not valid: " + named.word(),
                        named.mark(),
                        "Use capabilities such as \"read\" or \"update\".")));
    }

    /** Reads fields of an object. */
    @FunctionalInterface
    private interface Fields {
        void read(Items items) throws Refusal;
    }

    /** The items of a node whose keys and fields are right; else why not is noted. */
    private Optional<Items> items(Keys keys, Node node, String format, Fields fields) {
        try {
            List<Refusal> unknown = keys.unknown(node, version);
            if (!unknown.isEmpty()) {
                unknown.forEach(one -> refusals.add(one.within(format)));
                return Optional.empty();
            }
            Items items = ((ObjectValue) node).items();
            Decoder.checkKeys(items, json);
            fields.read(items);
            return Optional.of(items);
        } catch (Refusal e) {
            refusals.add(e.within(format));
            return Optional.empty();
        }
    }

    private void fields(Items items) throws Refusal {
        Decoder.field(items, "ttl", (name, node) -> {
            ttl = Optional.of(Dynamic.value(name, node, ttl));
            ttlMark = node.mark();
        });
        Decoder.field(items, "self_auth_allowed", Decoder::bool);
    }

    private void factor(Item item) {
        Optional<Items> items = items(Keys.FACTOR, item.value(), FACTOR, this::factorFields);
        if (items.isPresent() && item.keys().isEmpty()) {
            refusals.add(new Refusal(
                    "path control_group factor: require name key",
                    item.head(),
                    "Name the factor: factor \"name\" { … }."));
        } else if (items.isPresent() && item.keys().get(0).broken()) {
            try {
                Decoder.text(item.keys().get(0));
            } catch (Refusal e) {
                refusals.add(e);
            }
        }
    }

    private void factorFields(Items items) throws Refusal {
        Decoder.field(
                items,
                "controlled_capabilities",
                (name, node) ->
                        Decoder.strings(name, node, (word, mark) -> operations.add(new Block.Named(word, mark))));
        Decoder.field(items, "Identity", this::identity);
    }

    private void identity(String name, Node node) throws Refusal {
        if (!(node instanceof Items items)) {
            throw Decoder.refuse(
                    node,
                    name + ": not an object type for struct (" + node.type() + ")",
                    "Write an object in braces with group_names and approvals.");
        }
        Decoder.checkKeys(items, json);
        String prefix = name.substring("root".length());
        Decoder.field(
                items,
                "group_names",
                (field, value) ->
                        Decoder.strings("root" + prefix + field.substring("root".length()), value, (word, mark) -> {}));
        Decoder.field(
                items,
                "Approvals",
                (field, value) -> Decoder.integer("root" + prefix + field.substring("root".length()), value));
    }
}
