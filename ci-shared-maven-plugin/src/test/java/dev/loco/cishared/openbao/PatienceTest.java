package dev.loco.cishared.openbao;

import static dev.loco.cishared.openbao.FaultyServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long is waited between attempts, on a clock on which waiting costs nothing. */
class PatienceTest {
    @TempDir
    Path dir;

    private FaultyServer server;
    private final FreeClock clock = new FreeClock();

    private static final class FreeClock implements Clock {
        private final List<Duration> pauses = new ArrayList<>();
        private long millis;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public void pause(Duration duration) {
            pauses.add(duration);
            millis += duration.toMillis();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = FaultyServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Inventory read(String retries) throws CouldNotRead {
        Map<String, String> environment = new HashMap<>();
        environment.put("BAO_ADDR", server.address());
        environment.put("BAO_TOKEN", server.token());
        if (!retries.isEmpty()) {
            environment.put("BAO_MAX_RETRIES", retries);
        }
        return LiveServer.read(ServerSettings.of(Map.of(), environment, dir), clock)
                .inventory();
    }

    @Test
    void eachPauseIsTwiceTheLast() {
        server.let("sys/mounts", status(500, ""));

        assertThatThrownBy(() -> read("7")).hasMessageEndingWith("500 to read on `sys/mounts`, tried 8 times");
        assertThat(clock.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 15000L, 15000L);
    }

    @Test
    void threeRetriesUnlessSaidOtherwise() {
        server.let("sys/mounts", status(502, ""));

        assertThatThrownBy(() -> read("")).hasMessageEndingWith("tried 4 times");
        assertThat(clock.pauses).extracting(Duration::toMillis).containsExactly(500L, 1000L, 2000L);
    }

    @Test
    void allPausesOfOneRequestTogetherAreBounded() {
        server.let("sys/mounts", status(504, ""));

        assertThatThrownBy(() -> read("20")).hasMessageContaining("tried 8 times");
        assertThat(clock.millis).isLessThanOrEqualTo(60_000);
    }

    @Test
    void theServerSaysHowLong() throws CouldNotRead {
        server.let(
                "sys/mounts",
                server.first(
                        status(429, "", "Retry-After", "7"),
                        status(429, "", "Retry-After", "Tue, 24 Nov 2026 10:00:09 GMT", "Date", "ignored"),
                        status(503, "", "Retry-After", "soon")));

        assertThat(read("").policies()).isEqualTo(1);
        assertThat(clock.pauses.get(0)).isEqualTo(Duration.ofSeconds(7));
        assertThat(clock.pauses.get(2)).as("what cannot be understood").isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aDateIsHeldAgainstTheAnswersOwn() {
        assertThat(after("Tue, 24 Nov 2026 10:00:09 GMT", "Tue, 24 Nov 2026 10:00:00 GMT"))
                .contains(Duration.ofSeconds(9));
        assertThat(after("Tue, 24 Nov 2026 09:00:00 GMT", "Tue, 24 Nov 2026 10:00:00 GMT"))
                .contains(Duration.ZERO);
        assertThat(after("-5", "Tue, 24 Nov 2026 10:00:00 GMT")).isEmpty();
        assertThat(after("Tue, 24 Nov 2026 10:00:09 GMT", "today")).isEmpty();
    }

    private static java.util.Optional<Duration> after(String retryAfter, String date) {
        return RetryAfter.of(java.net.http.HttpHeaders.of(
                Map.of("Retry-After", List.of(retryAfter), "Date", List.of(date)), (name, value) -> true));
    }

    @Test
    void theWholeRunIsBounded() {
        Clock slow = new Clock() {
            private long millis;

            @Override
            public long millis() {
                return millis += Duration.ofMinutes(20).toMillis();
            }

            @Override
            public void pause(Duration duration) {
                // Costs nothing.
            }
        };
        server.let("sys/mounts", status(500, ""));

        assertThatThrownBy(() -> LiveServer.read(
                        ServerSettings.of(
                                Map.of(), Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", server.token()), dir),
                        slow))
                .hasMessageStartingWith("the whole run takes longer than 30 minutes");
    }
}
