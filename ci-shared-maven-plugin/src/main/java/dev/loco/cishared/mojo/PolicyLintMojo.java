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

/** Checks OpenBao's policies: denies that do not hold, rules that never decide, and what OpenBao refuses. */
@Mojo(name = "policy-lint", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class PolicyLintMojo extends AbstractMojo {
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

    /** The release of OpenBao that the policies are for, such as {@code 2.6}; default: {@code policies.version} in .ci-shared.yml, else all that are known. */
    @Parameter(property = "ci-shared.target-version")
    private @Nullable String targetVersion;

    /** Files and folders; default: {@code policies.folder} in .ci-shared.yml. */
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
                .with("target-version", targetVersion);
        new MavenFront(session, getLog()).run(Goal.POLICY_LINT, files == null ? List.of() : files, options);
    }
}
