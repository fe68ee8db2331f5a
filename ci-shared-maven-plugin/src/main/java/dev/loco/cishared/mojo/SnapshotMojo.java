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
 * Reads the policies, roles and mounts of a live OpenBao and writes them to a folder, without any secret. Tokens and other
 * credentials are no parameters, since Maven prints those: they come from variables or files.
 */
@Mojo(name = "snapshot", requiresProject = false, threadSafe = true)
public final class SnapshotMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it
    private MavenSession session;

    /** The folder that is written. */
    @Parameter(property = "ci-shared.to")
    private @Nullable File to;

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

    /** {@code true} skips the goal. */
    @Parameter(property = "ci-shared.skip")
    private @Nullable String skip;

    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        Options options = Options.none()
                .with("to", to)
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
                .with("skip", skip);
        new MavenFront(session, getLog()).run(Goal.SNAPSHOT, List.of(), options);
    }
}
