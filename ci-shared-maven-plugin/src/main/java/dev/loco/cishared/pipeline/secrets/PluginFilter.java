package dev.loco.cishared.pipeline.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.SecretUse;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A secret of a plugin that cannot be kept for that plugin's image. */
public final class PluginFilter {
    public static final Rule RULE = new Rule(
            "secrets/plugin-filter",
            Severity.NOTE,
            "A plugin's secret cannot be kept for the plugin's image",
            "Woodpecker gives a secret with an image filter to plugins only, and a step with `commands`, `entrypoint` or"
                    + " `environment` is none; the pipeline then fails before its first step");

    private PluginFilter() {}

    /** A step with the settings of a plugin that is none because of its environment. */
    static Optional<Finding> check(Workflow workflow, Step step) {
        List<SecretUse> uses = SecretUse.of(step);
        Optional<YamlMapping.Entry> environment = step.entry("environment");
        boolean settings = uses.stream().anyMatch(u -> u.section().equals("settings"));
        if (!settings
                || environment.isEmpty()
                || step.entry("commands").isPresent()
                || step.entry("entrypoint").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        RULE,
                        environment.get().key().use(),
                        step.title() + " has `settings` with a secret, but is no plugin because it has `environment`",
                        "move the variables to `settings`, or keep the secret without an image filter")
                .withLabel("makes it a step like any other")
                .withRelated(Related.at(
                        uses.stream()
                                .filter(u -> u.section().equals("settings"))
                                .findFirst()
                                .orElseThrow()
                                .token()
                                .use(),
                        "a secret of its settings")));
    }

    private record Place(Workflow workflow, Step step, SecretUse use) {}

    /** Secrets that a plugin and a step with commands share. */
    static List<Finding> shared(List<Workflow> workflows) {
        Map<String, Place> plugins = new LinkedHashMap<>();
        Map<String, Place> others = new LinkedHashMap<>();
        for (Workflow workflow : workflows) {
            for (Step step : workflow.all()) {
                for (SecretUse use : SecretUse.of(step)) {
                    (step.isPlugin() ? plugins : others).putIfAbsent(use.secret(), new Place(workflow, step, use));
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        others.forEach((secret, place) -> {
            Place plugin = plugins.get(secret);
            if (plugin != null && place.step.entry("commands").isPresent()) {
                findings.add(Finding.of(
                                RULE,
                                Token.of(place.workflow.file(), place.use.token()),
                                "the secret " + Token.quote(secret) + " of the plugin in " + plugin.step.title()
                                        + " is also given to the commands of " + place.step.title(),
                                "make two secrets of it, and keep the plugin's for its image")
                        .withLabel("so it can have no image filter")
                        .withRelated(Related.at(plugin.use.token().use(), "the plugin's use")));
            }
        });
        return findings;
    }
}
