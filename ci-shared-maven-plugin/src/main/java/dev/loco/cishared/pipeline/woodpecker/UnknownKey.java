package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.Optional;

/** A key that Woodpecker's schema does not know where it stands. */
public final class UnknownKey {
    public static final Rule RULE = new Rule(
            "woodpecker/unknown-key",
            Severity.WARNING,
            "A key is not one that Woodpecker knows in that place",
            "Woodpecker runs the file all the same, mostly as if the key were not there, and only its linter says so");

    private UnknownKey() {}

    static Finding of(YamlFile file, Place place, YamlMapping parent, YamlMapping.Entry entry, Shape.Keys keys) {
        String name = entry.name();
        boolean read = keys.parsed().containsKey(name);
        Optional<String> near = read
                ? Optional.empty()
                : Suggestion.closest(name, keys.allowed().keySet())
                        .filter(key -> parent.entry(key).isEmpty());
        String known = WrongType.listed(keys.allowed().keySet());
        String message = read
                ? Token.quote(name) + " in " + place.title() + " is not a key of " + keys.of()
                        + " in Woodpecker's schema, though its parser reads it"
                : "unknown key " + Token.quote(name) + " in " + place.title();
        String help = near.map(key -> "write `" + key + "`; ").orElse(read ? "take it out; " : "")
                + (keys.allowed().isEmpty() ? "no key is known here" : "the keys of " + keys.of() + " are " + known);
        Finding finding = Finding.of(RULE, entry.key().span(), message, help)
                .withLabel(near.map(key -> "did you mean `" + key + "`?").orElse("not a key of " + keys.of()));
        return near.flatMap(key -> new YamlEdits(file).renameKey(parent, name, key))
                .map(edits -> finding.withFix(new Fix(Fix.Safety.UNSAFE, "call it `" + near.get() + "`", edits)))
                .orElse(finding);
    }
}
