package dev.loco.cishared.openbao;

import static dev.loco.cishared.openbao.FaultyServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server can do wrong: each ends in a clear message and the right exit code, and the token is nowhere. */
class LiveFaultsTest {
    @TempDir
    Path dir;

    private FaultyServer server;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        use(FaultyServer.start());
    }

    private void use(FaultyServer another) {
        if (server != null) {
            server.close();
        }
        server = another;
        environment.clear();
        environment.putAll(Map.of(
                "BAO_ADDR",
                server.address(),
                "BAO_TOKEN",
                server.token(),
                "BAO_MAX_RETRIES",
                "1",
                "BAO_CLIENT_TIMEOUT",
                "2s"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".p12")) {
                    assertThat(Files.readString(file)).doesNotContain(server.token());
                }
            }
        }
    }

    private CommandLine snapshot(String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("snapshot", "--to", "snap", "--debug"));
        words.addAll(List.of(more));
        CommandLine run = CommandLine.run(dir, environment, words.toArray(String[]::new));
        assertThat(run.all()).doesNotContain(server.token());
        return run;
    }

    private void fails(int code, String... said) {
        CommandLine run = snapshot();
        assertThat(run.err()).startsWith("ci-shared: ").contains(said);
        assertThat(run.code()).isEqualTo(code);
        assertThat(dir.resolve("snap")).doesNotExist();
    }

    private void succeeds() {
        CommandLine run = snapshot();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("wrote 1 policy and 1 role of 1 namespace to snap: 4 files, ");
        assertThat(dir.resolve("snap/sys/policies/acl/hello.hcl"))
                .hasContent("path \"kv/data/hello\" { capabilities = [\"read\"] }\n");
    }

    @Test
    void aServerThatIsWell() throws IOException {
        succeeds();

        assertThat(dir.resolve("snap/auth/kubernetes/role/hello.json")).hasContent("""
                {
                  "bound_service_account_names": [
                    "hello"
                  ],
                  "token_no_default_policy": true,
                  "token_policies": [
                    "hello"
                  ]
                }
                """);
        assertThat(snapshot().out()).contains("4 files, 0 changed, 0 removed; OpenBao 2.6.2, ");
    }

    @Test
    void emptyListsAre404() {
        // No namespaces, groups, entities, roles of the token method: the healthy server answers 404 to all of these.
        succeeds();

        assertThat(server.calls()).anyMatch(call -> call.path().equals("sys/namespaces?list=true"));
    }

    @Test
    void aMissingPermissionNamesPathAndCapability() {
        server.let("auth/kubernetes/role/hello", status(403, "{\"errors\": [\"permission denied\"]}"));
        server.let("auth/token/lookup-self", status(200, "{}"));

        fails(
                3,
                "the token lacks read on `auth/kubernetes/role/hello` (403 (permission denied)); the auditor's policy");
    }

    @Test
    void aMissingPermissionToListSaysList() {
        server.let("sys/policies/detailed/acl?list=true", status(403, "{\"errors\": [\"permission denied\"]}"));

        fails(3, "the token lacks list on `sys/policies/detailed/acl`");
    }

    @Test
    void aTokenThatHasExpired() {
        server.let(
                "*",
                status(
                        403,
                        "{\"errors\": [\"2 errors occurred:\\n\\t* permission denied\\n\\t* invalid token\\n\\n\"]}"));

        server.let("sys/health?standbyok=true", server::healthy);
        fails(3, "the token is not valid here (403 (2 errors occurred: * permission denied * invalid token))");
    }

    @Test
    void tooManyRequestsAreMadeAgainWhenTheServerSays() {
        server.let("sys/mounts", server.first(status(429, "", "Retry-After", "1")));
        long before = System.nanoTime();

        succeeds();

        assertThat(System.nanoTime() - before).isGreaterThan(1_000_000_000L);
    }

    @Test
    void tooManyRequestsForEver() {
        server.let(
                "sys/mounts",
                status(429, "{\"errors\": [\"request path \\\"sys/mounts\\\": rate limit quota exceeded\"]}"));

        fails(3, "takes no more requests for now: 429 to read on `sys/mounts` (request path", "tried 2 times");
    }

    @Test
    void aWaitLongerThanTheRun() {
        server.let("sys/mounts", status(429, "", "Retry-After", "3600"));

        fails(3, "the server asks to wait 3600 s, longer than this run waits");
    }

    @Test
    void sealed() {
        server.let("*", status(503, "{\"errors\": [\"Vault is sealed\"]}"));
        server.let("sys/health?standbyok=true", status(503, "{\"initialized\": true, \"sealed\": true}"));

        fails(3, server.address() + " is sealed: unseal it, then run again");
        assertThat(server.calls())
                .as("no token is sent to a sealed server, and nothing is tried again")
                .hasSize(1);
        assertThat(server.calls().get(0).token()).isEmpty();
    }

    @Test
    void sealedInTheMiddle() {
        server.let("auth/kubernetes/role/hello", status(503, "{\"errors\": [\"Vault is sealed\"]}"));

        fails(3, " is sealed: unseal it, then run again (Vault is sealed)");
    }

    @Test
    void notInitialised() {
        server.let("sys/health?standbyok=true", status(501, "{\"initialized\": false, \"sealed\": true}"));

        fails(3, " is not initialised");
    }

    @Test
    void withoutALeaderForAMoment() {
        server.let("sys/mounts", server.first(status(503, "{\"errors\": [\"no active Vault instance found\"]}")));

        succeeds();
    }

    @Test
    void faultsOfTheServerItself() {
        server.let("sys/mounts", status(500, "{\"errors\": [\"internal error\"]}"));

        fails(3, "cannot answer for now: 500 to read on `sys/mounts` (internal error), tried 2 times");
    }

    private static void detailed(HttpExchange exchange, String text) throws IOException {
        status(200, "{\"data\": {\"keys\": [\"hello\"], \"key_info\": {\"hello\": {\"policy\": \"" + text + "\"}}}}")
                .answer(exchange);
    }

    @Test
    void aStandbyWithStaleAnswersOnce() throws IOException {
        server.let(
                "sys/policies/detailed/acl?list=true", server.first(exchange -> detailed(exchange, "# of yesterday")));

        succeeds();

        assertThat(server.calls().stream().filter(call -> call.path().equals("sys/mounts")))
                .hasSize(3);
    }

    @Test
    void answersThatNeverAgree() {
        AtomicInteger answer = new AtomicInteger();
        server.let(
                "sys/policies/detailed/acl?list=true", exchange -> detailed(exchange, "# " + answer.incrementAndGet()));

        fails(3, "changed between two readings, 4 times over", "give the address of the active node");
    }

    @Test
    void aCutConnection() {
        server.let("sys/mounts", FaultyServerBehaviours::cut);

        fails(3, "the connection to " + server.address() + " was cut before the answer was complete", "tried 2 times");
    }

    @Test
    void aConnectionThatIsCutOnce() {
        server.let("sys/mounts", server.first(FaultyServerBehaviours::cut));

        succeeds();
    }

    @Test
    void anAnswerThatComesTooSlowly() {
        environment.put("BAO_CLIENT_TIMEOUT", "200ms");
        server.let("sys/mounts", FaultyServerBehaviours::never);

        fails(3, server.address() + " did not answer within 200 ms", "tried 2 times");
    }

    @Test
    void anAnswerThatTrickles() {
        environment.put("BAO_CLIENT_TIMEOUT", "300ms");
        server.let("sys/mounts", FaultyServerBehaviours::trickle);

        fails(3, server.address() + " did not answer within 300 ms");
    }

    @Test
    void aHugeAnswer() {
        environment.put("BAO_CLIENT_TIMEOUT", "60s");
        server.let("sys/mounts", FaultyServerBehaviours::endless);

        fails(3, server.address() + " answered with more than 134217728 bytes");
    }

    @Test
    void deepJson() {
        server.let("sys/mounts", status(200, "[".repeat(100_000)));

        fails(3, " answered read on `sys/mounts` with what is no JSON");
    }

    @Test
    void aPageInsteadOfAnAnswer() {
        server.let("*", status(200, "<html>Please sign in</html>"));

        fails(3, "with what is no JSON (line 1): is it OpenBao that answers there?");
    }

    @Test
    void anEchoOfTheTokenInAnError() {
        server.let("sys/mounts", status(400, "{\"errors\": [\"bad token " + server.token() + "\\u001b[31m\"]}"));

        fails(3, "the server refuses read on `sys/mounts`: 400 (bad token *** [31m)");
    }

    @Test
    void nobodyListens() throws IOException {
        String gone = server.address();
        use(FaultyServer.start());
        environment.put("BAO_ADDR", gone);

        fails(3, gone + " cannot be reached: is the address right, and does OpenBao run?, tried 2 times");
    }

    @Test
    void aCertificateOfAnUnknownCa() throws Exception {
        use(FaultyServer.start(Certificates.make(dir, "ip:127.0.0.1").context()));

        fails(3, "the certificate or the TLS of https://127.0.0.1:", "as `ca-cert` or BAO_CACERT");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aCertificateForAnotherHost() throws Exception {
        Certificates certificates = Certificates.make(dir, "dns:elsewhere.example.org");
        use(FaultyServer.start(certificates.context()));
        environment.put("BAO_CACERT", certificates.pem().toString());

        fails(3, "is not accepted", "No subject alternative names matching IP address 127.0.0.1 found");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aCertificateOfTheGivenCa() throws Exception {
        Certificates certificates = Certificates.make(dir, "ip:127.0.0.1");
        use(FaultyServer.start(certificates.context()));
        environment.put("BAO_CACERT", certificates.pem().toString());

        succeeds();
    }

    @Test
    void aStandbyNamesItsLeader() throws IOException {
        try (FaultyServer standby = FaultyServer.start()) {
            standby.let(
                    "*",
                    exchange -> status(307, "", "Location", server.address() + exchange.getRequestURI())
                            .answer(exchange));
            environment.put("BAO_ADDR", standby.address());

            succeeds();
        }
    }

    @Test
    void noTokenFollowsARedirectOffTheLoopbackWithoutTls() {
        server.let(
                "sys/auth",
                exchange -> status(307, "", "Location", "http://192.0.2.1" + exchange.getRequestURI())
                        .answer(exchange));

        fails(3, "redirects elsewhere (307), and a token is not sent there");
    }

    @Test
    void noTokenFollowsARedirectFromTlsToNone() throws Exception {
        Certificates certificates = Certificates.make(dir, "ip:127.0.0.1");
        try (FaultyServer plain = FaultyServer.start()) {
            use(FaultyServer.start(certificates.context()));
            environment.put("BAO_CACERT", certificates.pem().toString());
            server.let(
                    "sys/auth",
                    exchange -> status(307, "", "Location", plain.address() + exchange.getRequestURI())
                            .answer(exchange));

            fails(3, "redirects elsewhere (307), and a token is not sent there");
            assertThat(plain.calls()).isEmpty();
        }
    }

    @Test
    void noTokenFollowsARedirectToAnotherPath() {
        server.let("sys/auth", status(302, "", "Location", "/login"));

        fails(3, "redirects elsewhere (302)");
    }

    @Test
    void redirectsInCircles() {
        server.let(
                "*",
                exchange -> status(307, "", "Location", exchange.getRequestURI().toString())
                        .answer(exchange));

        fails(3, "redirects in circles");
    }

    /** What no answer of an HTTP server's is. */
    private static final class FaultyServerBehaviours {
        private FaultyServerBehaviours() {}

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
}
