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

/** Tells what OpenBao policies answer to a request, by which rule, and why the others do not decide. Fails when denied. */
@Mojo(name = "policy-decide", requiresProject = false, threadSafe = true)
public final class PolicyDecideMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** Files of policies, HCL or JSON, and folders of them. */
    @Parameter(property = "ci-shared.policy")
    private @Nullable List<String> policy;

    /** {@code read}, {@code list}, {@code scan}, {@code create}, {@code update}, {@code patch}, {@code delete}, … */
    @Parameter(property = "ci-shared.operation")
    private @Nullable String operation;

    /** What is asked for, without {@code /v1/} and without its namespace. */
    @Parameter(property = "ci-shared.path")
    private @Nullable String path;

    /** Of the policies and of the request; default: the root namespace. */
    @Parameter(property = "ci-shared.namespace")
    private @Nullable String namespace;

    /** {@code 2.6} (default) or {@code 2.5}: how LIST and SCAN are decided. */
    @Parameter(property = "ci-shared.semantics")
    private @Nullable String semantics;

    /** Parameters of the request, each {@code key=value}; default: not known. */
    @Parameter(property = "ci-shared.data")
    private @Nullable List<String> data;

    /** For how long the response is wrapped: {@code 300}, {@code 5m}. */
    @Parameter(property = "ci-shared.wrap-ttl")
    private @Nullable String wrapTtl;

    /** Many questions, one a line as JSON. */
    @Parameter(property = "ci-shared.batch")
    private @Nullable String batch;

    /** {@code text} (default), {@code json}; {@code json=file} writes to a file. */
    @Parameter(property = "ci-shared.format")
    private @Nullable List<String> format;

    /** Where the answers are written; default: the console. */
    @Parameter(property = "ci-shared.output")
    private @Nullable File output;

    /** Today's date, for blocks that expire; default: the clock's. */
    @Parameter(property = "ci-shared.date")
    private @Nullable String date;

    /** {@code true} skips the goal. */
    @Parameter(property = "ci-shared.skip")
    private @Nullable String skip;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none()
                .with("policy", policy)
                .with("operation", operation)
                .with("path", path)
                .with("namespace", namespace)
                .with("semantics", semantics)
                .with("data", data)
                .with("wrap-ttl", wrapTtl)
                .with("batch", batch)
                .with("format", format)
                .with("output", output)
                .with("date", date)
                .with("skip", skip);
        new MavenFront(session, getLog()).run(Goal.POLICY_DECIDE, List.of(), options);
    }
}
