package dev.loco.cishared.pipeline.update;

import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** What the keys of a mapping mean, which decides when two of them are one and when their values are equal. */
enum Keys {
    /** Of a workflow or a container. */
    CONTAINER,
    SETTINGS,
    ENVIRONMENT,
    /** Of one item of a {@code when}. */
    CONDITION,
    /** Of any other mapping. */
    PLAIN;

    /** The name as Woodpecker sees it. */
    String name(YamlMapping.Entry entry) {
        return this == SETTINGS ? Value.variable("settings", entry.name()) : entry.name();
    }

    /** The value as Woodpecker sees it. */
    Value value(YamlMapping.Entry entry) {
        return switch (this) {
            case CONTAINER -> Value.ofKey(entry.name(), entry.value());
            case SETTINGS, ENVIRONMENT -> Value.setting(entry.value());
            case CONDITION ->
                Value.ofKey(
                        "when",
                        new YamlMapping(List.of(entry), false, entry.key().span(), Optional.empty()));
            case PLAIN -> Value.of(entry.value());
        };
    }

    /** The same; of nothing it is absent. */
    Value value(Optional<YamlMapping.Entry> entry) {
        return entry.map(this::value).orElse(Value.ABSENT);
    }

    /** The entry of that name. */
    Optional<YamlMapping.Entry> find(YamlMapping map, YamlMapping.Entry like) {
        return map.entries().stream().filter(e -> name(e).equals(name(like))).findFirst();
    }

    /** What the keys below an entry mean. */
    Keys below(YamlMapping.Entry entry) {
        return this != CONTAINER
                ? PLAIN
                : switch (entry.name()) {
                    case "settings" -> SETTINGS;
                    case "environment" -> ENVIRONMENT;
                    case "when" -> CONDITION;
                    default -> PLAIN;
                };
    }

    /** The mapping below an entry: of a {@code when} that is a list of one, that one. */
    Optional<YamlMapping> mapping(YamlMapping.Entry entry) {
        YamlNode value = entry.value();
        boolean condition = below(entry) == CONDITION;
        if (condition && value instanceof YamlSequence list) {
            return list.items().size() == 1 ? list.items().get(0).mapping() : Optional.empty();
        }
        return value.mapping();
    }
}
