package dev.loco.cishared.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What runs when, a folder a case in {@code src/test/simulations/}: workflow files, and {@code expected.txt} with what runs
 * ({@code +}) and may run ({@code ?}) by event; {@code all} is every occasion of the event, and what is not named is
 * skipped. After the semantics of Woodpecker's {@code constraint_test.go}, {@code path_test.go}, {@code map_test.go},
 * {@code compiler_test.go} and {@code builder_test.go}. {@code -Dcases.update=true} writes what is found: to be read before
 * it is committed.
 */
class SimulationCasesTest {
    private static final Path CASES = Path.of("src/test/simulations");
    private static final boolean UPDATE = Boolean.getBoolean("cases.update");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void runsWhatWoodpeckerRuns(Path folder) throws IOException {
        Simulation simulation = Simulation.of(workflows(folder));
        Path expected = folder.resolve("expected.txt");

        String found = table(simulation);

        if (UPDATE) {
            Files.writeString(expected, found);
        }
        assertThat(found).as(folder.toString()).isEqualTo(Files.readString(expected));
    }

    private static List<Workflow> workflows(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yml"))
                    .sorted()
                    .map(SimulationCasesTest::read)
                    .toList();
        }
    }

    private static Workflow read(Path file) {
        try {
            return Workflow.read(YamlReader.read(".woodpecker/" + file.getFileName(), Files.readAllBytes(file)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String table(Simulation simulation) {
        StringBuilder table = new StringBuilder();
        if (!simulation.isComplete()) {
            table.append("(what is skipped everywhere may still run)\n");
        }
        for (Workflow workflow : simulation.workflows()) {
            table.append("workflow ").append(workflow.name()).append('\n');
            rows(table, simulation, occasion -> simulation.workflow(workflow, occasion));
            for (Step step : workflow.all()) {
                table.append("  ").append(step.title()).append('\n');
                rows(table, simulation, occasion -> simulation.step(workflow, step, occasion));
                after(table, simulation, workflow, step);
            }
        }
        return table.toString();
    }

    private static void rows(StringBuilder table, Simulation simulation, Function<Occasion, Verdict> verdict) {
        for (Column column : Column.values()) {
            List<Occasion> all = simulation.occasions().stream()
                    .filter(o -> o.column() == column)
                    .toList();
            for (Verdict wanted : List.of(Verdict.RUNS, Verdict.MAY_RUN)) {
                List<Occasion> such =
                        all.stream().filter(o -> verdict.apply(o) == wanted).toList();
                if (!such.isEmpty()) {
                    table.append("    ")
                            .append(wanted == Verdict.RUNS ? '+' : '?')
                            .append(' ')
                            .append(column.heading())
                            .append(": ")
                            .append(such.equals(all) ? "all" : String.join(", ", names(such)))
                            .append('\n');
                }
            }
        }
    }

    private static List<String> names(List<Occasion> occasions) {
        boolean files = occasions.stream().map(Occasion::files).distinct().count() > 1;
        return occasions.stream()
                .map(o -> {
                    List<String> parts = new ArrayList<>();
                    o.tag().ifPresent(parts::add);
                    parts.add(o.branch());
                    parts.add(o.cron());
                    parts.removeIf(String::isEmpty);
                    return String.join(" ", parts) + (o.hasFiles() && files ? o.files() : "");
                })
                .toList();
    }

    private static void after(StringBuilder table, Simulation simulation, Workflow workflow, Step step) {
        List<String> events = Stream.of(Column.values())
                .filter(c -> simulation.cell(workflow, step, c).after() != Cell.After.SUCCESS)
                .map(c -> c.heading() + " " + simulation.cell(workflow, step, c).after())
                .toList();
        if (!events.isEmpty()) {
            table.append("    after ").append(String.join(", ", events)).append('\n');
        }
    }
}
