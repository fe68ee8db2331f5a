package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real OpenBao for a test: {@code bao server -dev} on a free port of the loopback, everything in memory, its root
 * token made up anew. It ends when it is closed.
 *
 * <p>The binary is the one that {@code BAO_BIN} names, else {@code bao} on the {@code PATH}.
 *
 * <pre>{@code
 * try (DevServer server = DevServer.startOrSkip("the decisions against a real server")) {
 *     server.ok("PUT", "sys/policies/acl/hello", "{\"policy\": \"…\"}");
 * }
 * }</pre>
 */
public final class DevServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final int TRIES = 3;

    private final Process process;
    private final Path home;
    private final URI address;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    /** What the server answered. */
    public record Answer(int status, String body) {}

    private DevServer(Process process, Path home, URI address, String token) {
        this.process = process;
        this.home = home;
        this.address = address;
        this.token = token;
    }

    /**
     * A server of its own for one test.
     *
     * @param test what is tried with it; printed when there is no binary, and the test is then skipped
     */
    public static DevServer startOrSkip(String test) throws IOException, InterruptedException {
        Optional<Path> binary = binary();
        if (binary.isEmpty()) {
            String why = "skipped: " + test + " because `bao` is not on the PATH and BAO_BIN names none";
            System.out.println(why);
            Assumptions.abort(why);
        }
        return start(binary.orElseThrow());
    }

    /** The binary to try things with. */
    public static Optional<Path> binary() {
        String named = System.getenv("BAO_BIN");
        Stream<Path> places = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Arrays.stream(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> Path.of(folder, "bao"));
        return places.filter(Files::isExecutable).findFirst();
    }

    private static DevServer start(Path binary) throws IOException, InterruptedException {
        String said = "";
        for (int i = 0; i < TRIES; i++) {
            DevServer server = launch(binary);
            if (server.isUp()) {
                return server;
            }
            said = server.log();
            server.close();
        }
        throw new IOException(binary + " did not start: " + said);
    }

    private static DevServer launch(Path binary) throws IOException {
        Path home = Files.createTempDirectory("bao-dev-");
        String listen = "127.0.0.1:" + freePort();
        String token = "root-" + UUID.randomUUID();
        ProcessBuilder builder = new ProcessBuilder(
                binary.toString(), "server", "-dev", "-dev-no-store-token", "-dev-listen-address=" + listen);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("BAO_") || name.startsWith("VAULT_"));
        environment.put("HOME", home.toString());
        // Not an argument: those are everyone's to read.
        environment.put("BAO_DEV_ROOT_TOKEN_ID", token);
        Process process = builder.directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File(File.separatorChar == '/' ? "/dev/null" : "NUL")))
                .start();
        return new DevServer(process, home, URI.create("http://" + listen), token);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isUp() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                // Of a development server `default` is among the last things written: only then is it ready.
                if (request("GET", "sys/policies/acl/default", "").status() == 200) {
                    return true;
                }
            } catch (IOException notYet) {
                // Tried again.
            }
            Thread.sleep(100);
        }
        return false;
    }

    /** Where it listens, such as {@code http://127.0.0.1:40123}. */
    public URI address() {
        return address;
    }

    /** The root token. */
    public String token() {
        return token;
    }

    /** What the server has printed so far. */
    public String log() {
        try {
            return Files.readString(home.resolve("log"));
        } catch (IOException gone) {
            return "no log: " + gone.getMessage();
        }
    }

    /**
     * A request with the root token.
     *
     * @param path below {@code /v1/}
     * @param body JSON, empty for none
     */
    public Answer request(String method, String path, String body) throws IOException, InterruptedException {
        return request(method, path, body, token, "");
    }

    /** A request with another token, in a namespace. */
    public Answer request(String method, String path, String body, String token, String namespace)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve("/v1/" + path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Vault-Token", token)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!namespace.isEmpty()) {
            request.header("X-Vault-Namespace", namespace);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(UTF_8));
        return new Answer(response.statusCode(), response.body());
    }

    /** A request that must succeed; its answer's body. */
    public String ok(String method, String path, String body) throws IOException, InterruptedException {
        return ok(method, path, body, "");
    }

    /** The same in a namespace. */
    public String ok(String method, String path, String body, String namespace)
            throws IOException, InterruptedException {
        Answer answer = request(method, path, body, token, namespace);
        if (answer.status() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(home)) {
            return tree.sorted(java.util.Comparator.reverseOrder()).toList();
        }
    }
}
