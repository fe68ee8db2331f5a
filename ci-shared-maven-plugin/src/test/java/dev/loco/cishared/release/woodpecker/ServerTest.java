package dev.loco.cishared.release.woodpecker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which server is asked, as whom, and where there is none to ask. */
class ServerTest extends AgainstWoodpecker {
    @Test
    void noAddress() throws InterruptedException {
        environment.remove("CI_SYSTEM_URL");

        waits(30, Outcome.Reason.NO_API, "no address of Woodpecker is known (CI_SYSTEM_URL, WOODPECKER_SERVER)");
    }

    @Test
    void anotherTimeWithoutAnApi() throws InterruptedException {
        PipelineWait wait = PipelineWait.of(
                Map.of(), Optional.empty(), Optional.empty(), Optional.of(Duration.ofSeconds(3)), clock);

        assertThat(wait.await(REF, Set.of()).text()).endsWith("; waited 3 s instead and go on");
        assertThat(clock.millis()).isEqualTo(3_000);
    }

    @Test
    void noTimeAtAll() throws InterruptedException {
        PipelineWait wait =
                PipelineWait.of(Map.of(), Optional.empty(), Optional.empty(), Optional.of(Duration.ZERO), clock);

        assertThat(wait.await(REF, Set.of())).isInstanceOf(Outcome.Waited.class);
        assertThat(clock.millis()).isZero();
    }

    @Test
    void noRepository() throws InterruptedException {
        environment.put("CI_REPO", " ");

        waits(30, Outcome.Reason.NO_API, "no name of the repository at Woodpecker is known (CI_REPO)");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void asAGuest() throws InterruptedException {
        environment.remove("WOODPECKER_TOKEN");

        waits(30, Outcome.Reason.REFUSED, "answers 401 without a token (WOODPECKER_TOKEN)");
        assertThat(server.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.authorization()).isEmpty());
    }

    @Test
    void whatIsGivenWinsOverVariables() throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "running", COMPLETE);
        environment.put("CI_SYSTEM_URL", "https://elsewhere.invalid");
        environment.put("WOODPECKER_SERVER", server.address() + "//");
        assertThat(await()).isInstanceOf(Outcome.Seen.class);

        environment.put("WOODPECKER_SERVER", "https://elsewhere.invalid");
        environment.put("CI_REPO", "some/other");
        Outcome outcome = PipelineWait.of(
                        environment,
                        Optional.of(URI.create(server.address())),
                        Optional.of(WoodpeckerServer.REPOSITORY),
                        Optional.empty(),
                        clock)
                .await(REF, Set.of(COMMIT));
        assertThat(outcome).isInstanceOf(Outcome.Seen.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'',      group/sub/name,  /api/repos/lookup/group/sub/name",
        "/ci,     loco/hello,      /ci/api/repos/lookup/loco/hello",
        "/ci/,    loco/a b?c#d%e,  /ci/api/repos/lookup/loco/a%20b%3Fc%23d%25e"
    })
    void pathsAreEncoded(String root, String repository, String path) throws InterruptedException {
        environment.put("CI_SYSTEM_URL", server.address() + root);
        environment.put("CI_REPO", repository);

        await();

        assertThat(server.calls().get(0).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "http://woodpecker.example,              is not sent to http://woodpecker.example: without TLS",
        "http://127.0.0.1.example.org:8000,      is not sent to http://127.0.0.1.example.org:8000: without TLS",
        "HTTP://woodpecker.example,              is not sent to HTTP://woodpecker.example: without TLS",
        "https://user:kept-secret@ci.example,    has a user",
        "https://ci.example?access_token=kept-secret, a query",
        "https://ci.example#kept-secret,         a fragment",
        "kept-secret,                            no URL with https://",
        "https:kept-secret,                      no URL with https://",
        "ftp://ci.example,                       no URL with https://",
        "file:///etc/passwd,                     no URL with https://",
        "https://ci example/kept-secret,         no URL"
    })
    void addressesThatAreNotAsked(String address, String said) throws InterruptedException {
        environment.put("CI_SYSTEM_URL", address);

        waits(30, Outcome.Reason.NO_API, said);
        clock.pause(Duration.ofSeconds(1));
        assertThat(await().toString()).doesNotContain("kept-secret");
    }

    @ParameterizedTest
    @CsvSource({"'two\nlines'", "'with blank'", "'naïve'", "'nul\u0000'"})
    void tokensThatAreNone(String token) throws InterruptedException {
        environment.put("WOODPECKER_TOKEN", token);

        waits(30, Outcome.Reason.NO_API, "WOODPECKER_TOKEN holds characters that are in no token");
        assertThat(await().text()).doesNotContain(token);
    }

    @ParameterizedTest
    @CsvSource({"jdk.httpclient.HttpClient.log, headers", "javax.net.debug, all"})
    void aJdkThatWouldPrintTheToken(String property, String value) throws InterruptedException {
        System.setProperty(property, value);
        try {
            waits(30, Outcome.Reason.NO_API, "the JDK's property " + property + " would print WOODPECKER_TOKEN");
        } finally {
            System.clearProperty(property);
        }
        assertThat(server.calls()).isEmpty();
    }
}
