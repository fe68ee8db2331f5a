package dev.loco.cishared.openbao;

import static dev.loco.cishared.openbao.FaultyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a server can do wrong: each ends in a clear message and the right exit code, and the token is nowhere. */
class LiveFaultsTest extends AgainstFaultyServer {
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
        server.let("sys/mounts", Misbehaviour::cut);

        fails(3, "the connection to " + server.address() + " was cut before the answer was complete", "tried 2 times");
    }

    @Test
    void aConnectionThatIsCutOnce() {
        server.let("sys/mounts", server.first(Misbehaviour::cut));

        succeeds();
    }

    @Test
    void anAnswerThatComesTooSlowly() {
        environment.put("BAO_CLIENT_TIMEOUT", "200ms");
        server.let("sys/mounts", Misbehaviour::never);

        fails(3, server.address() + " did not answer within 200 ms", "tried 2 times");
    }

    @Test
    void anAnswerThatTrickles() {
        environment.put("BAO_CLIENT_TIMEOUT", "300ms");
        server.let("sys/mounts", Misbehaviour::trickle);

        fails(3, server.address() + " did not answer within 300 ms");
    }

    @Test
    void aHugeAnswer() {
        environment.put("BAO_CLIENT_TIMEOUT", "60s");
        server.let("sys/mounts", Misbehaviour::endless);

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
    void namespacesWithoutEnd() {
        server.let("sys/namespaces?list=true", status(200, "{\"data\": {\"keys\": [\"again/\"]}}"));

        fails(3, "the server says that there is a namespace `again/` in `again/again/", "deeper than 32 namespaces");
    }

    @Test
    void aNamespaceWhoseNameCannotBeSent() {
        server.let("sys/namespaces?list=true", status(200, "{\"data\": {\"keys\": [\"a\\r\\nX-Evil: 1/\"]}}"));

        fails(3, "the server says that there is a namespace `a X-Evil: 1/` in ``: its name cannot be sent");
    }

    @Test
    void anOpenBaoBeforeDetailedLists() {
        server.let("sys/policies/detailed/acl?list=true", status(404, "{\"errors\": [\"unsupported path\"]}"));
        server.let("sys/policies/acl?list=true", status(200, "{\"data\": {\"keys\": [\"hello\", \"root\"]}}"));
        server.let(
                "sys/policies/acl/hello",
                status(
                        200,
                        "{\"data\": {\"name\": \"hello\", \"policy\": \"path \\\"kv/data/hello\\\" { capabilities ="
                                + " [\\\"read\\\"] }\\n\"}}"));

        succeeds();
    }

    @Test
    void aPolicyThatTheDetailedListLeavesOut() {
        server.let(
                "sys/policies/detailed/acl?list=true",
                status(
                        200,
                        "{\"data\": {\"keys\": [\"hello\", \"late\", \"root\"], \"key_info\": {\"late\": {\"policy\":"
                                + " \"# late\"}}}}"));
        server.let("sys/policies/acl/hello", status(200, "{\"data\": {\"policy\": \"# hello\"}}"));

        assertThat(snapshot().code()).isZero();
        assertThat(dir.resolve("snap/sys/policies/acl/hello.hcl")).hasContent("# hello");
        assertThat(dir.resolve("snap/sys/policies/acl/late.hcl")).hasContent("# late");
    }
}
