package dev.loco.cishared.pipeline.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that Woodpecker knows when it substitutes {@code ${…}}, before any container starts. From Woodpecker
 * 3.17.0, {@code metadata/environment.go}.
 */
public final class Variables {
    private static final Set<String> ALWAYS = Set.of(
            "CI",
            "CI_COMMIT_AUTHOR",
            "CI_COMMIT_AUTHOR_AVATAR",
            "CI_COMMIT_AUTHOR_EMAIL",
            "CI_COMMIT_BRANCH",
            "CI_COMMIT_MESSAGE",
            "CI_COMMIT_PRERELEASE",
            "CI_COMMIT_PULL_REQUEST",
            "CI_COMMIT_PULL_REQUEST_DRAFT",
            "CI_COMMIT_PULL_REQUEST_LABELS",
            "CI_COMMIT_PULL_REQUEST_MILESTONE",
            "CI_COMMIT_REF",
            "CI_COMMIT_REFSPEC",
            "CI_COMMIT_SHA",
            "CI_COMMIT_SOURCE_BRANCH",
            "CI_COMMIT_TAG",
            "CI_COMMIT_TARGET_BRANCH",
            "CI_COMMIT_TIMESTAMP",
            "CI_FORGE_TYPE",
            "CI_FORGE_URL",
            "CI_PIPELINE_AUTHOR",
            "CI_PIPELINE_AVATAR",
            "CI_PIPELINE_CREATED",
            "CI_PIPELINE_DEPLOY_TARGET",
            "CI_PIPELINE_DEPLOY_TASK",
            "CI_PIPELINE_EVENT",
            "CI_PIPELINE_EVENT_REASON",
            "CI_PIPELINE_FILES",
            "CI_PIPELINE_FORGE_URL",
            "CI_PIPELINE_NUMBER",
            "CI_PIPELINE_PARENT",
            "CI_PIPELINE_RELEASE_PRE",
            "CI_PIPELINE_RELEASE_TITLE",
            "CI_PIPELINE_RERUNS",
            "CI_PIPELINE_STARTED",
            "CI_PIPELINE_URL",
            "CI_PREV_COMMIT_AUTHOR",
            "CI_PREV_COMMIT_AUTHOR_AVATAR",
            "CI_PREV_COMMIT_AUTHOR_EMAIL",
            "CI_PREV_COMMIT_BRANCH",
            "CI_PREV_COMMIT_MESSAGE",
            "CI_PREV_COMMIT_REF",
            "CI_PREV_COMMIT_REFSPEC",
            "CI_PREV_COMMIT_SHA",
            "CI_PREV_COMMIT_SOURCE_BRANCH",
            "CI_PREV_COMMIT_TARGET_BRANCH",
            "CI_PREV_COMMIT_TIMESTAMP",
            "CI_PREV_COMMIT_URL",
            "CI_PREV_PIPELINE_AUTHOR",
            "CI_PREV_PIPELINE_AVATAR",
            "CI_PREV_PIPELINE_CREATED",
            "CI_PREV_PIPELINE_DEPLOY_TARGET",
            "CI_PREV_PIPELINE_DEPLOY_TASK",
            "CI_PREV_PIPELINE_EVENT",
            "CI_PREV_PIPELINE_EVENT_REASON",
            "CI_PREV_PIPELINE_FINISHED",
            "CI_PREV_PIPELINE_FORGE_URL",
            "CI_PREV_PIPELINE_NUMBER",
            "CI_PREV_PIPELINE_PARENT",
            "CI_PREV_PIPELINE_STARTED",
            "CI_PREV_PIPELINE_STATUS",
            "CI_PREV_PIPELINE_URL",
            "CI_REPO",
            "CI_REPO_CLONE_SSH_URL",
            "CI_REPO_CLONE_URL",
            "CI_REPO_DEFAULT_BRANCH",
            "CI_REPO_NAME",
            "CI_REPO_OWNER",
            "CI_REPO_PRIVATE",
            "CI_REPO_REMOTE_ID",
            "CI_REPO_TRUSTED",
            "CI_REPO_TRUSTED_NETWORK",
            "CI_REPO_TRUSTED_SECURITY",
            "CI_REPO_TRUSTED_VOLUMES",
            "CI_REPO_URL",
            "CI_STEP_NUMBER",
            "CI_STEP_URL",
            "CI_SYSTEM_HOST",
            "CI_SYSTEM_NAME",
            "CI_SYSTEM_PLATFORM",
            "CI_SYSTEM_URL",
            "CI_SYSTEM_VERSION",
            "CI_WORKFLOW_NAME",
            "CI_WORKFLOW_NUMBER");

    /**
     * What only the container has: {@code $NAME} finds it there, {@code ${NAME}} is replaced before. From
     * {@code compiler/convert.go}, {@code runtime/step.go} and {@code backend/common/script.go}; {@code DRONE_…} are
     * there for plugins.
     */
    private static final Set<String> IN_THE_CONTAINER = Set.of(
            "CI_WORKSPACE",
            "CI_PIPELINE_STATUS",
            "CI_STEP_NAME",
            "CI_STEP_STARTED",
            "CI_STEP_TYPE",
            "CI_MACHINE",
            "CI_SCRIPT",
            "CI_NETRC_MACHINE",
            "CI_NETRC_USERNAME",
            "CI_NETRC_PASSWORD",
            "HOME",
            "PATH",
            "PWD",
            "OLDPWD",
            "SHELL",
            "USER",
            "HOSTNAME",
            "TMPDIR");

