package dev.loco.cishared.pipeline.model;

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

    private Variables() {}

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
