package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.manifest.Manifest.Access;
import dev.loco.cishared.manifest.Manifest.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A verb that there is, but not for the entry's engine. */
final class VerbForEngine {
    static final Rule RULE = new Rule(
            "manifest/verb-for-engine",
            Severity.ERROR,
            "a verb is used that the entry's engine does not know",
            "each engine has verbs of its own, and one it does not know stands for no capability at all");

    /** What people mean who think in capabilities. */
    private static final Map<String, String> MEANT = Map.of("create", "write", "update", "write");

    private VerbForEngine() {}

    static void check(Manifest manifest, List<Finding> findings) {
        for (Access entry : manifest.access()) {
            for (Text verb : entry.verbs()) {
                String word = verb.value();
                boolean verbAtAll = List.of(Engine.values()).stream()
                        .anyMatch(e -> !e.needs(word).isEmpty());
                if (verbAtAll && entry.engine().needs(word).isEmpty()) {
                    findings.add(finding(entry.engine(), verb));
                }
            }
        }
    }

    private static Finding finding(Engine engine, Text verb) {
        List<String> known = List.copyOf(engine.verbs());
        Optional<String> meant = Optional.ofNullable(MEANT.get(verb.value()))
                .filter(known::contains)
                .or(() -> Suggestion.closest(verb.value(), known));
        String help = verb.value().equals("write") && engine == Engine.RAW
                ? "use `create`, `update` or both"
                : meant.map(m -> "use `" + m + "`").orElse("use a verb of the engine, or `engine: raw`");
        return Finding.of(
                        RULE,
                        verb.span(),
                        "engine `" + engine.word() + "` has no verb `" + verb.value() + "`, expected "
                                + Words.list(known, "or"),
                        help)
                .withLabel(meant.map(m -> "did you mean `" + m + "`?").orElse("not a verb of `" + engine.word() + "`"));
    }
}
