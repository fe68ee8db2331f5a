package dev.loco.cishared.release.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole answer. */
record Response(int status, Map<String, String> headers, byte[] body) {
    static Response of(int status, String body) {
        return new Response(status, Map.of("Content-Type", "text/plain"), body.getBytes(UTF_8));
    }

    /** What a CGI program printed (RFC 3875, 6). */
    static Response ofCgi(byte[] output) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        int status = 200;
        int from = 0;
        while (true) {
            int end = from;
            while (end < output.length && output[end] != '\n') {
                end++;
            }
            if (end == output.length) {
                throw new IOException("git http-backend ended within its headers");
            }
            String line = new String(output, from, end - from, ISO_8859_1).strip();
            from = end + 1;
            if (line.isEmpty()) {
                return new Response(status, headers, Arrays.copyOfRange(output, from, output.length));
            }
            String[] both = line.split(": *", 2);
            if (both[0].equalsIgnoreCase("Status")) {
                status = Integer.parseInt(both[1].substring(0, 3));
            } else {
                headers.put(both[0], both[1]);
            }
        }
    }

    void sendHead(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    }

    void send(HttpExchange exchange) throws IOException {
        sendHead(exchange);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
