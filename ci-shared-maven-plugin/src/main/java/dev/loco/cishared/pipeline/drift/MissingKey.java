package dev.loco.cishared.pipeline.drift;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlScalar;

/** A key that the template has and the file does not. */
public final class MissingKey {
    public static final Rule RULE = new Rule(
            "drift/missing-key",
            Severity.ERROR,
            "A key of a canonical step is missing",
            "without the key Woodpecker falls back to its own default, which is not what the fleet agreed on");

    private MissingKey() {}

    static Finding finding(String owner, Span place, YamlMapping.Entry canonical) {
        String key = Token.quote(
                canonical.value() instanceof YamlScalar scalar && scalar.style() == YamlScalar.Style.PLAIN
                        ? canonical.name() + ": " + scalar.value()
                        : canonical.name());
        return Finding.of(RULE, place, owner + " lacks " + key + ", which the template has", "put " + key + " back")
                .withLabel("expected " + key);
    }
}
