package dev.loco.cishared.openbao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which server, as whom: options, variables and files. */
class SettingsTest {
    @TempDir
    Path dir;

    private String token = "";

    @BeforeEach
    void layOut() throws IOException {
        token = "s." + UUID.randomUUID();
        Files.writeString(dir.resolve("token"), token + "\n");
        Files.writeString(dir.resolve("two-lines"), token + "\n" + token);
        Files.writeString(dir.resolve("empty"), "\n");
        Files.writeString(dir.resolve("no.pem"), "no certificate " + token);
        Files.createDirectories(dir.resolve("home"));
        Files.writeString(dir.resolve("home/.vault-token"), token);
    }

    private Map<String, String> variables(String words) {
        Map<String, String> variables = new HashMap<>();
        for (String word : words.strip().split(" ", -1)) {
            if (!word.isEmpty()) {
                String[] both = word.split("=", 2);
                variables.put(both[0], both[1].replace("TOKEN_HERE", token));
            }
        }
        return variables;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                                  | -                        | no server is given: set BAO_ADDR",
                "BAO_ADDR=bao.example.org                           | -                        | must be a URL with https://",
                "BAO_ADDR=https://[                                 | -                        | is no URL",
                "BAO_ADDR=https://a:TOKEN_HERE@bao.example.org      | -                        | has a user, a query or a fragment",
                "BAO_ADDR=http://bao.example.org:8200               | -                        | a token is not sent to `http://bao.example.org:8200`",
                "BAO_ADDR=http://127.0.0.1.example.org:8200         | -                        | a token is not sent to",
                "BAO_ADDR=unix:///run/bao.sock                      | -                        | must be a URL with https://",
                "BAO_ADDR=https://b.example BAO_SKIP_VERIFY=true    | -                        | BAO_SKIP_VERIFY is set",
                "BAO_ADDR=https://b.example VAULT_SKIP_VERIFY=1     | -                        | BAO_SKIP_VERIFY is set",
                "BAO_ADDR=https://b.example                         | -                        | no token is given: set BAO_TOKEN",
                "BAO_ADDR=https://b.example BAO_TOKEN_FILE=two-lines | -                       | holds more than one line",
                "BAO_ADDR=https://b.example BAO_TOKEN_FILE=empty    | -                        | `$dir/empty` is empty",
                "BAO_ADDR=https://b.example                         | --auth ldap              | `auth` does not take `ldap` (token, approle, kubernetes, jwt)",
                "BAO_ADDR=https://b.example                         | --auth approle           | AppRole needs a role id",
                "BAO_ADDR=https://b.example                         | --auth kubernetes        | needs a role",
                "BAO_ADDR=https://b.example                         | --auth jwt               | needs a token: set BAO_JWT",
                "BAO_ADDR=https://b.example BAO_TOKEN=TOKEN_HERE    | --ca-cert no.pem         | no.pem` cannot be used for TLS",
                "BAO_ADDR=https://b.example BAO_TOKEN=TOKEN_HERE    | --ca-cert empty          | empty` cannot be used for TLS",
                "BAO_ADDR=https://b.example BAO_TOKEN=TOKEN_HERE BAO_CLIENT_CERT=x | -         | belong together",
                "BAO_ADDR=https://b.example BAO_TOKEN=TOKEN_HERE BAO_MAX_RETRIES=many | -      | BAO_MAX_RETRIES takes a number from 0 to 20",
                "BAO_ADDR=https://b.example BAO_TOKEN=TOKEN_HERE BAO_CLIENT_TIMEOUT=0 | -      | BAO_CLIENT_TIMEOUT takes seconds",
                "BAO_ADDR=https://b.example BAO_TOKEN=TOKEN_HERE    | --namespace a\u00e9      | `namespace` takes a path",
                "BAO_ADDR=https://b.example BAO_TOKEN=TOKEN_HERE    | more                     | `snapshot` takes no `more`",
            })
    void wrongUseEndsWithTwo(String variables, String options, String said) {
        String[] words = ("snapshot --to snap" + (options == null ? "" : " " + options)).split(" +", -1);

        CommandLine run = CommandLine.run(dir, variables(variables == null ? "" : variables), words);

        assertThat(run.err()).startsWith("ci-shared: ").contains(said.replace("$dir", dir.toString()));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.all()).doesNotContain(token);
    }

    @Test
    void withoutAFolder() {
        CommandLine run = CommandLine.run(dir, Map.of(), "snapshot");

        assertThat(run.err()).isEqualTo("ci-shared: say where the snapshot is written: --to <folder>\n");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void aCredentialThatCannotBeReadEndsWithThree() {
        CommandLine run = CommandLine.run(
                dir, Map.of("BAO_ADDR", "https://b.example", "BAO_TOKEN_FILE", "gone"), "snapshot", "--to", "snap");

        assertThat(run.err()).contains("the credential in `" + dir.resolve("gone") + "` cannot be read: NoSuchFile");
        assertThat(run.code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "BAO_TOKEN=TOKEN_HERE                              | -",
                "VAULT_TOKEN=TOKEN_HERE                            | -",
                "BAO_TOKEN=TOKEN_HERE VAULT_TOKEN=other            | -",
                "BAO_TOKEN=other                                   | --token-file token",
                "BAO_TOKEN_FILE=token                              | -",
                "BAO_TOKEN_PATH=token                              | -",
                "HOME=home                                         | -",
                "BAO_SKIP_VERIFY=false BAO_TOKEN=TOKEN_HERE        | -",
                "VAULT_NAMESPACE=other BAO_NAMESPACE=team/one/ BAO_TOKEN=TOKEN_HERE | -",
                "BAO_TOKEN=TOKEN_HERE                              | --namespace /team/one",
            })
    void theTokenComesFrom(String variables, String options) throws IOException {
        try (FaultyServer server = FaultyServer.start()) {
            Map<String, String> environment = variables(variables);
            environment.put("VAULT_ADDR", server.address());
            environment.put("BAO_MAX_RETRIES", "0");
            environment.computeIfPresent(
                    "HOME", (name, home) -> dir.resolve(home).toString());
            String[] words = ("snapshot --to snap" + (options == null ? "" : " " + options)).split(" +", -1);

            CommandLine run = CommandLine.run(dir, environment, words);

            // The server does not know it.
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.all()).doesNotContain(token);
            Set<String> sent = server.calls().stream()
                    .map(FaultyServer.Call::token)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            assertThat(sent).containsExactly(token);
            boolean inNamespace =
                    words.length > 3 && words[3].equals("--namespace") || environment.containsKey("BAO_NAMESPACE");
            assertThat(server.calls().get(1).namespace()).isEqualTo(inNamespace ? "team/one/" : "");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "approle    | approle | --auth approle --role-id role-1 --secret-id-file token           | role_id,secret_id",
                "approle    | team/ar | --auth approle --role-id role-1 --auth-mount auth/team/ar/         | role_id",
                "kubernetes | kubernetes | --auth kubernetes --auth-role auditor --jwt-file token       | jwt,role",
                "jwt        | ci      | --auth jwt --auth-mount ci --jwt-file token                      | jwt",
            })
    void logsInAndGivesTheTokenBack(String method, String mount, String options, String fields) throws Exception {
        try (FaultyServer server = FaultyServer.start()) {
            server.let(
                    "auth/" + mount + "/login",
                    FaultyServer.status(200, "{\"auth\": {\"client_token\": \"" + server.token() + "\"}}"));
            Map<String, String> environment = Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", "of-nobody");

            CommandLine run = CommandLine.run(dir, environment, ("snapshot --to snap " + options).split(" +", -1));

            assertThat(run.err()).isEmpty();
            assertThat(run.code()).isZero();
            assertThat(run.all()).doesNotContain(token, server.token());
            FaultyServer.Call login = server.calls().get(1);
            assertThat(login.method() + " " + login.path()).isEqualTo("POST auth/" + mount + "/login");
            assertThat(login.token()).as("a login needs none").isEmpty();
            assertThat(Json.of(login.body().getBytes(UTF_8)).sorted().keySet())
                    .containsExactlyElementsOf(List.of(fields.split(",", -1)));
            FaultyServer.Call last = server.calls().get(server.calls().size() - 1);
            assertThat(last.method() + " " + last.path()).isEqualTo("POST auth/token/revoke-self");
            assertThat(last.token()).isEqualTo(server.token());
        }
    }

    @Test
    void aRefusedLoginSaysWhereAndShowsNoCredential() throws IOException {
        try (FaultyServer server = FaultyServer.start()) {
            server.let(
                    "auth/jwt/login",
                    exchange -> FaultyServer.status(400, "{\"errors\": [\"no such role for " + token + "\"]}")
                            .answer(exchange));

            CommandLine run = CommandLine.run(
                    dir,
                    Map.of("BAO_ADDR", server.address(), "BAO_JWT", token),
                    "snapshot",
                    "--to",
                    "snap",
                    "--auth",
                    "jwt",
                    "--auth-role",
                    "auditor");

            assertThat(run.err())
                    .contains("the login at `auth/jwt/login` was refused: 400 (no such role for ***); check the mount");
            assertThat(run.code()).isEqualTo(3);
            assertThat(run.all()).doesNotContain(token);
        }
    }
}
