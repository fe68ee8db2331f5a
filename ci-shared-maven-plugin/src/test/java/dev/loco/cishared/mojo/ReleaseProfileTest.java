package dev.loco.cishared.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.scaffold.Language;
import dev.loco.cishared.scaffold.NewFiles;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A release by Maven, to a server in a folder. How such a test works: {@link SeveralMavensTest}. */
@MavenVersions({"3.8.7", "3.9.16", "4.0.0-rc-6"})
class ReleaseProfileTest {
    @RegisterExtension
    final TestResources5 resources = new TestResources5();

    private final MavenRuntimeBuilder maven;

    ReleaseProfileTest(MavenRuntimeBuilder maven) {
        this.maven = maven;
    }

    @MavenPluginTest
    void releasesAConsumerAsItIsGenerated() throws Exception {
        Path project = resources.getBasedir("without-pom").toPath().resolve("hello");
        Map<String, String> values = Parameter.withDefaults(Map.of("name", "hello", "registry", "registry.example"));
        NewFiles.write(
                project,
                Scaffold.ofNewRepository(Language.GO, values, new TestProperties().getPluginVersion())
                        .files());
        TestRepository server = published(project);
        String main = server.id("refs/heads/main");

        assertThat(run(project, "-Prelease")).anyMatch(line -> line.contains("released v0.1.0"));
        List<String> refs = refs(server);
        assertThat(refs).hasSize(2);
        assertThat(server.id("refs/heads/main")).isEqualTo(main);
        assertThat(server.id("refs/tags/v0.1.0^{commit}")).isEqualTo(main);

        assertThat(run(project, "-Prelease")).anyMatch(line -> line.contains("nothing to release"));
        assertThat(refs(server)).isEqualTo(refs);
    }

    @MavenPluginTest
    void releasesAReactorOnceAndBehindItsLastModule() throws Exception {
        Path project = resources.getBasedir("release-reactor").toPath();
        TestRepository server = published(project);

        List<String> log = run(project, "-Prelease");

        assertThat(log.stream().filter(line -> line.contains("released v0.1.0")))
                .hasSize(1);
        assertThat(place(log, "released v0.1.0")).isGreaterThan(place(log, "Building two"));
        assertThat(server.git("tag", "--list")).isEqualTo("v0.1.0");
    }

    /** It lies behind `verify`, where the release is bound, and would publish another version than the one released. */
    @MavenPluginTest
    void releasesNothingWhenItPublishes() throws Exception {
        Path project = resources.getBasedir("release-reactor").toPath();
        TestRepository server = published(project);

        List<String> log = run(project, "-Prelease", "-Dmaven.install.skip", "-Dmaven.deploy.skip", "deploy");

        assertThat(log).anyMatch(line -> line.contains("BUILD SUCCESS"));
        assertThat(log.stream().filter(line -> line.contains("bump-prepare does nothing here: `deploy` publishes")))
                .hasSize(1);
        assertThat(log.stream().filter(line -> line.contains("bump-push does nothing here: `deploy` publishes")))
                .hasSize(1);
        assertThat(server.git("tag", "--list")).isEmpty();
    }

    @MavenPluginTest
    void releasesWhenItIsNamedBesideAPublication() throws Exception {
        Path project = resources.getBasedir("release-reactor").toPath();
        TestRepository server = published(project);

        run(
                project,
                "-Dmaven.install.skip",
                "-Dmaven.deploy.skip",
                "ci-shared:bump-prepare",
                "ci-shared:bump-push",
                "deploy");

        assertThat(server.git("tag", "--list")).isEqualTo("v0.1.0");
    }

    @MavenPluginTest
    void releasesOnceWhenCalledByName() throws Exception {
        Path project = resources.getBasedir("release-reactor").toPath();
        TestRepository server = published(project);

        List<String> log = run(project, "ci-shared:bump-prepare", "ci-shared:bump-push");

        assertThat(log.stream().filter(line -> line.contains("released v0.1.0")))
                .hasSize(1);
        assertThat(server.git("tag", "--list")).isEqualTo("v0.1.0");
    }

    /** With {@code --fail-at-end} Maven goes on with the modules that do not depend on the one that failed. */
    @MavenPluginTest
    void releasesNothingWhenAModuleFailed() throws Exception {
        Path project = resources.getBasedir("release-reactor").toPath();
        TestRepository server = published(project);

        List<String> log = run(project, "-Prelease,failing-test", "--fail-at-end");

        assertThat(log).anyMatch(line -> line.contains("BUILD FAILURE"));
        assertThat(log).anyMatch(line -> line.contains("bump-push waits"));
        assertThat(server.git("tag", "--list")).isEmpty();
    }

    /** A repository of that folder with one feature, and the bare one it was pushed to. */
    private static TestRepository published(Path project) throws Exception {
        Files.createDirectories(project.resolve(".mvn"));
        TestRepository repository = TestRepository.init(project);
        repository.git("add", "--all");
        repository.commit("feat: begin\n");
        // Below the project, which is new for each Maven.
        TestRepository server = TestRepository.init(project.resolve("target/server.git"), "--bare");
        repository.git("remote", "add", "origin", server.folder().toString());
        repository.git("push", "-q", "origin", "main");
        return server;
    }

    private static List<String> refs(TestRepository repository) {
        return repository
                .git("for-each-ref", "--format=%(refname) %(objectname)")
                .lines()
                .toList();
    }

    private static int place(List<String> log, String text) {
        return log.indexOf(
                log.stream().filter(line -> line.contains(text)).findFirst().orElseThrow());
    }

    /** A process of its own, since this one may be in a pipeline, whose variables say what is released. */
    private List<String> run(Path project, String... words) throws Exception {
        File folder = project.toFile();
        List<String> options = new ArrayList<>(List.of("--batch-mode", "--offline"));
        List<String> goals = new ArrayList<>();
        for (String word : words) {
            (word.startsWith("-") ? options : goals).add(word);
        }
        try {
            maven.withCliOptions(options.toArray(String[]::new))
                    .forkedBuilder()
                    .withEnvironment(Map.of("CI_COMMIT_SHA", "", "CI_COMMIT_BRANCH", "", "CI_PIPELINE_EVENT", "push"))
                    .build()
                    .forProject(folder)
                    .execute(goals.toArray(String[]::new));
        } catch (Exception failed) {
            // It says no more than the log does.
            assertThat(failed).hasMessageStartingWith("Failed to run Maven: Process exited with an error: 1");
        }
        return Files.readAllLines(project.resolve("log.txt"));
    }
}
