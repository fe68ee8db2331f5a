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

/**
 * Prints the page of a rule: why it is there, an example that fails, the same mended, how to allow it. Or what the
 * pipelines do: which step runs on which event, in which order, with which secrets.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** The rule, by the id in square brackets of a finding. */
    @Parameter(property = "ci-shared.rule")
    private @Nullable String rule;

    /** Explain the pipelines instead of a rule. */
    @Parameter(property = "ci-shared.pipeline")
    private boolean pipeline;

    /** The repository whose pipelines are explained; default: the directory Maven was started in. */
    @Parameter(property = "ci-shared.root")
    private @Nullable File root;

    /** Pushes to it are told from others; default: what git has from the server, else a guess. */
    @Parameter(property = "ci-shared.default-branch")
    private @Nullable String defaultBranch;

    /** {@code text} (default), {@code json}, {@code html}; {@code html=file} writes to a file. */
    @Parameter(property = "ci-shared.format")
    private @Nullable List<String> format;

    /** Where a format without a file of its own is written; default: the console. */
    @Parameter(property = "ci-shared.output")
    private @Nullable File output;

    /** The pipelines; default: all of the repository. */
    @Parameter(property = "ci-shared.files")
    private @Nullable List<String> files;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        List<String> rules = rule == null ? List.of() : List.of(rule);
        Options options = Options.none().with("pipeline", pipeline);
        if (pipeline) {
            options = options.with("root", root)
                    .with("default-branch", defaultBranch)
                    .with("format", format)
                    .with("output", output);
        }
        List<String> named = files == null ? List.of() : files;
        new MavenFront(session, getLog()).run(Goal.EXPLAIN, pipeline ? named : rules, options);
    }
}