    /** What Drone and earlier versions of Woodpecker called them. */
    private static final Map<String, String> FORMER = Map.ofEntries(
            Map.entry("CI_BUILD_CREATED", "CI_PIPELINE_CREATED"),
            Map.entry("CI_BUILD_DEPLOY_TARGET", "CI_PIPELINE_DEPLOY_TARGET"),
            Map.entry("CI_BUILD_EVENT", "CI_PIPELINE_EVENT"),
            Map.entry("CI_BUILD_LINK", "CI_PIPELINE_URL"),
            Map.entry("CI_BUILD_NUMBER", "CI_PIPELINE_NUMBER"),
            Map.entry("CI_BUILD_PARENT", "CI_PIPELINE_PARENT"),
            Map.entry("CI_BUILD_STARTED", "CI_PIPELINE_STARTED"),
            Map.entry("CI_COMMIT_LINK", "CI_PIPELINE_FORGE_URL"),
            Map.entry("CI_COMMIT_URL", "CI_PIPELINE_FORGE_URL"),
            Map.entry("CI_JOB_NUMBER", "CI_STEP_NUMBER"),
            Map.entry("CI_JOB_STARTED", "CI_STEP_STARTED"),
            Map.entry("CI_PIPELINE_LINK", "CI_PIPELINE_URL"),
            Map.entry("CI_PREV_BUILD_CREATED", "CI_PREV_PIPELINE_CREATED"),
            Map.entry("CI_PREV_BUILD_DEPLOY_TARGET", "CI_PREV_PIPELINE_DEPLOY_TARGET"),
            Map.entry("CI_PREV_BUILD_EVENT", "CI_PREV_PIPELINE_EVENT"),
            Map.entry("CI_PREV_BUILD_FINISHED", "CI_PREV_PIPELINE_FINISHED"),
            Map.entry("CI_PREV_BUILD_LINK", "CI_PREV_PIPELINE_URL"),
            Map.entry("CI_PREV_BUILD_NUMBER", "CI_PREV_PIPELINE_NUMBER"),
            Map.entry("CI_PREV_BUILD_PARENT", "CI_PREV_PIPELINE_PARENT"),
            Map.entry("CI_PREV_BUILD_STARTED", "CI_PREV_PIPELINE_STARTED"),
            Map.entry("CI_PREV_BUILD_STATUS", "CI_PREV_PIPELINE_STATUS"),
            Map.entry("CI_PREV_COMMIT_LINK", "CI_PREV_COMMIT_URL"),
            Map.entry("CI_REPO_LINK", "CI_REPO_URL"),
            Map.entry("CI_REPO_REMOTE", "CI_REPO_CLONE_URL"),
            Map.entry("CI_SYSTEM_ARCH", "CI_SYSTEM_PLATFORM"),
            Map.entry("CI_SYSTEM_LINK", "CI_SYSTEM_URL"),
            Map.entry("DRONE_BRANCH", "CI_COMMIT_BRANCH"),
            Map.entry("DRONE_BUILD_EVENT", "CI_PIPELINE_EVENT"),
            Map.entry("DRONE_BUILD_LINK", "CI_PIPELINE_URL"),
            Map.entry("DRONE_BUILD_NUMBER", "CI_PIPELINE_NUMBER"),
            Map.entry("DRONE_COMMIT", "CI_COMMIT_SHA"),
            Map.entry("DRONE_COMMIT_AUTHOR", "CI_COMMIT_AUTHOR"),
            Map.entry("DRONE_COMMIT_BRANCH", "CI_COMMIT_BRANCH"),
            Map.entry("DRONE_COMMIT_MESSAGE", "CI_COMMIT_MESSAGE"),
            Map.entry("DRONE_COMMIT_REF", "CI_COMMIT_REF"),
            Map.entry("DRONE_COMMIT_SHA", "CI_COMMIT_SHA"),
            Map.entry("DRONE_PULL_REQUEST", "CI_COMMIT_PULL_REQUEST"),
            Map.entry("DRONE_REPO", "CI_REPO"),
            Map.entry("DRONE_REPO_BRANCH", "CI_REPO_DEFAULT_BRANCH"),
            Map.entry("DRONE_REPO_LINK", "CI_REPO_URL"),
            Map.entry("DRONE_REPO_NAME", "CI_REPO_NAME"),
            Map.entry("DRONE_REPO_OWNER", "CI_REPO_OWNER"),
            Map.entry("DRONE_SOURCE_BRANCH", "CI_COMMIT_SOURCE_BRANCH"),
            Map.entry("DRONE_TAG", "CI_COMMIT_TAG"),
            Map.entry("DRONE_TARGET_BRANCH", "CI_COMMIT_TARGET_BRANCH"));

    private Variables() {}

    /** What a variable of Drone or of an earlier Woodpecker is called today. */
    public static Optional<String> today(String name) {
        return Optional.ofNullable(FORMER.get(name));
    }

    /** Whether Woodpecker has a value for it before the run, on some event at least. */
    public static boolean isKnown(String name) {
        return ALWAYS.contains(name);
    }

    /** Whether every container has it, while substitution does not. */
    public static boolean isInContainer(String name) {
        return IN_THE_CONTAINER.contains(name) || name.startsWith("DRONE_");
    }

    /** All that are known before the run, sorted: for suggestions. */
    public static Set<String> known() {
        return new TreeSet<>(ALWAYS);
    }
}
