package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** What no answer of an HTTP server's is. */
final class Misbehaviour {
    private Misbehaviour() {}

    static void cut(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write("{\"data\": {".getBytes(UTF_8));
        exchange.getResponseBody().flush();
        throw new IOException("cut on purpose");
    }

    static void never(HttpExchange exchange) {
        sleep(2_000);
        exchange.close();
    }

    static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 40; i++) {
                out.write(' ');
                out.flush();
                sleep(50);
            }
        }
    }

    static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 4096; i++) {
                out.write(blanks);
            }
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
