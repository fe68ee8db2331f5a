package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A variable that Woodpecker 1 or 2 set and 3 does not. */
public final class RemovedVariable {
    public static final Rule RULE = new Rule(
            "woodpecker/removed-variable",
            Severity.WARNING,
            "A variable is one that Woodpecker no longer sets",
            "it is always empty, and no command fails for that by itself");

    /** Those with a new name, after the migration notes of Woodpecker 1.0, 2.0 and 3.0. */
    private static final Map<String, String> RENAMED = renamed();

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
        Optional<String> now = Optional.ofNullable(RENAMED.get(name));
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

    private static Map<String, String> renamed() {
        Map<String, String> names = new HashMap<>();
        for (String key : List.of("NUMBER", "PARENT", "EVENT", "CREATED", "STARTED")) {
            names.put("CI_BUILD_" + key, "CI_PIPELINE_" + key);
            names.put("CI_PREV_BUILD_" + key, "CI_PREV_PIPELINE_" + key);
        }
        names.put("CI_BUILD_LINK", "CI_PIPELINE_URL");
        names.put("CI_PIPELINE_LINK", "CI_PIPELINE_URL");
        names.put("CI_BUILD_DEPLOY_TARGET", "CI_PIPELINE_DEPLOY_TARGET");
        names.put("CI_PREV_BUILD_LINK", "CI_PREV_PIPELINE_URL");
        names.put("CI_PREV_BUILD_STATUS", "CI_PREV_PIPELINE_STATUS");
        names.put("CI_PREV_BUILD_FINISHED", "CI_PREV_PIPELINE_FINISHED");
        names.put("CI_PREV_BUILD_DEPLOY_TARGET", "CI_PREV_PIPELINE_DEPLOY_TARGET");
        names.put("CI_JOB_NUMBER", "CI_STEP_NUMBER");
        names.put("CI_JOB_STARTED", "CI_STEP_STARTED");
        names.put("CI_REPO_LINK", "CI_REPO_URL");
        names.put("CI_REPO_REMOTE", "CI_REPO_CLONE_URL");
        names.put("CI_COMMIT_LINK", "CI_PIPELINE_FORGE_URL");
        names.put("CI_COMMIT_URL", "CI_PIPELINE_FORGE_URL");
        names.put("CI_PREV_COMMIT_LINK", "CI_PREV_COMMIT_URL");
        names.put("CI_SYSTEM_LINK", "CI_SYSTEM_URL");
        names.put("CI_SYSTEM_ARCH", "CI_SYSTEM_PLATFORM");
        return Map.copyOf(names);
    }
}
