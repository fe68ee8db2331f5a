package dev.loco.cishared.release.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/**
 * Hands a token to git by an askpass helper: a script without any secret in it, which prints a variable of its
 * environment when git asks for a password of the one server the token is for. So the token stands on no command line, in
 * no URL, no file and no log, and a redirect to another server gets nothing.
 */
public final class Credentials implements AutoCloseable {
    private static final String TOKEN = "CI_SHARED_GIT_TOKEN";
    private static final String SERVER = "CI_SHARED_GIT_SERVER";

    // git asks: Password for 'https://user@host:port': (credential.c). The answer depends on the server alone.
    private static final String SCRIPT = "/dev/loco/cishared/release/askpass.sh";

    private final Path script;
    private final String token;
    private final String server;

    private Credentials(Path script, String token, String server) {
        this.script = script;
        this.token = token;
        this.server = server;
    }

    /**
     * Prepares the helper.
     *
     * @param url the server's repository; empty result when it is not reached by HTTP, where no token is asked for
     * @throws GitFault when no temporary file can be made
     */
    public static Optional<Credentials> of(String url, String token) throws GitFault {
        Optional<String> server = server(url);
        if (server.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        try {
            Path script = Files.createTempFile(
                    "ci-shared-askpass-",
                    ".sh",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            try (InputStream in = Credentials.class.getResourceAsStream(SCRIPT)) {
                Files.write(script, Objects.requireNonNull(in, SCRIPT).readAllBytes());
            }
            return Optional.of(new Credentials(script, token, server.get()));
        } catch (IOException | UnsupportedOperationException full) {
            throw new GitFault("no temporary file can be made for git's askpass helper: " + full.getMessage());
        }
    }

    /** Scheme, host and port, as git names them when it asks. */
    private static Optional<String> server(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0 || !url.substring(0, scheme).matches("https?")) {
            return Optional.empty();
        }
        String rest = url.substring(scheme + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        return Optional.of(url.substring(0, scheme + 3) + authority.substring(authority.lastIndexOf('@') + 1));
    }

    /** git with the helper, and without helpers of the machine's own, which could know another token. */
    Git giveTo(Git git) {
        return git.configured("credential.helper=")
                .configured("core.askPass=" + script)
                .with("GIT_ASKPASS", script.toString())
                .with(TOKEN, token)
                .with(SERVER, server);
    }

    /** The text without the token. */
    String hideIn(String text) {
        return text.replace(token, "********");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(script);
        } catch (IOException left) {
            // It holds no secret.
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + server + "]";
    }
}
