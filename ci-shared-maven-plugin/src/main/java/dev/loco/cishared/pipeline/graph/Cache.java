package dev.loco.cishared.pipeline.graph;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells steps that fetch or keep a cache: by the settings of the cache plugins, else by their name. */
enum Cache {
    /** Fetches it, for the steps after. */
    RESTORE("restore|fetch|load|get|pull|download|unpack"),
    /** Keeps what the steps before have made. */
    SAVE("rebuild|save|store|write|put|push|upload|update");

    private final Pattern name;

    Cache(String verbs) {
        String verb = "(?:" + verbs + ")";
        this.name = Pattern.compile("(?:^|.*[-_ .])(?:" + verb + "[-_ .](?:.*[-_ .])?cache|cache[-_ .](?:.*[-_ .])?"
                + verb + ")(?:[-_ .].*|s)?$");
    }

    static Optional<Cache> of(Step step) {
        Optional<YamlMapping> settings = step.body().get("settings").flatMap(YamlNode::mapping);
        if (settings.flatMap(s -> s.text("restore")).filter("true"::equals).isPresent()) {
            return Optional.of(RESTORE);
        }
        if (settings.flatMap(s -> s.text("rebuild")).filter("true"::equals).isPresent()) {
            return Optional.of(SAVE);
        }
        String name = step.name().toLowerCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(cache -> cache.name.matcher(name).matches())
                .findFirst();
    }

    /** The folders a cache plugin fetches, as its {@code mount} names them. */
    static List<String> folders(Step step) {
        return step
                .body()
                .get("settings")
                .flatMap(YamlNode::mapping)
                .flatMap(s -> s.get("mount"))
                .flatMap(YamlNode::sequence)
                .stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> item.scalar().stream())
                .map(YamlScalar::value)
                .map(folder -> folder.startsWith("./") ? folder.substring(2) : folder)
                .filter(folder -> folder.length() > 2 && folder.indexOf('$') < 0)
                .toList();
    }
}
