package dev.loco.cishared.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.takari.maven.testing.TestProperties;
import io.takari.maven.testing.TestResources5;
import io.takari.maven.testing.executor.MavenExecution;
import io.takari.maven.testing.executor.MavenExecutionResult;
import io.takari.maven.testing.executor.MavenRuntime.MavenRuntimeBuilder;
import io.takari.maven.testing.executor.MavenVersions;
import io.takari.maven.testing.executor.junit.MavenPluginTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The goals in projects, in a reactor and without a pom. How such a test works: {@link SeveralMavensTest}. */
@MavenVersions({"3.8.7", "3.9.16", "4.0.0-rc-6"})
class GoalsTest {

    private static final String PLUGIN = "dev.loco:ci-shared-maven-plugin:" + new TestProperties().getPluginVersion();

    @RegisterExtension
    final TestResources5 resources = new TestResources5();

    private final MavenRuntimeBuilder maven;

    GoalsTest(MavenRuntimeBuilder maven) {
        this.maven = maven;
    }

    private MavenExecution in(File project) throws Exception {
        Files.createDirectories(project.toPath().resolve(".mvn"));
        return maven.withCliOptions("--batch-mode", "--offline").build().forProject(project);
    }

    /** takari does not throw when Maven fails; the log is where a person reads why. */
    private Failed failing(File project, String... goals) throws Exception {
        Failed failed = new Failed(in(project).execute(goals).getLog());
        assertThat(failed.log()).anyMatch(line -> line.contains("BUILD FAILURE"));
        return failed;
    }

    private record Failed(List<String> log) {
        String message() {
            return log.stream()
                    .filter(line -> line.startsWith("[ERROR] Failed to execute goal "))
                    .findFirst()
                    .orElse("no goal failed: " + log);
        }

        long count(String text) {
            return log.stream().filter(line -> line.contains(text)).count();
        }
    }

    @MavenPluginTest
    void eachCheckPassesOnACleanRepository() throws Exception {
        MavenExecutionResult result = in(resources.getBasedir("consumer"))
                .execute("ci-shared:lint", "ci-shared:bao-manifest-check", "ci-shared:bao-lint", "ci-shared:ci-lint");

        result.assertErrorFreeLog();
        assertThat(result.getLog().stream().filter(line -> line.startsWith("[INFO] no findings in ")))
                .hasSize(4);
        assertThat(result.getLog())
                .as("a library's warning would stand between the goal's name and what it says")
                .noneMatch(line -> line.startsWith("[WARNING]") && line.contains("eyword"));
    }

    @MavenPluginTest
    void findingsFailTheBuildAndTheMessageSaysWhatMends() throws Exception {
        Failed failed = failing(resources.getBasedir("exact-pin"), "ci-shared:lint");

        assertThat(failed.log())
                .contains("error[images/exact-shared-pin]: step `build` pins an exact version of a shared image");
        assertThat(failed.message())
                .contains("(default-cli) on project exact-pin: 1 error; to mend: mvn ci-shared:fix");
        assertThat(failed.count("at dev.loco.")).as("lines of a stack trace").isZero();
    }

    @MavenPluginTest
    void fixMendsAndTheNextLintPasses() throws Exception {
        File project = resources.getBasedir("exact-pin");
        Path pipeline = project.toPath().resolve(".woodpecker/ci.yml");
        String before = Files.readString(pipeline);

        // Copied into target/, which this repository's git ignores: without a git of its own nothing is uncommitted.
        in(project).execute("ci-shared:fix", "ci-shared:lint").assertErrorFreeLog();

        assertThat(pipeline).hasContent(before.replace("v1.0.3", "v1"));
    }

    @MavenPluginTest
    void updatesWhenAskedTo() throws Exception {
        File project = resources.getBasedir("exact-pin");
        Path pipeline = project.toPath().resolve(".woodpecker/ci.yml");
        String before = Files.readString(pipeline);

        Failed failed = failing(project, "ci-shared:fix", "-Dci-shared.update");

        assertThat(failed.log())
                .contains(
                        "nothing to update: no pipeline that could be read follows an older revision of a template",
                        "error[images/exact-shared-pin]: step `build` pins an exact version of a shared image");
        assertThat(pipeline).hasContent(before);
    }

    @MavenPluginTest
    void worksWithoutAPom() throws Exception {
        Failed failed = failing(resources.getBasedir("without-pom"), PLUGIN + ":lint");

        assertThat(failed.message()).contains("1 error; to mend: mvn " + PLUGIN + ":fix");
    }

    @MavenPluginTest
    void runsOnceInAReactorThatBindsItInEveryModule() throws Exception {
        assertRanOnce(in(resources.getBasedir("reactor")).execute("validate"));
    }

    @MavenPluginTest
    void runsOnceInAReactorWhenCalledByName() throws Exception {
        assertRanOnce(in(resources.getBasedir("reactor")).execute("ci-shared:bao-manifest-check"));
    }

    @MavenPluginTest
    void policyLintNamesTheRequestThatGetsThrough() throws Exception {
        Failed failed = failing(resources.getBasedir("policies"), PLUGIN + ":policy-lint");

        assertThat(failed.log())
                .anyMatch(line -> line.contains("error[policy/ineffective-deny]: the deny on `kv/data/+/private/*` does"
                        + " not hold: READ kv/data/any/private/any is decided by `kv/data/*`"))
                .anyMatch(line -> line.contains("warning[policy/version-dependent]"));
        in(resources.getBasedir("policies"))
                .execute(
                        PLUGIN + ":policy-lint",
                        "-Dci-shared.files=policies/app.hcl",
                        "-Dci-shared.target-version=2.6",
                        "-Dci-shared.skip=policy/ineffective-deny")
                .assertErrorFreeLog();
    }

