package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.hcl.Mark;
import dev.loco.cishared.policy.hcl.Node;
import dev.loco.cishared.policy.hcl.Node.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of one {@code path} block as {@code hcl.DecodeObject} fills them, before anything is made of them. */
final class Block {
    /** One word of {@code capabilities}. */
    record Named(String word, Mark mark) {}

    String policy = "";
    Mark policyMark = Mark.NOWHERE;
    final List<Named> capabilities = new ArrayList<>(4);
    String expiration = "";
    Mark expirationMark = Mark.NOWHERE;
    Optional<Object> minTtl = Optional.empty();
    Mark minTtlMark = Mark.NOWHERE;
    Optional<Object> maxTtl = Optional.empty();
    Mark maxTtlMark = Mark.NOWHERE;
    final Map<String, Object> allowed = new LinkedHashMap<>(0);
    final Map<String, Object> denied = new LinkedHashMap<>(0);
    final List<String> required = new ArrayList<>(0);
    final List<String> mfaMethods = new ArrayList<>(0);
    long paginationLimit;
    String keysFilter = "";
    Mark keysFilterMark = Mark.NOWHERE;

    /** Reads the fields in the order of the Go structure, which decides what is refused first. */
    static Block decode(Items items, Version version, boolean json) throws Refusal {
        Decoder.checkKeys(items, json);
        Block block = new Block();
        // A field whose key the version does not know has been refused before.
        Decoder.field(items, "Policy", block::setPolicy);
        Decoder.field(
                items,
                "Capabilities",
                (name, node) ->
                        Decoder.strings(name, node, (word, mark) -> block.capabilities.add(new Named(word, mark))));
        if (onlyThose(items)) {
            return block;
        }
        if (version.since(3)) {
            Decoder.field(items, "expiration", block::setExpiration);
        }
        Decoder.field(items, "min_wrapping_ttl", block::setMinTtl);
        Decoder.field(items, "max_wrapping_ttl", block::setMaxTtl);
        Decoder.field(items, "allowed_parameters", (name, node) -> parameters(name, node, block.allowed));
        Decoder.field(items, "denied_parameters", (name, node) -> parameters(name, node, block.denied));
        Decoder.field(
                items,
                "required_parameters",
                (name, node) -> Decoder.strings(name, node, (word, mark) -> block.required.add(word)));
        Decoder.field(
                items,
                "mfa_methods",
                (name, node) -> Decoder.strings(name, node, (word, mark) -> block.mfaMethods.add(word)));
        if (version.since(2)) {
            Decoder.field(items, "pagination_limit", block::setPaginationLimit);
        }
        if (version.since(4)) {
            Decoder.field(items, "list_scan_response_keys_filter_path", block::setKeysFilter);
        }
        return block;
    }

    // Most blocks have nothing but capabilities.
    private static boolean onlyThose(Items items) {
        return items.list().size() == 1
                && items.list().get(0).keys().get(0).text().equals("capabilities");
    }

    private static void parameters(String name, Node node, Map<String, Object> into) throws Refusal {
        Dynamic.members(name, node, into, Dynamic::list);
    }

    private void setPolicy(String name, Node node) throws Refusal {
        policy = Decoder.string(name, node);
        policyMark = node.mark();
    }

    private void setExpiration(String name, Node node) throws Refusal {
        expiration = Decoder.string(name, node);
        expirationMark = node.mark();
    }

    private void setMinTtl(String name, Node node) throws Refusal {
        minTtl = Optional.of(Dynamic.value(name, node, minTtl));
        minTtlMark = node.mark();
    }

    private void setMaxTtl(String name, Node node) throws Refusal {
        maxTtl = Optional.of(Dynamic.value(name, node, maxTtl));
        maxTtlMark = node.mark();
    }

    private void setPaginationLimit(String name, Node node) throws Refusal {
        paginationLimit = Decoder.integer(name, node);
    }

    private void setKeysFilter(String name, Node node) throws Refusal {
        keysFilter = Decoder.string(name, node);
        keysFilterMark = node.mark();
    }
}
