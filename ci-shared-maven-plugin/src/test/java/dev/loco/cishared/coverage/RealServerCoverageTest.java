package dev.loco.cishared.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.openbao.DevServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nightly run against a real OpenBao: what is said to be allowed is, and what is said to be refused is. */
class RealServerCoverageTest {
    private static final Pattern WITNESS = Pattern.compile("`READ ([^`]+)`");

    @TempDir
    Path dir;

    @Test
    void witnessesAreWhatTheServerDoes() throws Exception {
        try (DevServer server = DevServer.startOrSkip("coverage of a real server")) {
            server.ok("POST", "sys/auth/approle", "{\"type\": \"approle\"}");
            server.ok("POST", "auth/approle/role/hello", "{\"token_policies\": [\"hello\"]}");
            Files.writeString(dir.resolve("bao.yml"), """
                    version: 1
                    workload: hello
                    owner: {team: platform, contact: platform@example.org}
                    identities:
                      - {name: runtime, method: approle, role: hello, policies: [hello]}
                    access:
                      - {mount: secret, engine: kv2, path: loco/+/db, verbs: [read, list]}
                      - {mount: secret, engine: kv2, path: loco/hello/*, verbs: [read, write]}
                    """);
            CommandLine generated = run(server, "policy-generate");
            assertThat(generated.code()).as(generated.all()).isZero();
            policy(server, generated.out());

            CommandLine clean = run(server, "reverse-coverage");
            assertThat(clean.code()).as(clean.all()).isZero();
            assertThat(clean.err()).contains("1 of 1 identities are granted just what they declare");

            // As somebody would: wider on one side, and in the way of what is declared on the other.
            policy(server, generated.out() + """

                    path "secret/data/loco/h*" {
                      capabilities = ["read"]
                    }

                    path "secret/data/loco/world/*" {
                      capabilities = ["update"]
                    }
                    """);
            CommandLine drifted = run(server, "reverse-coverage");
            assertThat(drifted.code()).as(drifted.all()).isEqualTo(1);
            String token = token(server);
            assertThat(read(server, token, witness(drifted.out(), "lets `runtime`")))
                    .isEqualTo(404);
            assertThat(read(server, token, witness(drifted.out(), "is refused")))
                    .isEqualTo(403);
            assertThat(drifted.all()).doesNotContain(server.token());
        }
    }

    private static String witness(String out, String in) {
        String line = out.lines().filter(l -> l.contains(in)).findFirst().orElseThrow();
        Matcher witness = WITNESS.matcher(line);
        assertThat(witness.find()).as(line).isTrue();
        return witness.group(1);
    }

    private static int read(DevServer server, String token, String path) throws IOException, InterruptedException {
        return server.request("GET", path, "", token, "").status();
    }

    private static String token(DevServer server) throws IOException, InterruptedException {
        String answer = server.ok("POST", "auth/token/create", "{\"policies\": [\"hello\"]}");
        Matcher token = Pattern.compile("\"client_token\":\"([^\"]+)\"").matcher(answer);
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static void policy(DevServer server, String text) throws IOException, InterruptedException {
        String json = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        server.ok("PUT", "sys/policies/acl/hello", "{\"policy\": \"" + json + "\"}");
    }

    private CommandLine run(DevServer server, String goal) {
        return CommandLine.run(dir, Map.of("BAO_ADDR", server.address().toString(), "BAO_TOKEN", server.token()), goal);
    }
}
