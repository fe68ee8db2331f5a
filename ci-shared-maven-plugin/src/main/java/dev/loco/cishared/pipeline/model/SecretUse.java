package dev.loco.cishared.pipeline.model;

import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A {@code from_secret} of a container: under {@code environment} or {@code settings}, at any depth. From Woodpecker
 * 3.17.0, {@code compiler/settings/params.go}.
 *
 * @param secret the secret's name in lower case, as Woodpecker looks it up
 * @param variable the environment variable or setting it ends up in
 * @param section {@code environment} or {@code settings}
 * @param token the scalar the secret's name is written as
 */
public record SecretUse(String secret, String variable, String section, YamlScalar token) {
    private static final List<String> SECTIONS = List.of("environment", "settings");

    /** All of a container, in order. */
    public static List<SecretUse> of(Step step) {
        List<SecretUse> uses = new ArrayList<>();
        for (String section : SECTIONS) {
            step.body()
                    .get(section)
                    .flatMap(YamlNode::mapping)
                    .ifPresent(map -> map.entries().forEach(e -> collect(e.name(), section, e.value(), uses)));
        }
        return List.copyOf(uses);
    }

    private static void collect(String variable, String section, YamlNode node, List<SecretUse> uses) {
        if (node instanceof YamlSequence list) {
            list.items().forEach(item -> collect(variable, section, item, uses));
            return;
        }
        Optional<YamlMapping> map = node.mapping();
        Optional<YamlScalar> name =
                map.flatMap(m -> m.get("from_secret")).flatMap(YamlNode::scalar).filter(s -> !s.isNull());
        if (name.isPresent()) {
            uses.add(new SecretUse(name.get().value().toLowerCase(Locale.ROOT), variable, section, name.get()));
        } else {
            map.ifPresent(m -> m.entries().forEach(e -> collect(variable, section, e.value(), uses)));
        }
    }
}
