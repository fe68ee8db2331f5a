package dev.loco.cishared.release.woodpecker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A small Woodpecker inside the test, on the loopback, with one repository. What it shows changes with the test's clock.
 * It answers as the real one (3.17, {@code server/api} and {@code server/router/middleware/session}), until it is told to
 * misbehave.
 */
final class WoodpeckerServer implements AutoCloseable {
    static final String REPOSITORY = "loco/hello";
    private static final int ID = 42;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock;
    private final String token = UUID.randomUUID().toString();
    private final List<Shown> shown = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private Optional<Behaviour> behaviour = Optional.empty();

    /** What it does instead of answering well. */
    interface Behaviour {
        /** Answers, or does not. */
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A request that came in. */
    record Call(String path, String authorization) {}

    /** What is shown of a pipeline from some time on, in milliseconds; {@code gone} takes it away again. */
    record Shown(
            long from,
            long number,
            String event,
            String ref,
            String commit,
            String status,
            String workflows,
            boolean gone) {
        String json(boolean whole) {
            String tail = whole && !workflows.isEmpty() ? ", \"workflows\": " + workflows : "";
            return """
                    {"id": %d, "number": %d, "author": "somebody", "parent": 0, "event": "%s", "event_reason": null,
                     "status": "%s", "errors": null, "created": 1700000000, "commit": "%s", "branch": "", "ref": "%s",
                     "variables": {"number": "1", "status": "success"}, "message": "created tag \\u0000 \\ud83d\\udc26",
                     "release": {"title": "x"}%s}""".formatted(number + 900, number, event, status, commit, ref, tail);
        }
    }

    WoodpeckerServer(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The only token it knows. */
    String token() {
        return token;
    }

    List<Call> calls() {
        return calls;
    }

    /** From that time on a pipeline is so. */
    void show(long from, long number, String ref, String commit, String status, String workflows) {
        shown.add(new Shown(from, number, "tag", ref, commit, status, workflows, false));
    }

    void show(Shown one) {
        shown.add(one);
    }

    /** From that time on the pipeline is no more. */
    void drop(long from, long number) {
        shown.add(new Shown(from, number, "tag", "", "", "", "", true));
    }

    /** From now on it misbehaves. */
    void let(Behaviour other) {
        behaviour = Optional.of(other);
    }

    /** Misbehaves until that time. */
    void until(long time, Behaviour other) {
        let(exchange -> {
            if (clock.millis() < time) {
                other.answer(exchange);
            } else {
                healthy(exchange);
            }
        });
    }

    /** Answers with a status, a body, and headers as name and value in turn. */
    static Behaviour status(int status, String body, String... headers) {
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
        calls.add(new Call(exchange.getRequestURI().toString(), authorization(exchange)));
        // On a connection that stays open the JDK's server sends head and body 40 ms apart (Nagle's algorithm).
        exchange.getResponseHeaders().add("Connection", "close");
        Behaviour now = behaviour.orElse(this::healthy);
        now.answer(exchange);
    }

    private static String authorization(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header;
    }

    /** As a server that is well. */
    void healthy(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!authorization(exchange).equals("Bearer " + token)) {
            status(401, "").answer(exchange);
        } else if (path.equals("/api/repos/lookup/" + REPOSITORY)) {
            status(200, "{\"id\": " + ID + ", \"forge_remote_id\": \"7\", \"full_name\": \"" + REPOSITORY + "\"}")
                    .answer(exchange);
        } else if (path.equals("/api/repos/" + ID + "/pipelines")) {
            status(200, list(query(exchange))).answer(exchange);
        } else if (path.startsWith("/api/repos/" + ID + "/pipelines/")) {
            long number = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
            Optional<Shown> one = Optional.ofNullable(now().get(number));
            status(one.isEmpty() ? 404 : 200, one.map(it -> it.json(true)).orElse(""))
                    .answer(exchange);
        } else if (path.startsWith("/api/")) {
            status(404, "").answer(exchange);
        } else {
            // Every other path is the web interface's.
            status(200, "<!doctype html><html></html>", "Content-Type", "text/html")
                    .answer(exchange);
        }
    }

    private Map<Long, Shown> now() {
        Map<Long, Shown> now = new TreeMap<>();
        for (Shown one : shown) {
            if (one.from() <= clock.millis()) {
                now.put(one.number(), one);
            }
        }
        now.values().removeIf(Shown::gone);
        return now;
    }

    private String list(Map<String, String> query) {
        String part = query.getOrDefault("ref", "").toLowerCase(Locale.ROOT);
        int perPage = Integer.parseInt(query.getOrDefault("perPage", "50"));
        return now().values().stream()
                .filter(one -> one.ref().toLowerCase(Locale.ROOT).contains(part))
                .filter(one -> query.getOrDefault("event", one.event()).equals(one.event()))
                .sorted(Comparator.comparingLong(Shown::number).reversed())
                .limit(perPage)
                .map(one -> one.json(false))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(exchange.getRequestURI().getRawQuery().split("&")).forEach(pair -> {
            String[] both = pair.split("=", 2);
            query.put(both[0], URLDecoder.decode(both[1], UTF_8));
        });
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
