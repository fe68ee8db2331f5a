package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.Capabilities;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import java.util.List;
import java.util.Optional;

/** A path below version 2 of the kv engine without {@code data/}, {@code metadata/} or the like. */
final class KeyValueWithoutData {
    static final Rule RULE = new Rule(
            "policy/kv2-without-data",
            Severity.WARNING,
            "a path of a kv version 2 engine lacks `data/` or `metadata/`",
            "`bao kv` puts `data/` or `metadata/` into the path of every request: a rule without it is never asked");

    private KeyValueWithoutData() {}

    static void check(Policy policy, LintSettings settings, List<Finding> findings) {
        KeyValue engines = new KeyValue(policy, settings.mounts());
        for (PathRule rule : policy.rules()) {
            Optional<KeyValue.Located> located = engines.locate(rule.pattern()).filter(l -> lacks(l.rest()));
            located.ifPresent(l -> findings.add(Finding.of(
                            RULE,
                            policy.span(rule.place()),
                            Wording.quoted(rule.label()) + " is no path of " + Wording.quoted(l.mount() + "/") + ", "
                                    + (l.sure() ? "which is" : "which looks like") + " a kv version 2 engine",
                            help(l, rule.capabilities()))
                    .withSeverity(l.sure() ? RULE.severity() : Severity.NOTE)
                    .withLabel("`data/` or `metadata/` is missing")));
        }
    }

    /** Whether nothing that the engine answers to can be meant. */
    private static boolean lacks(String rest) {
        int slash = rest.indexOf('/');
        String first = slash < 0 ? rest : rest.substring(0, slash);
        if (first.isEmpty() || first.equals("+") || first.startsWith("{{")) {
            return false;
        }
        if (slash < 0 && first.endsWith("*")) {
            String beginning = first.substring(0, first.length() - 1);
            return KeyValue.API.stream().noneMatch(word -> word.startsWith(beginning));
        }
        return !KeyValue.API.contains(first);
    }

    private static String help(KeyValue.Located located, Capabilities capabilities) {
        String data = Wording.quoted(located.mount() + "/data/" + located.rest());
        String metadata = Wording.quoted(located.mount() + "/metadata/" + located.rest());
        Capabilities listing = Capabilities.of(Capability.LIST, Capability.SCAN);
        if (capabilities.grantsNothing()) {
            return "write " + data + " for the values and " + metadata + " for what is known of them";
        }
        if (capabilities.without(listing).equals(Capabilities.NONE)) {
            return "write " + metadata;
        }
        boolean lists = !capabilities.without(listing).equals(capabilities);
        return "write " + data + (lists ? ", and " + metadata + " for `list`" : "");
    }
}
