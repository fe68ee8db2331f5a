package dev.loco.cishared.openbao;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot of a server that may misbehave, at the command line; the token is in no output and no file, ever. */
abstract class AgainstFaultyServer {
    @TempDir
    Path dir;

    FaultyServer server;
    final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        use(FaultyServer.start());
    }

    final void use(FaultyServer another) {
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

    final CommandLine snapshot(String... more) {
        List<String> words = new ArrayList<>(List.of("snapshot", "--to", "snap", "--debug"));
        words.addAll(List.of(more));
        CommandLine run = CommandLine.run(dir, environment, words.toArray(String[]::new));
        assertThat(run.all()).doesNotContain(server.token());
        return run;
    }

    final void fails(int code, String... said) {
        CommandLine run = snapshot();
        assertThat(run.err()).startsWith("ci-shared: ").contains(said);
        assertThat(run.code()).isEqualTo(code);
        assertThat(dir.resolve("snap")).doesNotExist();
    }

    final void succeeds() {
        CommandLine run = snapshot();
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("wrote 1 policy and 1 role of 1 namespace to snap: 4 files, ");
        assertThat(dir.resolve("snap/sys/policies/acl/hello.hcl"))
                .hasContent("path \"kv/data/hello\" { capabilities = [\"read\"] }\n");
    }
}
