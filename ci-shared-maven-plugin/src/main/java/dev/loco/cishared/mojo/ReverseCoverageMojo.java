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
 * Holds bao.yml, or the manifests of a fleet, against OpenBao's policies: what is declared is granted, and nothing else is.
 * Policies come from a folder or a live server. Tokens and other credentials are no parameters, since Maven prints those:
 * they come from variables or files.
 */
@Mojo(name = "reverse-coverage", requiresProject = false, threadSafe = true)
public final class ReverseCoverageMojo extends AbstractMojo {
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

    /** Manifests by globs, such as {@code fleet/*&#47;bao.yml}; more than one make a fleet. */
    @Parameter(property = "ci-shared.manifests")
    private @Nullable List<String> manifests;

    /** A snapshot, or a folder of policies; default: the server, else {@code policies.folder} in .ci-shared.yml. */
    @Parameter(property = "ci-shared.policies")
    private @Nullable File policies;

    /** The release of OpenBao that decides, such as 2.6; default: the server's, {@code policies.version}, the newest. */
    @Parameter(property = "ci-shared.target-version")
    private @Nullable String targetVersion;

    /** The server, such as {@code https://bao.example.org:8200}; default: {@code BAO_ADDR}. */
    @Parameter(property = "ci-shared.address")
    private @Nullable String address;

    /** The namespace, read with all below it; default: {@code BAO_NAMESPACE}, else the root. */
    @Parameter(property = "ci-shared.namespace")
    private @Nullable String namespace;

    /** Certificates in PEM of the CAs to trust, and no others; default: {@code BAO_CACERT}, else those of the JVM. */
    @Parameter(property = "ci-shared.ca-cert")
    private @Nullable File caCert;

    /** A folder of such files; default: {@code BAO_CAPATH}. */
    @Parameter(property = "ci-shared.ca-path")
    private @Nullable File caPath;

    /** How to log in: {@code token} (default), {@code approle}, {@code kubernetes}, {@code jwt}. */
    @Parameter(property = "ci-shared.auth")
    private @Nullable String auth;

    /** Where the auth method is mounted; default: its name. */
    @Parameter(property = "ci-shared.auth-mount")
    private @Nullable String authMount;

    /** The role of {@code kubernetes} or {@code jwt}; default: {@code BAO_AUTH_ROLE}. */
    @Parameter(property = "ci-shared.auth-role")
    private @Nullable String authRole;

    /** The file with the token; default: {@code BAO_TOKEN}, {@code BAO_TOKEN_FILE}, what {@code bao login} left. */
    @Parameter(property = "ci-shared.token-file")
    private @Nullable File tokenFile;

    /** The role id of AppRole; default: {@code BAO_ROLE_ID}. */
    @Parameter(property = "ci-shared.role-id")
    private @Nullable String roleId;

    /** The file with AppRole's secret id; default: {@code BAO_SECRET_ID}, {@code BAO_SECRET_ID_FILE}. */
    @Parameter(property = "ci-shared.secret-id-file")
    private @Nullable File secretIdFile;

    /** The file with the JWT; default: {@code BAO_JWT}, {@code BAO_JWT_FILE}, the pod's own for kubernetes. */
    @Parameter(property = "ci-shared.jwt-file")
    private @Nullable File jwtFile;

    /** From now on, only findings that are not there today count. */
    @Parameter(property = "ci-shared.write-baseline")
    private boolean writeBaseline;

    /** The manifests; default: {@code bao.yml}. */
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
                .with("manifests", manifests)
                .with("policies", policies)
                .with("target-version", targetVersion)
                .with("address", address)
                .with("namespace", namespace)
                .with("ca-cert", caCert)
                .with("ca-path", caPath)
                .with("auth", auth)
                .with("auth-mount", authMount)
                .with("auth-role", authRole)
                .with("token-file", tokenFile)
                .with("role-id", roleId)
                .with("secret-id-file", secretIdFile)
                .with("jwt-file", jwtFile)
                .with("write-baseline", writeBaseline);
        new MavenFront(session, getLog()).run(Goal.REVERSE_COVERAGE, files == null ? List.of() : files, options);
    }
}
