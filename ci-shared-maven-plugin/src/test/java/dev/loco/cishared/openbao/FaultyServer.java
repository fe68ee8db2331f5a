package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A small OpenBao inside the test, on the loopback: it answers as the real one does, until it is told to misbehave. */
public final class FaultyServer implements AutoCloseable {
    private static final String HELLO = "path \\\"kv/data/hello\\\" { capabilities = [\\\"read\\\"] }\\n";
    private static final Map<String, String> HEALTHY = Map.of(
            "sys/health?standbyok=true",
            "{\"initialized\": true, \"sealed\": false, \"standby\": false, \"version\": \"2.6.2\"}",
            "sys/auth",
            "{\"data\": {\"token/\": {\"type\": \"token\"}, \"kubernetes/\": {\"type\": \"kubernetes\"}}}",
            "sys/mounts",
            "{\"data\": {\"kv/\": {\"type\": \"kv\", \"options\": {\"version\": \"2\"}}, \"sys/\": {\"type\": \"system\"}}}",
            "sys/policies/detailed/acl?list=true",
            "{\"data\": {\"keys\": [\"hello\", \"root\"], \"key_info\": {\"hello\": {\"name\": \"hello\", \"policy\": \""
                    + HELLO + "\"}}}}",
            "auth/kubernetes/role?list=true",
            "{\"data\": {\"keys\": [\"hello\"]}}",
            "auth/kubernetes/role/hello",
            "{\"data\": {\"bound_service_account_names\": [\"hello\"], \"token_policies\": [\"hello\"],"
                    + " \"token_no_default_policy\": true, \"token_ttl\": 3600}}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String token = "s." + UUID.randomUUID().toString().replace("-", "");
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final String scheme;

    /** What a path does instead of answering well. */
    public interface Behaviour {
        /** Answers, or does not. */
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A request that came in. */
    public record Call(String method, String path, String token, String namespace, String body) {}

    private FaultyServer(HttpServer server, String scheme) throws IOException {
        this.server = server;
        this.scheme = scheme;
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Without TLS. */
    public static FaultyServer start() throws IOException {
        return new FaultyServer(HttpServer.create(), "http");
    }

    /** With that certificate and key. */
    public static FaultyServer start(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create();
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new FaultyServer(server, "https");
    }

    /** Where it listens. */
    public String address() {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The only token it knows. */
    public String token() {
        return token;
    }

    /** The requests so far. */
    public List<Call> calls() {
        return calls;
    }

    /** Lets a path misbehave; {@code *} is every path. */
    public void let(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    /** A behaviour that is the first ones' one by one, then the healthy one. */
    public Behaviour first(Behaviour... some) {
        AtomicInteger next = new AtomicInteger();
        return exchange -> {
            int at = next.getAndIncrement();
            if (at < some.length) {
                some[at].answer(exchange);
            } else {
                healthy(exchange);
            }
        };
    }

    /** Answers with a status, a body, and headers as name and value in turn. */
    public static Behaviour status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String path =
                exchange.getRequestURI().getRawPath().replaceFirst("^/v1/", "") + (query == null ? "" : "?" + query);
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add(new Call(
                exchange.getRequestMethod(),
                path,
                header(exchange, "X-Vault-Token"),
                header(exchange, "X-Vault-Namespace"),
                body));
        Behaviour behaviour = behaviours.getOrDefault(path, behaviours.getOrDefault("*", this::healthy));
        behaviour.answer(exchange);
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** As a server that is well. */
    public void healthy(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String path =
                exchange.getRequestURI().getRawPath().substring("/v1/".length()) + (query == null ? "" : "?" + query);
        if (!path.startsWith("sys/health") && !header(exchange, "X-Vault-Token").equals(token)) {
            status(403, "{\"errors\": [\"permission denied\"]}").answer(exchange);
            return;
        }
        String body = HEALTHY.get(path);
        status(body == null ? 404 : 200, body == null ? "{\"errors\": []}" : body)
                .answer(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
