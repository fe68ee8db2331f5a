package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.hcl.Node;
import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Node.ObjectValue;
import dev.loco.cishared.policy.hcl.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which keys OpenBao knows where, and since when ({@code hclutil.CheckHCLKeys}). */
final class Keys {
    /** At the top of a policy. */
    static final Keys TOP = new Keys(inOrder("name", 0, "path", 0));

    /** In a {@code path} block; numbers are minor versions of OpenBao 2. */
    static final Keys BLOCK = new Keys(inOrder(
            "capabilities",
            0,
            "policy",
            0,
            "comment",
            0,
            "allowed_parameters",
            0,
            "denied_parameters",
            0,
            "required_parameters",
            0,
            "min_wrapping_ttl",
            0,
            "max_wrapping_ttl",
            0,
            "mfa_methods",
            0,
            "pagination_limit",
            2,
            "expiration",
            3,
            "list_scan_response_keys_filter_path",
            4,
            "control_group",
            7));

    /** In a {@code control_group}. */
    static final Keys CONTROL_GROUP = new Keys(inOrder("ttl", 0, "self_auth_allowed", 0, "factor", 0));

    /** In a {@code factor} of a control group. */
    static final Keys FACTOR = new Keys(inOrder("controlled_capabilities", 0, "identity", 0));

    private final Map<String, Integer> since;

    private Keys(Map<String, Integer> since) {
        this.since = since;
    }

    private static Map<String, Integer> inOrder(Object... pairs) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], (Integer) pairs[i + 1]);
        }
        return map;
    }

    /** Whether that version knows the key. */
    boolean knows(String key, Version version) {
        Integer minor = since.get(key);
        return minor != null && version.since(minor);
    }

    /**
     * The keys that the version does not know, each with its line: 0 for a block, as OpenBao says.
     *
     * @throws Refusal when the node has no keys at all, or one without a meaning
     */
    List<Refusal> unknown(Node node, Version version) throws Refusal {
        Items items = itemsOf(node);
        List<Refusal> unknown = List.of();
        for (Item item : items.list()) {
            Word word = item.keys().get(0);
            String key = Decoder.text(word);
            if (!knows(key, version)) {
                unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
                unknown.add(new Refusal(
                        "invalid key " + GoText.quote(key) + " on line " + item.line(),
                        word.mark(),
                        help(key, version)));
            }
        }
        return unknown;
    }

    private static Items itemsOf(Node node) throws Refusal {
        if (node instanceof Items items) {
            return items;
        }
        if (node instanceof ObjectValue object) {
            return object.items();
        }
        throw new Refusal("cannot check HCL keys of type " + node.type(), node.mark(), "Write a block in braces.");
    }

    private String help(String key, Version version) {
        Integer minor = since.get(key);
        if (minor != null) {
            return "Remove it, or target OpenBao 2." + minor + ", which brings this key.";
        }
        List<String> known =
                since.keySet().stream().filter(one -> knows(one, version)).toList();
        return known.stream()
                .filter(one -> alike(one, key.toLowerCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .map(one -> "Write `" + one + "`.")
                .orElse("Remove it, or use one of: " + String.join(", ", known) + ".");
    }

    /** Whether at most two letters were added, left out or changed. */
    private static boolean alike(String known, String key) {
        if (Math.abs(known.length() - key.length()) > 2 || key.length() < 4) {
            return false;
        }
        int[] before = new int[key.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int k = 1; k <= known.length(); k++) {
            int[] row = new int[key.length() + 1];
            row[0] = k;
            for (int i = 1; i <= key.length(); i++) {
                int changed = before[i - 1] + (known.charAt(k - 1) == key.charAt(i - 1) ? 0 : 1);
                row[i] = Math.min(changed, 1 + Math.min(before[i], row[i - 1]));
            }
            before = row;
        }
        return before[key.length()] <= 2;
    }
}
