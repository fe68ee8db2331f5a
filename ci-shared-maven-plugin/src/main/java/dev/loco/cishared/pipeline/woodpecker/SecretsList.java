package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code secrets: [token]} of a container, which Woodpecker 3.0 removed for {@code from_secret}. There is no fix: it
 * would hand secrets to a step that has gone without them since.
 */
final class SecretsList {
    private static final String PLUGIN = "PLUGIN_";

    private SecretsList() {}

    /**
     * One item of the list.
     *
     * @param source the secret's name
     * @param target the variable it was in
     */
    private record Secret(String source, String target) {}

    static Finding finding(Step step, YamlMapping.Entry entry) {
        List<Secret> secrets = secrets(entry.value());
        boolean plugin = step.body().get("settings").isPresent()
                || step.commands().isEmpty() && step.body().get("entrypoint").isEmpty();
        return RemovedKey.ignored(
                entry.key().span(),
                "`secrets` of " + step.title() + " was removed: the step runs without "
                        + (secrets.size() == 1 ? "it" : "them"),
                plugin ? settings(secrets) : environment(step, secrets));
    }

    private static String environment(Step step, List<Secret> secrets) {
        List<String> lines = secrets.stream()
                .map(s -> variable(step, s) + ": {from_secret: " + FlowForm.text(s.source()) + "}")
                .toList();
        boolean there =
                step.body().get("environment").flatMap(YamlNode::mapping).isPresent();
        return there
                ? "add to `environment`: `" + String.join("`, `", lines) + "`"
                : "write `environment: {" + String.join(", ", lines) + "}`";
    }

    private static String settings(List<Secret> secrets) {
        List<String> lines = secrets.stream()
                .map(s -> setting(s) + ": {from_secret: " + FlowForm.text(s.source()) + "}")
                .toList();
        boolean guessed = secrets.stream().anyMatch(s -> !s.target().startsWith(PLUGIN));
        return "add to `settings`: `" + String.join("`, `", lines) + "`"
                + (guessed ? ", each under the name that the plugin has for it" : "");
    }

    private static String setting(Secret secret) {
        String name = secret.target().startsWith(PLUGIN) ? secret.target().substring(PLUGIN.length()) : secret.target();
        return name.toLowerCase(Locale.ROOT);
    }

    /** Woodpecker 2 gave the variable in capitals, unless the commands say that they know it as it is. */
    private static String variable(Step step, Secret secret) {
        boolean asItIs = step.commands().stream()
                .map(YamlScalar::value)
                .anyMatch(c -> c.contains("$" + secret.target()) || c.contains("${" + secret.target()));
        return asItIs ? secret.target() : secret.target().toUpperCase(Locale.ROOT);
    }

    private static List<Secret> secrets(YamlNode node) {
        List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
        List<Secret> secrets = new ArrayList<>();
        for (YamlNode item : items) {
            if (item instanceof YamlMapping map) {
                map.text("source")
                        .ifPresent(s ->
                                secrets.add(new Secret(s, map.text("target").orElse(s))));
            } else {
                item.scalar().filter(s -> !s.isNull()).ifPresent(s -> secrets.add(new Secret(s.value(), s.value())));
            }
        }
        return secrets;
    }
}
