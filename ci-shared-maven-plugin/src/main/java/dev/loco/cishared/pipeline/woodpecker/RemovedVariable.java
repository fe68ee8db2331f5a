package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A variable that Woodpecker 1 or 2 set and 3 does not; after the migration notes of 1.0, 2.0 and 3.0. */
public final class RemovedVariable {
    public static final Rule RULE = new Rule(
            "woodpecker/removed-variable",
            Severity.WARNING,
            "A variable is one that Woodpecker no longer sets",
            "it is always empty, and no command fails for that by itself");

    /** Those that were always empty or always the same. */
    private static final List<String> GONE = List.of(
            "CI_BUILD_FINISHED",
            "CI_BUILD_STATUS",
            "CI_PIPELINE_FINISHED",
            "CI_JOB_FINISHED",
            "CI_JOB_STATUS",
            "CI_STEP_FINISHED",
            "CI_STEP_STATUS");

    private RemovedVariable() {}

    static Optional<Finding> check(YamlFile file, String name, List<Span> uses) {
        Optional<String> now = dev.loco.cishared.pipeline.model.Variables.today(name);
        if (now.isEmpty() && !GONE.contains(name) || isOwn(file, name)) {
            return Optional.empty();
        }
        String message = "`" + name + "` is not set by Woodpecker 3.x: it is empty";
        return Optional.of(now.map(n -> DeprecatedVariable.renamed(RULE, name, uses, message, n))
                .orElseGet(() -> DeprecatedVariable.withUses(
                        Finding.of(
                                        RULE,
                                        uses.get(0),
                                        message,
                                        "take it out; a step that is to run after a failure says `when: {status: failure}`")
                                .withLabel("always empty"),
                        uses)));
    }

    /** Whether the file sets it itself: under {@code environment}, as an axis of the matrix, in a command. */
    private static boolean isOwn(YamlFile file, String name) {
        return Pattern.compile("(?<![$A-Za-z0-9_]|\\$\\{)" + name + "[\"']?\\s*[:=]")
                .matcher(file.text())
                .find();
    }
}
