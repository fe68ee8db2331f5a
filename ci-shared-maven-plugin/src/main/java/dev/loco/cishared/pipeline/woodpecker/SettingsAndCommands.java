package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** {@code settings}, which make a step a plugin, beside what only a step with commands has. */
public final class SettingsAndCommands {
    public static final Rule RULE = new Rule(
            "woodpecker/settings-and-commands",
            Severity.ERROR,
            "A step has settings and commands, entrypoint or environment",
            "a plugin runs its own program with its settings: Woodpecker refuses commands beside them and advises against an environment");

    private SettingsAndCommands() {}

    /**
     * The gravest of what stands beside settings.
     *
     * @param schema whether the schema forbids it, and not only the linter
     */
    static Optional<Finding> check(Step step, boolean schema) {
        Optional<YamlMapping.Entry> settings = step.body().entry("settings");
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        boolean some = isSome(settings.get().value());
        for (String key : List.of("commands", "entrypoint", "environment", "dns", "dns_search")) {
            Optional<YamlMapping.Entry> beside = step.body().entry(key);
            if (beside.isEmpty()) {
                continue;
            }
            boolean refuses = some && isSome(beside.get().value());
            if (schema || refuses && !key.startsWith("dns")) {
                boolean error = refuses && (key.equals("commands") || key.equals("entrypoint"));
                return Optional.of(finding(step, settings.get(), beside.get(), error));
            }
        }
        return Optional.empty();
    }

    private static Finding finding(Step step, YamlMapping.Entry settings, YamlMapping.Entry beside, boolean error) {
        String help = beside.name().equals("environment")
                ? "give the plugin its values by `settings`"
                : "take one of the two out, or make two steps of it";
        return Finding.of(
                        RULE,
                        beside.key().span(),
                        step.title() + " has `" + beside.name() + "` beside `settings`",
                        help)
                .withLabel("not of a plugin")
                .withRelated(Related.at(settings.key().use(), "`settings` make it one"))
                .withSeverity(error ? Severity.ERROR : Severity.WARNING);
    }

    private static boolean isSome(YamlNode node) {
        return node instanceof YamlScalar scalar
                ? !scalar.isNull()
                : node instanceof YamlSequence list
                        ? !list.items().isEmpty()
                        : !((YamlMapping) node).entries().isEmpty();
    }
}
