package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/** A step that is said not to be detached, has keys that only a step with commands has, and has none. */
public final class NoCommands {
    public static final Rule RULE = new Rule(
            "woodpecker/no-commands",
            Severity.WARNING,
            "A step that is no plugin and not detached has no commands",
            "what runs is whatever the image starts by itself, and the step waits for its end");

    private static final List<String> OF_COMMANDS = List.of("environment", "dns", "dns_search");

    private NoCommands() {}

    /** As the schema has it: it asks only where {@code detach} is written and not true. */
    static Optional<Finding> check(Step step) {
        YamlMapping body = step.body();
        Optional<YamlMapping.Entry> detach = body.entry("detach");
        boolean asked = detach.isPresent()
                && !body.text("detach").filter("true"::equals).isPresent();
        boolean ofCommands =
                OF_COMMANDS.stream().anyMatch(key -> body.entry(key).isPresent())
                        || body.text("failure").filter("cancel"::equals).isPresent();
        boolean has = body.entry("commands").isPresent()
                || body.entry("entrypoint").isPresent()
                || body.entry("settings").isPresent();
        if (!asked || !ofCommands || has) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                        RULE,
                        detach.get().key().span(),
                        step.title() + " is not detached and has neither `commands` nor `entrypoint`",
                        "add `commands`, or write `detach: true` if it is to run beside the others")
                .withLabel("not detached"));
    }
}
