package dev.loco.cishared.mojo;

import dev.loco.cishared.lint.Goal;
import dev.loco.cishared.lint.Options;
import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Looks for credentials and unsafe use of OpenBao in any file of the repository. */
@Mojo(name = "bao-lint", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class BaoLintMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** The repository; default: the directory Maven was started in. */
    @Parameter(property = "ci-shared.root")
    private @Nullable File root;

    /** {@code text} (default), {@code concise}, {@code json}, {@code sarif}, {@code junit}, {@code checkstyle}, {@code gitlab}; {@code sarif=file} writes to a file. */
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

    /** Today's date for everything that expires; default: the clock's. */
    @Parameter(property = "ci-shared.date")
    private @Nullable String date;

    /** At most so many characters of a credential are shown, 0 to 4. */
    @Parameter(property = "ci-shared.redact")
    private @Nullable String redact;

    /** What git has staged instead of the files on disk. */
    @Parameter(property = "ci-shared.staged")
    private boolean staged;

    /** All commits there are instead of the files on disk. */
    @Parameter(property = "ci-shared.history")
    private boolean history;

    /** The commits since that revision, such as {@code origin/main}, instead of the files on disk. */
    @Parameter(property = "ci-shared.since")
    private @Nullable String since;

    /** From now on, only findings that are not there today count. */
    @Parameter(property = "ci-shared.write-baseline")
    private boolean writeBaseline;

    /** Has git run {@code bao-lint --staged} before every commit, by its hook pre-commit. */
    @Parameter(property = "ci-shared.install-hook")
    private boolean installHook;

    /** Removes that hook. */
    @Parameter(property = "ci-shared.uninstall-hook")
    private boolean uninstallHook;

    /** With {@code install-hook}: also replaces another hook, which is kept beside it. */
    @Parameter(property = "ci-shared.force")
    private boolean force;

    /** Files and folders; default: the whole repository. */
    @Parameter(property = "ci-shared.files")
    private @Nullable List<String> files;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none()
                .with("root", root)
                .with("format", format)
                .with("output", output)
                .with("fail-on", failOn)
                .with("rules", rules)
                .with("skip", skip)
                .with("date", date)
                .with("redact", redact)
                .with("staged", staged)
                .with("history", history)
                .with("since", since)
                .with("write-baseline", writeBaseline)
                .with("install-hook", installHook)
                .with("uninstall-hook", uninstallHook)
                .with("force", force);
        new MavenFront(session, getLog()).run(Goal.BAO_LINT, files == null ? List.of() : files, options);
    }
}
