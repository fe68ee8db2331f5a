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

/** Checks messages of commits against Conventional Commits 1.0.0: a file, a range, standard input, or the newest commit. */
@Mojo(name = "commit-check", requiresProject = false, threadSafe = true)
public final class CommitCheckMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** The repository; default: the directory Maven was started in. */
    @Parameter(property = "ci-shared.root")
    private @Nullable File root;

    /** The file of a message, as git hands it to a hook. */
    @Parameter(property = "ci-shared.message")
    private @Nullable String message;

    /** The commits of a range, {@code origin/main..HEAD}; merges are left out. */
    @Parameter(property = "ci-shared.range")
    private @Nullable String range;

    /** One message from standard input. */
    @Parameter(property = "ci-shared.stdin")
    private boolean stdin;

    /** With {@code stdin}: many messages, each ended by a NUL. */
    @Parameter(property = "ci-shared.null")
    private boolean nul;

    /** {@code text} (default), {@code json} (an object a message), {@code concise}, {@code sarif}, {@code junit}, {@code checkstyle}, {@code gitlab}; {@code sarif=file} writes to a file. */
    @Parameter(property = "ci-shared.format")
    private @Nullable List<String> format;

    /** Where a format without a file of its own is written; default: the console. */
    @Parameter(property = "ci-shared.output")
    private @Nullable File output;

    /** The build fails from this severity on: {@code error} (default), {@code warning}, {@code note}. */
    @Parameter(property = "ci-shared.fail-on")
    private @Nullable String failOn;

    /** Only these rules, by id or namespace. */
    @Parameter(property = "ci-shared.rules")
    private @Nullable List<String> rules;

    /** {@code true} skips the goal; else ids or namespaces of rules to leave out. */
    @Parameter(property = "ci-shared.skip")
    private @Nullable List<String> skip;

    /** At most so many characters of a credential are shown, 0 to 4. */
    @Parameter(property = "ci-shared.redact")
    private @Nullable String redact;

    /** Has git check every message by its hook commit-msg, with the command {@code commit-check}. */
    @Parameter(property = "ci-shared.install-hook")
    private boolean installHook;

    /** Removes that hook. */
    @Parameter(property = "ci-shared.uninstall-hook")
    private boolean uninstallHook;

    /** With {@code install-hook}: also replaces another hook, which is kept beside it. */
    @Parameter(property = "ci-shared.force")
    private boolean force;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none()
                .with("root", root)
                .with("range", range)
                .with("stdin", stdin)
                .with("null", nul)
                .with("format", format)
                .with("output", output)
                .with("fail-on", failOn)
                .with("rules", rules)
                .with("skip", skip)
                .with("redact", redact)
                .with("install-hook", installHook)
                .with("uninstall-hook", uninstallHook)
                .with("force", force);
        List<String> files = message == null ? List.of() : List.of(message);
        new MavenFront(session, getLog()).run(Goal.COMMIT_CHECK, files, options);
    }
}
