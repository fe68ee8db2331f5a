package dev.loco.cishared.pipeline.images;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.KanikoCommand;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A command after kaniko's executor. */
public final class KanikoNotLast {
    public static final Rule RULE = new Rule(
            "images/kaniko-not-last",
            Severity.ERROR,
            "A command follows kaniko's executor",
            "the executor unpacks the image it builds over its own file system, so what runs after it runs in the wrong one or"
                    + " not at all");

    /** Words of the shell itself, which need no file system. */
    private static final Set<String> BUILTIN = Set.of(
            "echo", "exit", "true", "false", ":", "export", "unset", "set", "cd", "printf", "fi", "done", "else",
            "test");

    private KanikoNotLast() {}

    /** The finding at that command, without a fix. */
    public static Finding finding(Step step, Span place, String command) {
        return Finding.of(
                        RULE,
                        place,
                        step.title() + " runs " + Token.quote(command) + " after kaniko's executor",
                        "move the command above the executor or to a step of its own")
                .withLabel("expected nothing after the executor");
    }

    static Optional<Finding> check(YamlFile file, Step step) {
        List<YamlScalar> commands = step.commands();
        for (int i = 0; i < commands.size(); i++) {
            Optional<KanikoCommand> call = KanikoCommand.of(commands.get(i).value());
            // `--cleanup` puts the file system back, for the next call of the executor.
            if (call.isEmpty()
                    || !call.get().all("--cleanup").isEmpty()
                    || call.get().flags().isEmpty()) {
                continue;
            }
            Optional<Finding> below = inScript(file, step, commands.get(i), call.get());
            if (below.isPresent()) {
                return below;
            }
            for (YamlScalar next : commands.subList(i + 1, commands.size())) {
                if (!isBuiltin(next.value())) {
                    return Optional.of(finding(step, Token.of(file, next), next.value()));
                }
            }
        }
        return Optional.empty();
    }

    /** What follows in the same script: behind a line end, {@code &&} or {@code ;}. */
    private static Optional<Finding> inScript(YamlFile file, Step step, YamlScalar script, KanikoCommand call) {
        int at = call.end();
        for (String piece : script.value().substring(at).split("(?<=\n)|(?<=;)|(?<=&&)|(?<=\\|\\|)", -1)) {
            String text = piece.replaceAll("[;&|]+$", "").strip();
            boolean first = at == call.end();
            if (!first && !text.isEmpty() && !text.startsWith("#") && !isBuiltin(text)) {
                int offset = at + piece.indexOf(text);
                return Optional.of(finding(step, Token.part(file, script, offset, text.length()), text));
            }
            at += piece.length();
        }
        return Optional.empty();
    }

    private static boolean isBuiltin(String command) {
        return BUILTIN.contains(command.trim().split("[\\s;]+", 2)[0]);
    }
}
