package dev.loco.cishared.pipeline.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Which of this repository's own pipelines start on what: {@code src/test/own-pipelines/starts.csv}, once by our simulation
 * and once by Woodpecker's own tool, with the very conditions that stand in {@code .woodpecker/}.
 */
class OwnPipelinesTest {
    private static final Path FOLDER = Path.of("../.woodpecker");
    private static final String STARTS = "src/test/own-pipelines/starts.csv";
    private static final String DEFAULT_BRANCH = "main";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvFileSource(files = STARTS, numLinesToSkip = 1)
    void bySimulation(String event, String ref, String starts) throws Exception {
        Simulation simulation = Simulation.of(workflows(), DEFAULT_BRANCH);
        Occasion occasion = occasion(event, ref);
        Set<String> running = new TreeSet<>();
        for (Workflow workflow : simulation.workflows()) {
            Verdict verdict = simulation.workflow(workflow, occasion);
            assertThat(verdict).as("%s on %s", workflow.name(), ref).isNotEqualTo(Verdict.MAY_RUN);
            if (verdict == Verdict.RUNS) {
                running.add(workflow.name());
            }
        }

        assertThat(running).isEqualTo(names(starts));
    }

    @ParameterizedTest
    @CsvFileSource(files = STARTS, numLinesToSkip = 1)
    void byTheRealTool(String event, String ref, String starts) throws Exception {
        boolean possible = Execution.isPossible();
        if (!possible) {
            System.out.println("skipped: which pipelines start by `woodpecker-cli exec` because it is not on the PATH");
        }
        assumeTrue(possible, "skipped: because woodpecker-cli is not on the PATH");
        Map<String, String> reduced = new TreeMap<>();
        texts().forEach((name, text) -> reduced.put(name, reduced(text)));

        Execution execution = Execution.of(reduced, occasion(event, ref), DEFAULT_BRANCH, folder);

        Set<String> ran = new TreeSet<>();
        execution.ran().forEach(step -> ran.add(step.replace("/started", "")));
        assertThat(ran).as(execution.output()).isEqualTo(names(starts));
    }

    @Test
    void thereAreSix() throws IOException {
        assertThat(texts().keySet())
                .containsExactlyInAnyOrder(
                        "ci.yml",
                        "release.yml",
                        "release-rust-base.yml",
                        "release-python-base.yml",
                        "release-python-3.13-base.yml",
                        "release-go-base.yml");
    }

    /** The workflow's own condition as it is written, above one step that says that it ran. */
    private static String reduced(String text) {
        StringBuilder when = new StringBuilder();
        boolean within = false;
        for (String line : text.lines().toList()) {
            within = line.equals("when:") || within && (line.isEmpty() || line.startsWith(" ") || line.startsWith("#"));
            when.append(within ? line + "\n" : "");
        }
        assertThat(when).as("a condition of the whole workflow").isNotEmpty();
        return "skip_clone: true\n" + when + "steps:\n  - {name: started, image: bash, commands: RUN}\n";
    }

    /** What Forgejo sends: a tag has no branch, a pull request that of its target, a manual start the branch's name alone. */
    private static Occasion occasion(String event, String ref) {
        String branch = ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : "";
        return switch (event) {
            case "push" ->
                new Occasion(
                        branch.equals(DEFAULT_BRANCH) ? Column.PUSH_DEFAULT : Column.PUSH_OTHER,
                        branch,
                        ref,
                        "",
                        List.of("pom.xml"));
            case "tag" -> new Occasion(Column.TAG, "", ref, "", List.of());
            case "release" -> new Occasion(Column.RELEASE, DEFAULT_BRANCH, ref, "", List.of());
            case "deployment" -> new Occasion(Column.DEPLOYMENT, DEFAULT_BRANCH, ref, "", List.of());
            case "pull_request" -> new Occasion(Column.PULL_REQUEST, DEFAULT_BRANCH, ref, "", List.of("pom.xml"));
            case "pull_request_closed" ->
                new Occasion(Column.PULL_REQUEST_CLOSED, DEFAULT_BRANCH, ref, "", List.of("pom.xml"));
            case "pull_request_metadata" ->
                new Occasion(Column.PULL_REQUEST_METADATA, DEFAULT_BRANCH, ref, "", List.of("pom.xml"));
            case "manual" -> new Occasion(Column.MANUAL, ref, ref, "", List.of());
            default -> {
                assertThat(event).startsWith("cron ");
                yield new Occasion(Column.CRON, branch, ref, event.substring("cron ".length()), List.of());
            }
        };
    }

    private static Set<String> names(String starts) {
        return starts == null ? Set.of() : new TreeSet<>(List.of(starts.split(" ", -1)));
    }

    private static List<Workflow> workflows() throws IOException {
        List<Workflow> workflows = new ArrayList<>();
        texts().forEach((name, text) ->
                workflows.add(Workflow.read(YamlReader.read(".woodpecker/" + name, text.getBytes(UTF_8)))));
        return workflows;
    }

    private static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
