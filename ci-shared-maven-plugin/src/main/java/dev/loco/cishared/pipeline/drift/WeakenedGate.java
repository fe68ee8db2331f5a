package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.List;

/** A canonical step that no longer stops what it should stop: it may fail, nobody waits for it, or it does not run. */
public final class WeakenedGate {
    public static final Rule RULE = new Rule(
            "drift/weakened-gate",
            Severity.ERROR,
            "A canonical step can fail, or not run at all, without stopping the pipeline",
            "what the step would have stopped is merged and released");

    private WeakenedGate() {}

    /** {@code failure: ignore}. */
    static Finding ignored(String owner, YamlFile file, YamlMapping.Entry failure) {
        return found(owner + " may fail without failing the pipeline", file, failure);
    }

    /** {@code detach: true}. */
    static Finding detached(String owner, YamlFile file, YamlMapping.Entry detach) {
        return found(owner + " is detached: nobody waits for how it ends", file, detach);
    }

    private static Finding found(String message, YamlFile file, YamlMapping.Entry entry) {
        String text = Token.quote(
                entry.name() + ": " + entry.value().scalar().map(s -> s.value()).orElse("…"));
        Span whole = entry.key().alias().isPresent() || entry.value().alias().isPresent()
                ? entry.key().use()
                : Token.firstLine(
                        file,
                        file.span(
                                entry.key().span().offset(),
                                entry.value().span().end() - entry.key().span().offset()));
        return Finding.of(RULE, whole, message + ": found " + text + ", the template has none", "take " + text + " out")
                .withLabel("found " + text + ", expected none");
    }

    /**
     * A {@code when} that lets less through.
     *
     * @param shut events on which nothing passes any more
     * @param narrowed events on which less passes
     * @param help what to do
     */
    static Finding narrowed(
            String owner,
            Span place,
            List<String> shut,
            List<String> narrowed,
            String found,
            String expected,
            String help) {
        String what = shut.isEmpty()
                ? owner + " no longer always runs on " + String.join(", ", narrowed)
                : owner + " no longer runs on " + String.join(", ", shut);
        return Finding.of(RULE, place, what + ": found " + found + ", expected " + expected, help)
                .withLabel("found " + found + ", expected " + expected);
    }
}
