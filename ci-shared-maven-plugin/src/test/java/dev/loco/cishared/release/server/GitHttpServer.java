package dev.loco.cishared.release.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A git server inside the test, on the loopback: the bare repositories below a folder, served by git's own backend, until
 * it is told to misbehave. It ends every connection after one answer, so that no client's library sends a request again
 * by itself; {@link #keepAlive} changes that.
 */
public final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpBackend backend;
    private final Map<String, String> config = new ConcurrentHashMap<>(Map.of("http.receivepack", "true"));
    private final Map<Stage, Fault> faults = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Optional<Login> login = Optional.empty();
    private volatile boolean newProtocol = true;
    private volatile boolean keepAlive;

    /**
     * A request that came in.
     *
     * @param authorization the header, empty without
     * @param protocol the header {@code Git-Protocol}, empty without
     */
    public record Call(Optional<Stage> stage, String path, String authorization, String protocol) {}

    private record Login(String header, boolean pushOnly) {}

    /** Serves the repositories below that folder. */
    public GitHttpServer(Path root) throws IOException {
        backend = new HttpBackend(root.toAbsolutePath(), threads);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Where it listens, without a slash at its end. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The same by another name of the host. */
    public String otherAddress() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The address of a repository. */
    public String address(String repository) {
        return address() + "/" + repository;
    }

    /** The requests so far. */
    public List<Call> calls() {
        return calls;
    }

    /** Requires basic authentication of everybody. */
    public GitHttpServer requireLogin(String user, String password) {
        login = Optional.of(new Login(basic(user, password), false));
        return this;
    }

    /** Requires basic authentication of whoever pushes, as a public repository of a forge does. */
    public GitHttpServer requireLoginToPush(String user, String password) {
        login = Optional.of(new Login(basic(user, password), true));
        return this;
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** Sets git's configuration at the server, such as {@code receive.advertiseAtomic} or {@code uploadpack.allowFilter}. */
    public GitHttpServer config(String key, String value) {
        config.put(key, value);
        return this;
    }

    /** From now on a stage misbehaves. */
    public GitHttpServer let(Stage stage, Fault fault) {
        faults.put(stage, fault);
        return this;
    }

    /** From now on every stage is well. */
    public GitHttpServer heal() {
        faults.clear();
        return this;
    }

    /** Speaks protocol 0 only, whatever the client asks for. */
    public GitHttpServer oldProtocol() {
        newProtocol = false;
        return this;
    }

    /** Lets a client use a connection again. */
    public GitHttpServer keepAlive() {
        keepAlive = true;
        return this;
    }

    /** The processes that are at work for it now, hooks among them. */
    public Set<ProcessHandle> processes() {
        return backend.processes();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Optional<Stage> stage = Stage.of(exchange);
        String protocol = header(exchange, "Git-Protocol");
        calls.add(new Call(stage, exchange.getRequestURI().toString(), header(exchange, "Authorization"), protocol));
        if (!keepAlive) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        if (isUnknown(exchange, stage)) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"test\"");
            Response.of(401, "who are you?\n").send(exchange);
            return;
        }
        Callable<Response> work =
                () -> backend.carryOut(exchange, body, Map.copyOf(config), newProtocol ? protocol : "");
        Optional<Fault> fault = stage.flatMap(one -> Optional.ofNullable(faults.get(one)));
        try {
            if (fault.isPresent()) {
                fault.get().answer(exchange, work);
            } else {
                work.call().send(exchange);
            }
        } catch (InterruptedException closed) {
            throw new IOException("the server is closed");
        } catch (IOException | RuntimeException ended) {
            throw ended;
        } catch (Exception other) {
            throw new IOException(other);
        }
    }

    private boolean isUnknown(HttpExchange exchange, Optional<Stage> stage) {
        return login.filter(one ->
                        !one.pushOnly() || stage.isPresent() && stage.get().isOfPush())
                .filter(one -> !one.header().equals(header(exchange, "Authorization")))
                .isPresent();
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** Ends what is at work, each process by its id, and every connection. */
    @Override
    public void close() {
        threads.shutdownNow();
        backend.stopAll();
        server.stop(0);
    }
}
