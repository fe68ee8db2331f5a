package dev.loco.cishared.release.woodpecker;

import static dev.loco.cishared.release.woodpecker.WoodpeckerServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be wrong with a server: the release goes on all the same, never sooner than without an API. */
class PipelineWaitFaultsTest extends AgainstWoodpecker {
    @ParameterizedTest
    @CsvSource({
        "400, answers 400",
        "401, it does not take WOODPECKER_TOKEN",
        "403, it does not take WOODPECKER_TOKEN",
        "404, knows no repository `loco/hello`",
        "418, answers 418"
    })
    void refused(int code, String said) throws InterruptedException {
        server.let(status(code, "<html>\u0000"));

        waits(30, Outcome.Reason.REFUSED, said);
        assertThat(server.calls()).as("asking again does not help").hasSize(1);
    }

    @Test
    void refusedInTheMiddle() throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "pending", "");
        server.let(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/7")) {
                status(403, "").answer(exchange);
            } else {
                server.healthy(exchange);
            }
        });

        waits(30, Outcome.Reason.REFUSED, "answers 403");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int code) throws IOException, InterruptedException {
        try (WoodpeckerServer other = new WoodpeckerServer(clock)) {
            server.let(status(code, "", "Location", other.address() + "/api/repos/lookup/loco/hello"));

            waits(30, Outcome.Reason.REFUSED, "answers " + code + ", a redirect");
            assertThat(other.calls()).as("the token goes to no other port").isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void notForNow(int code) throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "running", COMPLETE);
        server.until(4_000, status(code, "no"));

        assertThat(await().text()).contains("pipeline 7 with 2 workflows");
    }

    @Test
    void notForNowForEver() throws InterruptedException {
        server.let(status(502, "Bad Gateway"));

        waits(60, Outcome.Reason.NOT_REACHABLE, "answers 502");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000",
                "<!doctype html><html></html>",
                "null",
                "[]",
                "{}",
                "\"id\"",
                "{\"id\": null}",
                "{\"id\": \"42\"}",
                "{\"id\": 42.5}",
                "{\"id\": -1}",
                "{\"id\": 99999999999999999999999999}",
                "{\"id\": 42",
                "{\"id\": 42}}",
                "{\"id\": 42} 1",
                "{\"id\": 42, \"name\": \"unterminated}"
            })
    void garbage(String body) throws InterruptedException {
        server.let(status(200, body));

        waits(30, Outcome.Reason.REFUSED, "is no API of Woodpecker's (");
    }

    @Test
    void garbageThatIsDeep() throws InterruptedException {
        server.let(status(200, "[".repeat(1_000_000)));

        waits(30, Outcome.Reason.REFUSED, "is no API of Woodpecker's (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[{}]", "[null]", "[{\"number\": 7, \"ref\": {}}]", "[{\"number\": 7}"})
    void garbageInTheList(String body) throws InterruptedException {
        server.let(exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/pipelines")) {
                status(200, body).answer(exchange);
            } else {
                server.healthy(exchange);
            }
        });

        waits(30, Outcome.Reason.REFUSED, "is no API of Woodpecker's (");
    }

    @Test
    void anAnswerWithoutEnd() throws InterruptedException {
        byte[] blanks = new byte[1 << 20];
        server.let(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 4096; i++) {
                    out.write(blanks);
                }
            }
        });

        waits(30, Outcome.Reason.REFUSED, "answers with more than 8388608 bytes");
    }

    @Test
    void noAnswer() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        slowly(exchange -> waitFor(over));

        waits(60, Outcome.Reason.NOT_REACHABLE, "did not answer within");
        over.countDown();
    }

    @Test
    void anAnswerInDrops() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        slowly(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            while (over.getCount() > 0) {
                out.write(' ');
                out.flush();
                pauseFor(20);
            }
            exchange.close();
        });

        waits(60, Outcome.Reason.NOT_REACHABLE, "did not answer within");
        over.countDown();
    }

    private void slowly(WoodpeckerServer.Behaviour behaviour) {
        patience = new Patience(
                patience.without(), patience.appears(), patience.whole(), Duration.ofMillis(100), patience.mostBytes());
        server.let(behaviour);
    }

    private static void waitFor(CountDownLatch over) throws IOException {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            throw new IOException("stopped");
        }
    }

    private static void pauseFor(int millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw new IOException("stopped");
        }
    }

    @Test
    void anAnswerThatIsCut() throws InterruptedException {
        server.let(PipelineWaitFaultsTest::cut);

        waits(60, Outcome.Reason.NOT_REACHABLE, "ended the connection before the answer was complete");
    }

    private static void cut(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        throw new IOException("cut on purpose");
    }

    @Test
    void nobodyListens() throws InterruptedException {
        server.close();

        waits(60, Outcome.Reason.NOT_REACHABLE, "cannot be reached");
    }
}
