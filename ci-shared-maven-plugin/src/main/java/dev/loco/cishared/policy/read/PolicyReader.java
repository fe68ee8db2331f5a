package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.hcl.Hcl;
import dev.loco.cishared.policy.hcl.Node.Item;
import dev.loco.cishared.policy.hcl.Node.Items;
import dev.loco.cishared.policy.hcl.Parsed;
import dev.loco.cishared.text.SourceText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads ACL policies as OpenBao does ({@code ParseACLPolicy} in {@code vault/policy/policy.go}, 2.6.2 and main). */
public final class PolicyReader {
    private PolicyReader() {}

    /**
     * Reads one policy. Whatever the text is, the answer is a value; cost grows with the text's length only.
     *
     * @param file the name that findings point at
     * @param text HCL 1 or JSON
     * @param name the policy's name, in any case, blanks around it or not
     * @param namespace empty for the root namespace, else with a slash at its end
     * @param version the release line of OpenBao that is to read it: it decides which keys there are
     * @param now blocks whose {@code expiration} is before it have expired
     */
    public static Reading read(String file, String text, String name, String namespace, Version version, Instant now) {
        String policy = name.strip().toLowerCase(Locale.ROOT);
        SourceText source = new SourceText(file, text);
        List<Fault> faults = new ArrayList<>(0);
        List<PathRule> rules = new ArrayList<>();
        List<PathRule> expired = new ArrayList<>(0);
        Parsed parsed = Hcl.parse(text);
        if (parsed instanceof Parsed.Unreadable bad) {
            faults.add(new Fault(bad.message(), Refusal.place(bad.mark()), SyntaxHelp.of(bad.message(), text)));
        } else if (parsed instanceof Parsed.Document document) {
            Items items = document.items();
            checkTop(items, version, document.json(), faults);
            for (Item item : items.list()) {
                if (!item.keys().get(0).text().equals("path")) {
                    continue;
                }
                BlockReader reader = new BlockReader(namespace, version, document.json());
                reader.read(item.rest(), now).ifPresent(rule -> (isExpired(rule, now) ? expired : rules).add(rule));
                reader.refusals().forEach(refusal -> faults.add(refusal.fault()));
            }
        }
        return new Reading(new Policy(policy, namespace, source, rules, expired), faults);
    }

    private static boolean isExpired(PathRule rule, Instant now) {
        return rule.expiration().filter(now::isAfter).isPresent();
    }

    private static void checkTop(Items items, Version version, boolean json, List<Fault> faults) {
        try {
            Keys.TOP.unknown(items, version).forEach(unknown -> faults.add(unknown.fault()));
            Decoder.checkKeys(items, json);
            Decoder.field(items, "name", Decoder::string);
        } catch (Refusal e) {
            faults.add(e.fault());
        }
    }
}
