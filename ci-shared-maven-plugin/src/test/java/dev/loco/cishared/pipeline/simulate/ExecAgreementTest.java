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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the simulation against Woodpecker's own tool, which executes workflows on this machine. Theirs is right. */
class ExecAgreementTest {
    private static final Path CASES = Path.of("src/test/exec");

    @TempDir
    Path folder;

    private int executions;

    @BeforeAll
    static void needsTheTool() {
        boolean possible = Execution.isPossible();
        if (!possible) {
            System.out.println("skipped: agreement with `woodpecker-cli exec` because it is not on the PATH");
        }
        assumeTrue(possible, "skipped: because woodpecker-cli is not on the PATH");
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    static IntStream fewSeeds() {
        return IntStream.range(0, 8);
    }

    static IntStream manySeeds() {
        return IntStream.range(1000, 1300);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnEveryEvent(String name) throws Exception {
        Map<String, String> files = files(name);
        Simulation simulation = simulation(files);
        Map<Column, Occasion> first = new LinkedHashMap<>();
        simulation.occasions().forEach(o -> first.putIfAbsent(o.column(), o));
        for (Occasion occasion : first.values()) {
            agrees(files, simulation, occasion);
        }
    }

    @ParameterizedTest
    @MethodSource("fewSeeds")
    void agreesOnWorkflowsNobodyThoughtOf(int seed) throws Exception {
        random(seed, 3);
    }

    /** What is said of another occasion is no answer: a comparison that always holds would prove nothing. */
    @Test
    void noticesADifference() throws Exception {
        Map<String, String> files = files("list-and-events");
        Simulation simulation = simulation(files);
        Map<Column, Occasion> first = new LinkedHashMap<>();
        simulation.occasions().forEach(o -> first.putIfAbsent(o.column(), o));
        Occasion push = first.get(Column.PUSH_DEFAULT);
        Occasion tag = first.get(Column.TAG);

        Execution execution = Execution.of(files, push, "main", folder);

        assertThat(execution.ran()).contains("ci/always", "ci/main-or-tag", "ci/default-branch");
        Prediction other = new Prediction(simulation, tag, execution);
        assertThat(grouped(execution.ran(), other.stages())).isNotEqualTo(other.stages());
        assertThat(other.contradictions())
                .contains("ci/default-branch is skipped, and ran", "ci/on-tag runs, and did so 0 times only");
    }

    @Tag("stress")
    @ParameterizedTest
    @MethodSource("cases")
    void agreesOnEveryOccasion(String name) throws Exception {
        Map<String, String> files = files(name);
        Simulation simulation = simulation(files);
        for (Occasion occasion : simulation.occasions()) {
            agrees(files, simulation, occasion);
        }
    }

    @Tag("stress")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void agreesOnManyWorkflowsNobodyThoughtOf(int seed) throws Exception {
        random(seed, 12);
    }

    private void random(int seed, int most) throws Exception {
        Map<String, String> files = new RandomWorkflows(seed).files();
        Simulation simulation = simulation(files);
        List<Occasion> occasions = new ArrayList<>(simulation.occasions());
        Collections.shuffle(occasions, new Random(seed));
        for (Occasion occasion : occasions.subList(0, Math.min(most, occasions.size()))) {
            agrees(files, simulation, occasion);
        }
    }

    private void agrees(Map<String, String> files, Simulation simulation, Occasion occasion) throws Exception {
        executions++;
        Path own = Files.createDirectory(folder.resolve(Integer.toString(executions)));
        Execution execution = Execution.of(files, occasion, simulation.defaultBranch(), own);
        Prediction prediction = new Prediction(simulation, occasion, execution);
        String told = occasion + "\n" + files + "\n" + execution.output();

        List<Set<String>> stages = prediction.stages();
        assertThat(grouped(execution.ran(), stages)).as(told).isEqualTo(stages);
        assertThat(prediction.contradictions()).as(told).isEmpty();
        if (prediction.fails()) {
            assertThat(execution.output())
                    .as(told)
                    .matches("(?s).*(depend|Depend).*")
                    .doesNotStartWith("exit code 0");
        }
    }

    /** What ran cut into pieces as long as the stages: within one, the order is by chance. */
    private static List<Set<String>> grouped(List<String> ran, List<Set<String>> stages) {
        List<Set<String>> grouped = new ArrayList<>();
        int at = 0;
        for (Set<String> stage : stages) {
            int end = Math.min(ran.size(), at + stage.size());
            grouped.add(new LinkedHashSet<>(ran.subList(at, end)));
            at = end;
        }
        if (at < ran.size()) {
            grouped.add(new LinkedHashSet<>(ran.subList(at, ran.size())));
        }
        return grouped;
    }

    private static Simulation simulation(Map<String, String> files) {
        List<Workflow> workflows = new ArrayList<>();
        files.forEach((name, text) ->
                workflows.add(Workflow.read(YamlReader.read(".woodpecker/" + name, text.getBytes(UTF_8)))));
        return Simulation.of(workflows, "main");
    }

    private static Map<String, String> files(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.list(CASES.resolve(name))) {
            for (Path file : (Iterable<Path>) all::iterator) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return files;
    }
}
