package dev.loco.cishared.release.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.loco.cishared.release.TestGit;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Git's own {@code git http-backend}, called by CGI; one process a request. */
final class HttpBackend {
    private final Path root;
    private final Path program;
    private final Executor threads;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    HttpBackend(Path root, Executor threads) throws IOException {
        this.root = root;
        this.program = program();
        this.threads = threads;
    }

    /**
     * Itself, and not by {@code git}: with that killed, it would go on, and where its input ends early it reads on for ever.
     */
    private static Path program() throws IOException {
        Process git = new ProcessBuilder("git", "--exec-path").start();
        String folder = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
        return Path.of(folder, "git-http-backend");
    }

    /**
     * Carries a request out.
     *
     * @param config of git, for this request
     * @param protocol what the client asks for as {@code Git-Protocol}; empty for the first one
     */
    Response carryOut(HttpExchange exchange, byte[] body, Map<String, String> config, String protocol)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.toString());
        Map<String, String> environment = builder.environment();
        TestGit.neutralise(environment);
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        String query = exchange.getRequestURI().getRawQuery();
        environment.put("QUERY_STRING", query == null ? "" : query);
        environment.put("REMOTE_ADDR", "127.0.0.1");
        environment.put("CONTENT_LENGTH", Integer.toString(body.length));
        putHeader(exchange, "Content-Type", environment, "CONTENT_TYPE");
        putHeader(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
        if (!protocol.isEmpty()) {
            environment.put("HTTP_GIT_PROTOCOL", protocol);
            environment.put("GIT_PROTOCOL", protocol);
        }
        environment.put("GIT_CONFIG_COUNT", Integer.toString(config.size()));
        int number = 0;
        for (Map.Entry<String, String> one : config.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + number, one.getKey());
            environment.put("GIT_CONFIG_VALUE_" + number, one.getValue());
            number++;
        }
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        running.add(process);
        try {
            threads.execute(() -> feed(process, body));
            byte[] output = process.getInputStream().readAllBytes();
            process.waitFor();
            return Response.ofCgi(output);
        } finally {
            stop(process);
            running.remove(process);
        }
    }

    private static void putHeader(
            HttpExchange exchange, String name, Map<String, String> environment, String variable) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    /** It may end before it has read all: a refused push. */
    private static void feed(Process process, byte[] body) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        } catch (IOException ended) {
            // What it says of it is its answer.
        }
    }

    /** The processes of requests that are under way, with the hooks they have started. */
    Set<ProcessHandle> processes() {
        Set<ProcessHandle> all = ConcurrentHashMap.newKeySet();
        running.forEach(process -> {
            all.add(process.toHandle());
            process.descendants().forEach(all::add);
        });
        return all;
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    void stopAll() {
        running.forEach(HttpBackend::stop);
    }
}
