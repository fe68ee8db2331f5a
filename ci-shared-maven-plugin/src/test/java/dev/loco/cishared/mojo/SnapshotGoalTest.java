package dev.loco.cishared.mojo;

import static dev.loco.cishared.openbao.FaultyServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.openbao.FaultyServer;
import io.takari.maven.testing.TestProperties;
import io.takari.maven.testing.TestResources5;
import io.takari.maven.testing.executor.MavenRuntime.MavenRuntimeBuilder;
import io.takari.maven.testing.executor.MavenVersions;
import io.takari.maven.testing.executor.junit.MavenPluginTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code snapshot} in a Maven of its own with {@code -X}, which prints whatever it can get hold of. */
@MavenVersions({"3.8.7", "3.9.16", "4.0.0-rc-6"})
class SnapshotGoalTest {
    private static final String GOAL =
            "dev.loco:ci-shared-maven-plugin:" + new TestProperties().getPluginVersion() + ":snapshot";

    @RegisterExtension
    final TestResources5 resources = new TestResources5();

    private final MavenRuntimeBuilder maven;

    SnapshotGoalTest(MavenRuntimeBuilder maven) {
        this.maven = maven;
    }

    private List<String> log(File project, FaultyServer server) throws Exception {
        Files.createDirectories(project.toPath().resolve(".mvn"));
        try {
            maven.withCliOptions("--batch-mode", "--offline", "-X")
                    .forkedBuilder()
                    .withEnvironment(
                            Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", server.token(), "BAO_MAX_RETRIES", "0"))
                    .build()
                    .forProject(project)
                    .execute(GOAL, "-Dci-shared.to=snap");
        } catch (Exception failed) {
            // That a forked Maven failed is said by an exception; why stands in the log.
            assertThat(failed).hasMessageStartingWith("Failed to run Maven: Process exited with an error: 1");
        }
        List<String> log = log(project.toPath(), server);
        assertThat(log).as("with -X").anyMatch(line -> line.startsWith("[DEBUG]"));
        assertThat(log).noneMatch(line -> line.contains(server.token()));
        return log;
    }

    /** What Maven itself said: before its first line takari prints the environment that it gave it. */
    private static List<String> log(Path project, FaultyServer server) throws Exception {
        Path file = project.resolve("log.txt");
        List<String> lines = Files.readAllLines(file);
        int first = lines.indexOf("");
        assertThat(lines.subList(0, first))
                .as("Maven was given the token")
                .anyMatch(line -> line.startsWith("Environment: ") && line.contains(server.token()));
        try (Stream<Path> files = Files.walk(project)) {
            for (Path other : files.filter(Files::isRegularFile).toList()) {
                if (!other.equals(file)) {
                    assertThat(Files.readString(other)).doesNotContain(server.token());
                }
            }
        }
        return lines.subList(first, lines.size());
    }

    @MavenPluginTest
    void writesTheFolderAndTheTokenIsNowhere() throws Exception {
        File project = resources.getBasedir("without-pom");
        try (FaultyServer server = FaultyServer.start()) {
            List<String> log = log(project, server);

            assertThat(log).anyMatch(line -> line.contains("wrote 1 policy and 1 role of 1 namespace to "));
            assertThat(project.toPath().resolve("snap/sys/policies/acl/hello.hcl"))
                    .exists();
            assertThat(server.calls()).anyMatch(call -> call.token().equals(server.token()));
        }
    }

    @MavenPluginTest
    void aFaultOfTheServerIsAnErrorOfTheRun() throws Exception {
        File project = resources.getBasedir("without-pom");
        try (FaultyServer server = FaultyServer.start()) {
            server.let("sys/mounts", status(500, "{\"errors\": [\"no " + server.token() + "\"]}"));

            List<String> log = log(project, server);

            assertThat(log)
                    .anyMatch(line -> line.startsWith("[ERROR] Failed to execute goal ")
                            && line.contains("cannot answer for now: 500 to read on `sys/mounts` (no ***)"));
        }
    }
}
