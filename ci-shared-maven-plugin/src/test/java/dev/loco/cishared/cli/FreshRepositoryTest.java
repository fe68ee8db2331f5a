package dev.loco.cishared.cli;

import static dev.loco.cishared.openbao.FaultyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.openbao.FaultyServer;
import dev.loco.cishared.scaffold.Language;
import dev.loco.cishared.scaffold.NewFiles;
import dev.loco.cishared.scaffold.NightlyStep;
import dev.loco.cishared.scaffold.Parameter;
import dev.loco.cishared.scaffold.Scaffold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A repository as the archetype writes it: its policy, and the nightly step of its pipeline. */
class FreshRepositoryTest {
    /** The server in the test has a policy and a role of that name. */
    private static final Map<String, String> VALUES =
            Parameter.withDefaults(Map.of("name", "hello", "registry", "registry.example"));

    @TempDir
    Path dir;

    private CommandLine run(Map<String, String> environment, String... words) {
        return CommandLine.run(dir, environment, words);
    }

    private void write(Language language) throws IOException {
        NewFiles.write(dir, Scaffold.ofNewRepository(language, VALUES, "1.2.3").files());
    }

    @ParameterizedTest
    @EnumSource
    void itsPolicyGrantsJustWhatItsManifestDeclares(Language language) throws IOException {
        write(language);

        for (String goal : new String[] {"lint", "policy-lint", "reverse-coverage"}) {
            CommandLine run = run(Map.of(), goal);
            assertThat(run.code()).as(run.all()).isZero();
            assertThat(run.out()).as(goal).containsPattern("no findings in \\d+ files? in \\d+ ms\n");
        }
        assertThat(run(Map.of(), "reverse-coverage").err())
                .contains("against the folder openbao")
                .contains("1 of 1 identities are granted just what they declare");
        assertThat(run(Map.of(), "policy-generate").out())
                .as("written anew")
                .isEqualTo(Files.readString(dir.resolve("openbao/hello.hcl")));
    }

    @ParameterizedTest
    @EnumSource
    void theNightlyStepAsksTheServer(Language language) throws IOException {
        write(language);
        NightlyStep step = NightlyStep.of(Files.readString(dir.resolve(Scaffold.PIPELINE)));
        assertThat(step.variables()).containsExactly("BAO_ADDR", "BAO_TOKEN");
        assertThat(step.command()).isEqualTo("mvn ci-shared:reverse-coverage");
        String goal = step.command().substring("mvn ci-shared:".length());

        try (FaultyServer server = FaultyServer.start()) {
            Map<String, String> secrets = Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", server.token());

            CommandLine drifted = run(secrets, goal);
            assertThat(drifted.code())
                    .as("the folder is right, the server is not")
                    .isEqualTo(1);
            assertThat(drifted.out()).contains("coverage/declared-not-granted", "coverage/granted-not-declared");

            server.let("sys/policies/detailed/acl?list=true", status(200, policies(dir.resolve("openbao/hello.hcl"))));
            Files.writeString(dir.resolve("openbao/hello.hcl"), "");
            CommandLine clean = run(secrets, goal);
            assertThat(clean.code()).as("the server is right: " + clean.all()).isZero();
            assertThat(clean.err()).contains("against OpenBao 2.6.2").contains("1 of 1 identities");
            assertThat(drifted.all() + clean.all()).doesNotContain(server.token());
        }
    }

    /** The server's answer when somebody has written the policy there. */
    private static String policies(Path file) throws IOException {
        String text = Files.readString(file)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");
        return "{\"data\": {\"keys\": [\"hello\", \"root\"], \"key_info\": {\"hello\": {\"name\": \"hello\","
                + " \"policy\": \"" + text + "\"}}}}";
    }
}
