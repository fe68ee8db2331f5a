package dev.loco.cishared.mojo;

import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.lint.Options;
import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Plans a release of the branch as the server has it: {@code target/ci-shared/release-plan.json}, and the version alone in {@code
 * target/ci-shared/next-version}, empty when there is nothing to release. */
@Mojo(name = "bump-prepare", requiresProject = false, threadSafe = true)
public final class BumpPrepareMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MojoExecution execution;

    /** The repository; default: the directory Maven was started in. */
    @Parameter(property = "ci-shared.root")
    private @Nullable File root;

    /** Only these components of {@code .ci-shared.yml}, with commas between; default: all. */
    @Parameter(property = "ci-shared.components")
    private @Nullable String components;

    /** A pre-release with that label: {@code rc} makes {@code 1.4.0-rc.1}. */
    @Parameter(property = "ci-shared.pre")
    private @Nullable String pre;

    /** {@code tag-only} (default), or {@code commit}: version files and changelog as well. */
    @Parameter(property = "ci-shared.mode")
    private @Nullable String mode;

    /** The first version of all; default: 0.1.0. */
    @Parameter(property = "ci-shared.initial")
    private @Nullable String initial;

    /** The commit that is released; default: {@code CI_COMMIT_SHA}, else HEAD. */
    @Parameter(property = "ci-shared.commit")
    private @Nullable String commit;

    /** {@code text} (default), {@code json} or {@code version}, to the log or to a file. */
    @Parameter(property = "ci-shared.format")
    private @Nullable List<String> format;

    /** Where a format without a file of its own is written. */
    @Parameter(property = "ci-shared.output")
    private @Nullable File output;

    /** The branch to release; default: {@code CI_COMMIT_BRANCH}, else what is checked out. */
    @Parameter(property = "ci-shared.branch")
    private @Nullable String branch;

    /** The server; default: {@code origin}. */
    @Parameter(property = "ci-shared.remote")
    private @Nullable String remote;

    /** Seconds for each talk with the server; default: 120. */
    @Parameter(property = "ci-shared.timeout")
    private @Nullable String timeout;

    /** An image is built of this commit with this version: never release another one instead. */
    @Parameter(property = "ci-shared.pinned")
    private boolean pinned;

    /** {@code true} skips the goal. */
    @Parameter(property = "ci-shared.skip")
    private @Nullable String skip;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none()
                .with("root", root)
                .with("components", components)
                .with("pre", pre)
                .with("mode", mode)
                .with("initial", initial)
                .with("commit", commit)
                .with("format", format)
                .with("output", output)
                .with("branch", branch)
                .with("remote", remote)
                .with("timeout", timeout)
                .with("pinned", pinned)
                .with("skip", skip);
        new MavenFront(session, getLog()).runLast(execution, Goal.BUMP_PREPARE, options);
    }
}
