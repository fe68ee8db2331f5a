package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;

/** A key that {@code .ci-shared.yml} does not know. */
public final class UnknownKey {
    /** {@code settings/unknown-key}. */
    public static final Rule RULE = new Rule(
            "settings/unknown-key",
            Severity.ERROR,
            "`.ci-shared.yml` holds a key that ci-shared does not know",
            "a misspelt key would be passed over in silence, and the check it was meant for with it");

    private UnknownKey() {}

    static Finding at(YamlScalar key, String where, List<String> known) {
        Optional<String> meant = Suggestion.closest(key.value(), known);
        String help =
                meant.map(m -> "write `" + m + "`").orElse("remove it") + "; known here: " + String.join(", ", known);
        return Finding.of(RULE, key.span(), "unknown key `" + key.value() + "` " + where, help)
                .withLabel(meant.map(m -> "did you mean `" + m + "`?").orElse("not known here"));
    }
}
