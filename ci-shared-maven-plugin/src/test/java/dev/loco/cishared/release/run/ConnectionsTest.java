package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.release.server.Fault;
import dev.loco.cishared.release.server.GitHttpServer;
import dev.loco.cishared.release.server.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A server that answers late, in halves, not at all, or with an error: released once, or not at all and told so. */
class ConnectionsTest {
    @TempDir
    Path dir;

    private TestRepository remote;
    private GitHttpServer server;
    private Releases releases;

    @BeforeEach
    void serve() throws IOException {
        remote = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin")
                .tag("v1.0.0")
                .tag("v1")
                .commit("fix: more")
                .bare(dir.resolve("remote.git"));
        server = new GitHttpServer(dir);
        releases = Releases.in(TestRepository.clone(server.address("remote.git"), dir.resolve("clone")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void assertReleasedOnce() {
        assertThat(remote.git("tag").lines()).containsExactly("v1", "v1.0.0", "v1.0.1");
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v1"));
    }

    private long pushes() {
        return server.calls().stream()
                .filter(call -> call.stage().filter(Stage.PUSH::equals).isPresent())
                .count();
    }

    @Test
    void doneAndNeverAnswered() {
        server.let(Stage.PUSH, Fault.hang(new CountDownLatch(1)));

        JsonNode result = releases.json("bump-push", "--timeout", "3");
        assertThat(result.get("outcome").stringValue()).isEqualTo("released");
        assertThat(result.get("version").stringValue()).isEqualTo("1.0.1");
        assertReleasedOnce();
        assertThat(pushes()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, 40})
    void doneAndCutOff(int bytes) {
        server.let(Stage.PUSH, bytes < 0 ? Fault.silence() : Fault.cut(bytes));

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("released");
        assertReleasedOnce();
        assertThat(pushes()).isEqualTo(1);
    }

    /** The answer is lost, and somebody else has released again before we ask whether ours arrived. */
    @Test
    void doneCutOffAndOvertaken() {
        TestRepository other = remote.clone(dir.resolve("other"));
        server.let(Stage.PUSH, Fault.silence(() -> {
            other.commit("feat: next").git("push", "-q", "origin", "main");
            Releases.in(other).good("bump-push");
        }));

        JsonNode result = releases.json("bump-push");
        assertThat(result.get("version").stringValue()).isEqualTo("1.0.1");
        assertThat(remote.git("tag").lines()).containsExactly("v1", "v1.0.0", "v1.0.1", "v1.1.0");
        assertThat(remote.id("v1")).isEqualTo(remote.id("v1.1.0^{commit}"));
    }

    @ParameterizedTest
    @CsvSource({"500, PUSH", "503, REFS_FOR_PUSH", "429, PUSH"})
    void anErrorThatHeals(int status, Stage stage) {
        server.let(stage, Fault.status(status).times(2));

        JsonNode result = releases.json("bump-push");
        assertThat(result.get("outcome").stringValue()).isEqualTo("released");
        assertThat(result.get("attempts").intValue()).isEqualTo(3);
        assertReleasedOnce();
    }

    @Tag("stress")
    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void anErrorThatStays(int status) {
        server.let(Stage.PUSH, Fault.status(status));
        String before = remote.refs();

        CommandLine ended = releases.push();
        assertThat(ended.code()).as(ended.all()).isEqualTo(75);
        assertThat(ended.err()).contains("tried 10 times").contains(String.valueOf(status));
        assertThat(remote.refs()).isEqualTo(before);
        assertThat(pushes()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFS_FOR_PUSH", "PUSH"})
    void forbidden(Stage stage) {
        server.let(stage, Fault.status(403));
        String before = remote.refs();

        CommandLine ended = releases.push();
        assertThat(ended.code()).as(ended.all()).isEqualTo(6);
        assertThat(ended.err()).contains("403");
        assertThat(remote.refs()).isEqualTo(before);
    }

    @Test
    void away() {
        server.close();

        for (String goal : new String[] {"bump-prepare", "bump-push"}) {
            CommandLine ended = releases.run(goal);
            assertThat(ended.code()).as(ended.all()).isEqualTo(3);
            assertThat(ended.err()).contains("the server's refs cannot be read").contains("127.0.0.1");
        }
        assertThat(releases.next()).as("needs no server").isEqualTo("1.0.1");
    }

    @Test
    void goneWhileItPushes() {
        server.let(Stage.PUSH, Fault.meanwhile(server::close));
        String before = remote.refs();

        CommandLine ended = releases.push("--timeout", "3");
        assertThat(ended.code()).as(ended.all()).isEqualTo(3);
        assertThat(remote.refs()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"REFS_FOR_FETCH", "FETCH"})
    void neverAnswersAQuestion(Stage stage) {
        server.let(stage, Fault.hang(new CountDownLatch(1)));

        CommandLine ended = releases.prepare("--timeout", "1");
        assertThat(ended.code()).as(ended.all()).isEqualTo(3);
        assertThat(ended.err()).contains("no answer within 1 s");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500})
    void errorsOfQuestions(int status) {
        server.let(Stage.REFS_FOR_FETCH, Fault.status(status));

        CommandLine ended = releases.prepare();
        // Forges say 404 to who may not see a repository.
        assertThat(ended.code()).as(ended.all()).isEqualTo(status == 404 ? 6 : 3);
    }

    @Test
    void slow() {
        for (Stage stage : Stage.values()) {
            server.let(stage, Fault.meanwhile(ConnectionsTest::aMoment));
        }
        releases.release("--timeout", "20");
        assertReleasedOnce();
    }

    private static void aMoment() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void withoutAtomicPush() {
        server.config("receive.advertiseAtomic", "false");
        String before = remote.refs();

        CommandLine ended = releases.push();
        assertThat(ended.code()).as(ended.all()).isEqualTo(7);
        assertThat(remote.refs()).isEqualTo(before);
    }

    @Test
    void theOldProtocolAndConnectionsThatStay() {
        server.oldProtocol().keepAlive();

        releases.release();
        assertReleasedOnce();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "soon", "99999999999"})
    void timesThatAreNone(String timeout) {
        CommandLine ended = releases.push("--timeout", timeout);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("timeout");
    }
}
