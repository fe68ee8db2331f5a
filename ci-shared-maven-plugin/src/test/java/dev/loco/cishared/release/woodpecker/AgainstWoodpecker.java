package dev.loco.cishared.release.woodpecker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A wait for a tag's pipeline at a server in the test, by a clock that runs only while somebody pauses. */
abstract class AgainstWoodpecker {
    static final String REF = "refs/tags/base-python-v1.0.0";
    static final String COMMIT = "1".repeat(40);
    static final String COMPLETE = """
            [{"id": 1, "pid": 1, "name": "build", "state": "running",
              "environ": {"A": "b"}, "children": [{"pid": 2, "name": "clone"}, {"pid": 3, "name": "build"}]},
             {"id": 2, "pid": 9, "name": "publish", "state": "pending", "children": [{"pid": 10, "name": "clone"}]}]""";

    /** A clock for tests: time is what was paused. */
    static final class PausedTime implements Clock {
        private long now;

        @Override
        public synchronized long millis() {
            return now;
        }

        @Override
        public synchronized void pause(Duration duration) {
            assertThat(duration).isPositive();
            now += duration.toMillis();
        }
    }

    final PausedTime clock = new PausedTime();
    final Map<String, String> environment = new HashMap<>();
    Patience patience = Patience.DEFAULT;
    WoodpeckerServer server;

    @BeforeEach
    void start() throws IOException {
        server = new WoodpeckerServer(clock);
        environment.put("CI_SYSTEM_URL", server.address());
        environment.put("CI_REPO", WoodpeckerServer.REPOSITORY);
        environment.put("WOODPECKER_TOKEN", server.token());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    final Outcome await() throws InterruptedException {
        return await(REF, Set.of(COMMIT));
    }

    final Outcome await(String ref, Set<String> ids) throws InterruptedException {
        Outcome outcome = PipelineWait.of(environment, Optional.empty(), Optional.empty(), patience, clock)
                .await(ref, ids);
        assertThat(outcome.text() + outcome).doesNotContain(server.token()).doesNotContainPattern("\\p{Cntrl}");
        return outcome;
    }

    /** Nothing was seen, and that long was waited by the clock. */
    final void waits(int seconds, Outcome.Reason because, String... said) throws InterruptedException {
        Outcome outcome = await();
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Waited.class, waited -> {
            assertThat(waited.because()).as(waited.text()).isEqualTo(because);
            assertThat(waited.why()).contains(said);
            assertThat(waited.waited()).isEqualTo(Duration.ofMillis(clock.millis()));
        });
        assertThat(Duration.ofMillis(clock.millis()).toSeconds()).isEqualTo(seconds);
    }
}
