package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.pipeline.update.TestTemplates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An update as it is asked for at either door, in a repository under git. */
class UpdateDoorsTest {
    private static final Map<String, String> VALUES =
            Map.of("registry", "registry.example", "mirror", "sm-zot.example", "image", "orders", "team", "shop");
    private static final Options UPDATE = Options.none().with("update", true).with("rules", "drift,template");

    @TempDir
    Path dir;

    @BeforeEach
    void layOut() throws Exception {
        Files.createDirectories(dir.resolve(".woodpecker"));
        Files.writeString(pipeline(), revision(1));
        Files.writeString(dir.resolve(".ci-shared.yml"), "parameters:\n  team: shop\n");
        git("init", "-q");
        git("add", "-A");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "start");
    }

    @Test
    void lintNamesTheCommandOfTheDoor() {
        assertThat(run(Goal.LINT, Options.none(), new Door.CommandLine()).text())
                .contains("help: update it to revision 3: ci-shared fix --update\n");
        assertThat(run(Goal.LINT, Options.none(), new Door.Maven("ci-shared")).text())
                .contains("help: update it to revision 3: mvn ci-shared:fix -Dci-shared.update\n");
    }

    @Test
    void anUntouchedPipelineBecomesTheNewestRevision() throws IOException {
        Ran run = run(Goal.FIX, UPDATE, new Door.CommandLine());

        assertThat(run.outcome().exit()).as(run.text()).isEqualTo(ExitCode.CLEAN);
        assertThat(run.text()).contains("updated .woodpecker/ci.yml: service-ci.yml revision 1 to 3\n  ");
        assertThat(pipeline()).content().isEqualTo(revision(3));
        assertThat(dir.resolve(".woodpecker").toFile().list()).containsExactly("ci.yml");
    }

    @Test
    void theDiffIsAPatchAndNothingIsWritten() throws Exception {
        String patch =
                run(Goal.FIX, UPDATE.with("diff", true), new Door.CommandLine()).out();

        assertThat(pipeline()).content().isEqualTo(revision(1));
        Files.writeString(dir.resolve("patch"), patch);
        git("apply", "patch");
        assertThat(pipeline()).content().isEqualTo(revision(3));
    }

    @Test
    void changesThatAreNotCommittedAreNotTouchedUnlessForced() throws IOException {
        String changed = revision(1) + "# not committed\n";
        Files.writeString(pipeline(), changed);

        Ran refused = run(Goal.FIX, UPDATE, new Door.Maven("ci-shared"));

        assertThat(refused.outcome().exit()).isEqualTo(ExitCode.FINDINGS);
        assertThat(refused.outcome().message())
                .contains(
                        "not updated because of changes that are not committed: .woodpecker/ci.yml",
                        "mvn ci-shared:fix -Dci-shared.update -Dci-shared.diff",
                        "mvn ci-shared:fix -Dci-shared.update -Dci-shared.force");
        assertThat(pipeline()).content().isEqualTo(changed);

        run(Goal.FIX, UPDATE.with("force", true), new Door.Maven("ci-shared"));

        assertThat(pipeline()).content().isEqualTo(revision(3) + "# not committed\n");
    }

    @Test
    void nothingElseIsMended() throws IOException {
        Files.writeString(pipeline(), revision(3).replace("depth: 0", "depth: 5"));

        Ran run = run(Goal.FIX, UPDATE, new Door.CommandLine());

        assertThat(run.text()).contains("nothing to update", "drift/changed-value");
        assertThat(pipeline()).content().contains("depth: 5");
    }

    /** The reports and what else was said. */
    private record Ran(Outcome outcome, String out, String text) {}

    private Ran run(Goal goal, Options options, Door.Words words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Door door = new Door(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                dir,
                LocalDate.of(2026, 11, 23),
                Instant.parse("2026-11-23T12:00:00Z"),
                () -> 0,
                Optional.empty(),
                words,
                Map.of(),
                TestTemplates::catalogue);
        Outcome outcome = Goals.run(goal, List.of(), options, door);
        return new Ran(outcome, out.toString(UTF_8), out.toString(UTF_8) + err.toString(UTF_8));
    }

    private Path pipeline() {
        return dir.resolve(".woodpecker/ci.yml");
    }

    private static String revision(int revision) {
        return Holes.fill(
                TestTemplates.catalogue()
                        .find("service-ci.yml", revision)
                        .orElseThrow()
                        .text(),
                VALUES);
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
