package dev.loco.cishared.mojo;

import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.lint.Options;
import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the least policy that grants each identity of bao.yml what it declares, and nothing else. */
@Mojo(name = "policy-generate", requiresProject = false, threadSafe = true)
public final class PolicyGenerateMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** The repository; default: the directory Maven was started in. */
    @Parameter(property = "ci-shared.root")
    private @Nullable File root;

    /** For this identity only; default: for all. */
    @Parameter(property = "ci-shared.identity")
    private @Nullable String identity;

    /** The folder that a file a policy is written to; default: they are printed. */
    @Parameter(property = "ci-shared.to")
    private @Nullable File to;

    /** The release of OpenBao that decides, such as 2.6; default: {@code policies.version} in .ci-shared.yml, the newest. */
    @Parameter(property = "ci-shared.target-version")
    private @Nullable String targetVersion;

    /** {@code true} skips the goal. */
    @Parameter(property = "ci-shared.skip")
    private @Nullable String skip;

    /** The manifest; default: {@code bao.yml}. */
    @Parameter(property = "ci-shared.files")
    private @Nullable List<String> files;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none()
                .with("root", root)
                .with("identity", identity)
                .with("to", to)
                .with("target-version", targetVersion)
                .with("skip", skip);
        new MavenFront(session, getLog()).run(Goal.POLICY_GENERATE, files == null ? List.of() : files, options);
    }
}
