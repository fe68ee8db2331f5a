package dev.loco.cishared.pipeline.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that can happen to a repository, with everything a {@code when} can ask of it. What Forgejo's hooks bring,
 * from Woodpecker 3.17.0, {@code server/forge/forgejo/helper.go}.
 *
 * @param column the event
 * @param branch the branch pushed to, the target of a pull request, the branch a release was made from; empty for a tag
 * @param ref {@code refs/heads/…}, {@code refs/tags/…}, {@code refs/pull/…/head}; of a manual start the branch's plain
 *     name ({@code server/api/pipeline.go})
 * @param cron the cron job's name; empty for other events
 * @param files what changed; asked only where {@link #hasFiles}
 */
public record Occasion(Column column, String branch, String ref, String cron, List<String> files) {

    static final String HEADS = "refs/heads/";
    static final String TAGS = "refs/tags/";

    /** A pull request's ref on Forgejo; other forges call it otherwise, always below {@code refs/}. */
    static final String PULL_REF = "refs/pull/1/head";

    public Occasion {
        files = List.copyOf(files);
    }

    /** Whether {@code path} is asked: on push and on everything about a pull request. */
    public boolean hasFiles() {
        return column.event().equals("push") || column.isPullRequest();
    }

    /** The tag's name, on a tag and on a release. */
    public Optional<String> tag() {
        return ref.startsWith(TAGS) ? Optional.of(ref.substring(TAGS.length())) : Optional.empty();
    }

    /** {@code a push to `main` that changes only `docs/x1`}: for messages. */
    public String phrase(boolean withFiles) {
        String what = switch (column) {
            case PUSH_DEFAULT, PUSH_OTHER -> "a push to `" + branch + "`";
            case PULL_REQUEST -> "a pull request to `" + branch + "`";
            case PULL_REQUEST_CLOSED -> "a closed pull request to `" + branch + "`";
            case PULL_REQUEST_METADATA -> "a changed label of a pull request to `" + branch + "`";
            case TAG -> "the tag `" + tag().orElse("") + "`";
            case RELEASE -> "a release of the tag `" + tag().orElse("") + "`";
            case DEPLOYMENT -> "a deployment of `" + tag().orElse(branch) + "`";
            case CRON -> "the cron job `" + cron + "`";
            case MANUAL -> "a manual start on `" + branch + "`";
        };
        if (!withFiles || !hasFiles()) {
            return what;
        }
        return what
                + (files.isEmpty()
                        ? " that changes no file"
                        : " that changes only `" + String.join("`, `", files) + "`");
    }

    /**
     * The variables whose value the occasion tells, for substitution. What is in {@link Variables} and not here has a
     * value that nobody knows before.
     */
    Map<String, String> environment(String defaultBranch) {
        Map<String, String> known = new TreeMap<>();
        known.put("CI_REPO_DEFAULT_BRANCH", defaultBranch);
        known.put("CI_PIPELINE_EVENT", column.event());
        known.put("CI_COMMIT_BRANCH", branch);
        known.put("CI_COMMIT_REF", ref);
        known.put("CI_COMMIT_TAG", tag().orElse(""));
        known.put("CI_COMMIT_TARGET_BRANCH", column.isPullRequest() ? branch : "");
        return known;
    }
}
