package dev.loco.cishared.pipeline.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.program.Program;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same cases, run by the real {@code woodpecker-cli} on the machine itself: what it runs is what the simulation says.
 * Cases that need what its command line cannot say (a cron job's name, a failure, several workflows) are left to
 * {@link SimulationCasesTest}.
 */
class AgainstWoodpeckerTest {
    private static final Path CASES = Path.of("src/test/simulations");
    private static final Pattern FIRST_LINE = Pattern.compile("^\\[([^\\]]+):L0:", Pattern.MULTILINE);

    @TempDir
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"events", "branch", "ref", "path-on-the-whole", "default-branch"})
    void runsTheSameSteps(String name) throws Exception {
        assumeTrue(
                Program.isOnPath("woodpecker-cli"),
                "skipped: " + name + " because there is no woodpecker-cli on the PATH");
        String text = Files.readString(CASES.resolve(name).resolve("ci.yml"))
                .replace("a:1", "sh")
                .replace("[make]", "[echo ran]");
        Path file = Files.writeString(dir.resolve("ci.yml"), text);
        Workflow workflow = Workflow.read(YamlReader.read(".woodpecker/ci.yml", text.getBytes(UTF_8)));
        Simulation simulation = Simulation.of(List.of(workflow));

        for (Occasion occasion : simulation.occasions()) {
            Set<String> ran = run(file, occasion, simulation.defaultBranch());
            for (Step step : workflow.steps()) {
                Verdict verdict = simulation.step(workflow, step, occasion);
                if (verdict != Verdict.MAY_RUN) {
                    assertThat(ran.contains(step.name()))
                            .as("%s on %s, said to be %s", step.title(), occasion.phrase(true), verdict)
                            .isEqualTo(verdict == Verdict.RUNS);
                }
            }
        }
    }

    private Set<String> run(Path file, Occasion occasion, String defaultBranch)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "woodpecker-cli",
                "--disable-update-check",
                "exec",
                "--backend-engine",
                "local",
                "--repo-default-branch",
                defaultBranch,
                "--pipeline-event",
                occasion.column().event(),
                "--commit-branch",
                occasion.branch(),
                "--commit-ref",
                occasion.ref(),
                "--pipeline-changed-files",
                occasion.files().isEmpty() ? "[]" : String.join(",", occasion.files())));
        if (occasion.column().isPullRequest()) {
            command.addAll(List.of("--commit-refspec", "feature:" + occasion.branch()));
        }
        command.add(file.toString());
        Process process = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        // Nothing to run is no success for it.
        assertThat(code == 0 || said.contains("all filtered out")).as(said).isTrue();
        Set<String> ran = new TreeSet<>();
        Matcher matcher = FIRST_LINE.matcher(said);
        while (matcher.find()) {
            ran.add(matcher.group(1));
        }
        return ran;
    }
}
