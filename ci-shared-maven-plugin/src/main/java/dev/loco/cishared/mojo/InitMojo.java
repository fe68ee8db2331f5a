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

/** Sets a repository that exists up: writes the pipeline, bao.yml and what else is missing, and overwrites nothing. */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** The repository; default: the directory Maven was started in. */
    @Parameter(property = "ci-shared.root")
    private @Nullable File root;

    /** {@code python}, {@code python-3.13}, {@code rust}, {@code go}, {@code generic}; default: by the repository's files. */
    @Parameter(property = "ci-shared.language")
    private @Nullable String language;

    /** Host of the registry that images are pushed to and the shared ones come from. */
    @Parameter(property = "ci-shared.registry")
    private @Nullable String registry;

    /** The repository and the workload; default: the directory's name. */
    @Parameter(property = "ci-shared.name")
    private @Nullable String name;

    /** The image in the registry, {@code owner/name}; default: {@code loco/<name>}. */
    @Parameter(property = "ci-shared.image")
    private @Nullable String image;

    /** Host of kaniko's mirror and cache; default: {@code sm-zot:5000}. */
    @Parameter(property = "ci-shared.mirror")
    private @Nullable String mirror;

    /** The owner in bao.yml; default: {@code platform}. */
    @Parameter(property = "ci-shared.team")
    private @Nullable String team;

    /** Mail address of the owner; default: {@code <team>@example.org}. */
    @Parameter(property = "ci-shared.contact")
    private @Nullable String contact;

    /** Show what would be written and write nothing. */
    @Parameter(property = "ci-shared.dry-run")
    private boolean dryRun;

    /** {@code true} skips the goal. */
    @Parameter(property = "ci-shared.skip")
    private @Nullable String skip;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none()
                .with("root", root)
                .with("language", language)
                .with("registry", registry)
                .with("name", name)
                .with("image", image)
                .with("mirror", mirror)
                .with("team", team)
                .with("contact", contact)
                .with("dry-run", dryRun)
                .with("skip", skip);
        new MavenFront(session, getLog()).run(Goal.INIT, List.of(), options);
    }
}
