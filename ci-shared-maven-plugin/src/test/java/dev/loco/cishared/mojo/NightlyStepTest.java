package dev.loco.cishared.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.openbao.FaultyServer;
import dev.loco.cishared.scaffold.Language;
import dev.loco.cishared.scaffold.NewFiles;
import dev.loco.cishared.scaffold.NightlyStep;
import dev.loco.cishared.scaffold.Parameter;
import dev.loco.cishared.scaffold.Scaffold;
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
import org.junit.jupiter.api.extension.RegisterExtension;

/** The command of the pipeline's nightly step, by Maven, in a repository as the archetype writes it. */
@MavenVersions({"3.8.7", "3.9.16", "4.0.0-rc-6"})
class NightlyStepTest {
    @RegisterExtension
    final TestResources5 resources = new TestResources5();

    private final MavenRuntimeBuilder maven;

    NightlyStepTest(MavenRuntimeBuilder maven) {
        this.maven = maven;
    }

    @MavenPluginTest
    void saysWhereTheServerDiffers() throws Exception {
        Path project = resources.getBasedir("without-pom").toPath().resolve("hello");
        Files.createDirectories(project.resolve(".mvn"));
        Map<String, String> values = Parameter.withDefaults(Map.of("name", "hello", "registry", "registry.example"));
        NewFiles.write(
                project,
                Scaffold.ofNewRepository(Language.GO, values, new TestProperties().getPluginVersion())
                        .files());
        NightlyStep step = NightlyStep.of(Files.readString(project.resolve(Scaffold.PIPELINE)));
        assertThat(step.command()).startsWith("mvn ");

        try (FaultyServer server = FaultyServer.start()) {
            List<String> log = run(project.toFile(), step.command().substring("mvn ".length()), server);

            assertThat(log)
                    .as("the policy in the folder is right; the server's is what counts")
                    .anyMatch(line -> line.contains("coverage/declared-not-granted")
                            && line.contains("kv/data/loco/hello/config"));
            assertThat(server.calls()).anyMatch(call -> call.token().equals(server.token()));
            assertThat(log.subList(log.indexOf(""), log.size())).noneMatch(line -> line.contains(server.token()));
        }
    }

    private List<String> run(File project, String goal, FaultyServer server) throws Exception {
        try {
            maven.withCliOptions("--batch-mode", "--offline")
                    .forkedBuilder()
                    .withEnvironment(Map.of("BAO_ADDR", server.address(), "BAO_TOKEN", server.token()))
                    .build()
                    .forProject(project)
                    .execute(goal);
            throw new AssertionError("the step was green");
        } catch (Exception failed) {
            assertThat(failed).hasMessageStartingWith("Failed to run Maven: Process exited with an error: 1");
        }
        return Files.readAllLines(project.toPath().resolve("log.txt"));
    }
}