    /** The root has three projects, and two of them have no bao.yml of their own. */
    private static void assertRanOnce(MavenExecutionResult result) throws Exception {
        result.assertErrorFreeLog();
        assertThat(result.getLog().stream().filter(line -> line.contains("no findings in ")))
                .hasSize(1);
    }

    @MavenPluginTest
    void wrongUseSaysWhatWasMeant() throws Exception {
        Failed failed = failing(resources.getBasedir("consumer"), "ci-shared:lint", "-Dci-shared.rules=images/unpined");

        assertThat(failed.message()).contains("no rule is called `images/unpined`; did you mean `images/unpinned`?");
    }

    @MavenPluginTest
    void whatCouldNotRunIsAnErrorOfTheRun() throws Exception {
        Failed failed = failing(resources.getBasedir("consumer"), "ci-shared:lint", "-Dci-shared.root=nowhere");

        assertThat(failed.message()).contains("nowhere` is no directory");
    }

    @MavenPluginTest
    void explainPrintsThePageOfARule() throws Exception {
        in(resources.getBasedir("consumer"))
                .execute("ci-shared:explain", "-Dci-shared.rule=settings/unknown-key")
                .assertErrorFreeLog()
                .assertLogText("A misspelt key would be passed over in silence");
    }

    @MavenPluginTest
    void rulesListsThem() throws Exception {
        in(resources.getBasedir("consumer"))
                .execute("ci-shared:rules")
                .assertErrorFreeLog()
                .assertLogText("drift/image-pin");
    }

    @MavenPluginTest
    void policyDecideAnswersAndFailsWhenDenied() throws Exception {
        File project = resources.getBasedir("consumer");
        Files.writeString(project.toPath().resolve("app.hcl"), "path \"kv/*\" { capabilities = [\"read\"] }");
        String[] question = {"ci-shared:policy-decide", "-Dci-shared.policy=app.hcl", "-Dci-shared.path=kv/app"};

        in(project)
                .execute(question[0], question[1], question[2], "-Dci-shared.operation=read")
                .assertErrorFreeLog()
                .assertLogText("allowed: read on kv/app");
        assertThat(failing(project, question[0], question[1], question[2], "-Dci-shared.operation=update")
                        .message())
                .contains("denied: update on `kv/app`");
    }

    @MavenPluginTest
    void commitCheckSaysWhatToWriteAndFails() throws Exception {
        File project = resources.getBasedir("consumer");
        Files.writeString(project.toPath().resolve("MSG"), "feat : x\n");

        assertThat(failing(project, "ci-shared:commit-check", "-Dci-shared.message=MSG")
                        .log())
                .anyMatch(line -> line.contains("write `feat: x`"));
        in(project)
                .execute("ci-shared:commit-check", "-Dci-shared.message=MSG", "-Dci-shared.skip=commit/header")
                .assertErrorFreeLog()
                .assertLogText("no findings in 1 message");
    }

    @MavenPluginTest
    void initSetsUpARepositoryWithoutAPom() throws Exception {
        File project = resources.getBasedir("old");
        String init = PLUGIN + ":init";

        assertThat(failing(project, init).log())
                .anyMatch(line -> line.contains("-Dci-shared.registry is missing: expected a host"));
        assertThat(failing(project, PLUGIN + ":lint").log())
                .anyMatch(line -> line.contains("run `mvn " + PLUGIN + ":init -Dci-shared.registry=<host>`"));

        in(project)
                .execute(init, "-Dci-shared.registry=registry.example", "-Dci-shared.name=old", "-Dci-shared.dry-run")
                .assertErrorFreeLog();
        assertThat(new File(project, "bao.yml")).doesNotExist();

        in(project)
                .execute(init, "-Dci-shared.registry=registry.example", "-Dci-shared.name=old", "-Dci-shared.team=data")
                .assertErrorFreeLog()
                .assertLogText("wrote .woodpecker/ci.yml: go-ci.yml revision 2, for Go");
        assertThat(new File(project, "bao.yml")).content().contains("team: data");
        // It has a pom now, so the plugin is known by its prefix.
        in(project).execute("ci-shared:lint").assertErrorFreeLog().assertLogText("no findings in ");
    }

    @MavenPluginTest
    void explainShowsWhatThePipelinesDo() throws Exception {
        File project = resources.getBasedir("consumer");

        in(project)
                .execute("ci-shared:explain", "-Dci-shared.pipeline", "-Dci-shared.default-branch=trunk")
                .assertErrorFreeLog()
                .assertLogText("default branch: trunk (as asked for)")
                .assertLogText("workflow ci ");

        in(project)
                .execute("ci-shared:explain", "-Dci-shared.pipeline", "-Dci-shared.format=html=target/pipeline.html")
                .assertErrorFreeLog();
        assertThat(project.toPath().resolve("target/pipeline.html")).content().startsWith("<!DOCTYPE html>");
    }

    @MavenPluginTest
    void skipDoesNothingAndSaysSo() throws Exception {
        in(resources.getBasedir("exact-pin"))
                .execute("ci-shared:lint", "-Dci-shared.skip")
                .assertErrorFreeLog()
                .assertLogText("skipped: lint because `skip` is set");
    }
}
