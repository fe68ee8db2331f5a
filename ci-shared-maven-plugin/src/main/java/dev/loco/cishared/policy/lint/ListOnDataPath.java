package dev.loco.cishared.policy.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.paths.Effects;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code list} on {@code <mount>/data/}: version 2 of the kv engine lists below {@code metadata/} only. */
final class ListOnDataPath {
    static final Rule RULE = new Rule(
            "policy/list-on-data-path",
            Severity.WARNING,
            "`list` on a `data/` path of a kv version 2 engine does nothing",
            "version 2 of the kv engine lists below `metadata/` and answers a LIST of `data/` with 405");

    private ListOnDataPath() {}

    static void check(Policy policy, LintSettings settings, List<Finding> findings) {
        KeyValue engines = new KeyValue(policy, settings.mounts());
        for (PathRule rule : policy.rules()) {
            List<String> words = Stream.of(Capability.LIST, Capability.SCAN)
                    .filter(rule.capabilities()::has)
                    .map(Capability::word)
                    .toList();
            Optional<KeyValue.Located> located =
                    words.isEmpty() ? Optional.empty() : engines.locateData(rule.pattern());
            located.ifPresent(l -> findings.add(finding(policy, rule, l, "`" + String.join("` and `", words) + "`")));
        }
    }

    private static Finding finding(Policy policy, PathRule rule, KeyValue.Located located, String words) {
        String metadata = located.mount() + "/metadata/" + located.rest().substring("data/".length());
        boolean elsewhere = lists(policy, PathPattern.of("", metadata));
        String help = elsewhere
                ? "remove " + words + " here; another rule has it on `" + located.mount() + "/metadata/`"
                : "grant " + words + " on " + Wording.quoted(metadata) + " instead, or remove it";
        return Finding.of(
                        RULE,
                        policy.span(rule.place()),
                        words + " on " + Wording.quoted(rule.label())
                                + (words.contains(" and ") ? " do nothing" : " does nothing")
                                + (located.sure()
                                        ? ""
                                        : " if " + Wording.quoted(located.mount() + "/")
                                                + " is kv version 2, as `data/`" + " suggests"),
                        help)
                .withSeverity(located.sure() && !elsewhere ? RULE.severity() : Severity.NOTE)
                .withLabel("lists nothing");
    }

    private static boolean lists(Policy policy, PathPattern metadata) {
        return policy.rules().stream()
                .anyMatch(other -> other.capabilities().has(Capability.LIST)
                        && Effects.overlap(Templates.widened(other), metadata));
    }
}
