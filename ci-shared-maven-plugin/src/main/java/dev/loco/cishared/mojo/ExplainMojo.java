package dev.loco.cishared.mojo;

import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.lint.Options;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Prints the page of a rule: why it is there, an example that fails, the same mended, how to allow it. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** The rule, by the id in square brackets of a finding. */
    @Parameter(property = "ci-shared.rule")
    private @Nullable String rule;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none();
        new MavenFront(session, getLog()).run(Goal.EXPLAIN, rule == null ? List.of() : List.of(rule), options);
    }
}
