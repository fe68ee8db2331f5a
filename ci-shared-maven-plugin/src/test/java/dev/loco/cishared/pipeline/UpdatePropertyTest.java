package dev.loco.cishared.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.RandomHistory.Done;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.update.Update;
import dev.loco.cishared.yaml.YamlComment;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A template and a pipeline that both changed at random: what is the owner's survives, what the template changed arrives,
 * a conflict is told only where both changed one thing, what lint says afterwards is what the owner had changed, and a
 * second update changes nothing. The seed is the test's name.
 */
class UpdatePropertyTest {
    private static final int RUNS = 300;
    private static final int MANY = 4_000;
    private static final PipelineSettings SETTINGS =
            new PipelineSettings(Optional.empty(), OptionalInt.empty(), RandomHistory.VALUES);

    static LongStream seeds() {
        return LongStream.range(0, RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mergesWhatBothDid(long seed) {
        RandomHistory history = new RandomHistory(seed);
        YamlFile before = Consumer.read(history.pipeline());
        assertThat(before.problems()).as("seed %d\n%s", seed, before.text()).isEmpty();

        Update update = update(history, history.pipeline()).orElseThrow();

        Story story = new Story(seed, history, update);
        Workflow after = Workflow.read(Consumer.read(update.text()));
        List<Done> meeting = meeting(history);
        assertThat(Consumer.read(update.text()).problems()).as(story.toString()).isEmpty();
        assertThat(owned(update.text(), history))
                .as("the owner's: %s", story)
                .containsAll(owned(history.pipeline(), history));
        // What both changed is left as the owner has it; of two orders of steps a third may come.
        for (Done done : history.byOwner()) {
            if (!meeting.contains(done) || !done.place().startsWith("order/")) {
                assertThat(done.holds())
                        .as("survives: %s, %s", done.what(), story)
                        .accepts(after);
            }
        }
        for (Done done : history.byTemplate()) {
            if (!meeting.contains(done) && !isUndone(done, history)) {
                assertThat(done.holds())
                        .as("arrives: %s, %s", done.what(), story)
                        .accepts(after);
            }
        }
        if (meeting.isEmpty()) {
            assertThat(update.conflicts().stream().map(Finding::message))
                    .as("conflicts: %s", story)
                    .isEmpty();
        }
        if (meeting.isEmpty() && !history.drifted()) {
            assertThat(lint(history, update.text())).as("lint: %s", story).isEmpty();
        }
        for (String message : lint(history, update.text())) {
            assertThat(changedSteps(history))
                    .as("what lint says is about what the owner changed: %s, %s", message, story)
                    .anyMatch(message::contains);
        }
        assertThat(update(history, update.text()))
                .as("a second update: %s", story)
                .isEmpty();
    }

    /** Histories that the everyday run does not see. */
    static LongStream moreSeeds() {
        return LongStream.range(RUNS, RUNS + MANY);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("moreSeeds")
    @Tag("stress")
    void soItDoesManyTimesMore(long seed) {
        mergesWhatBothDid(seed);
    }

    private record Story(long seed, RandomHistory history, Update update) {
        @Override
        public String toString() {
            StringBuilder story = new StringBuilder("seed " + seed);
            history.byTemplate().forEach(d -> story.append("\n  ").append(d.what()));
            history.byOwner().forEach(d -> story.append("\n  ").append(d.what()));
            update.conflicts().forEach(c -> story.append("\n  conflict: ").append(c.message()));
            update.taken().forEach(t -> story.append("\n  taken: ").append(t));
            return story + "\n--- before\n" + history.pipeline() + "\n--- after\n" + update.text();
        }
    }

    private static Optional<Update> update(RandomHistory history, String text) {
        return PipelineCheck.update(List.of(Consumer.read(text)), SETTINGS, history.catalogue()).values().stream()
                .findFirst();
    }

    private static List<String> lint(RandomHistory history, String text) {
        return PipelineCheck.check(List.of(Consumer.read(text)), SETTINGS, history.catalogue()).stream()
                .filter(f -> !f.rule().namespace().equals("images"))
                .map(Finding::message)
                .toList();
    }

    /** What was done to one thing by both. */
    private static List<Done> meeting(RandomHistory history) {
        List<Done> meeting = new ArrayList<>();
        for (Done template : history.byTemplate()) {
            for (Done owner : history.byOwner()) {
                if (template.meets(owner)) {
                    meeting.add(template);
                    meeting.add(owner);
                }
            }
        }
        return meeting;
    }

    /** Whether the template itself later did away with what it had done. */
    private static boolean isUndone(Done done, RandomHistory history) {
        return !done.holds().test(history.newest());
    }

    private static Set<String> changedSteps(RandomHistory history) {
        Set<String> steps = new TreeSet<>();
        for (Done done : history.byOwner()) {
            String[] parts = done.place().split("/", -1);
            String step = parts[0].equals("order") ? parts[1] : parts[0];
            steps.add("`" + step);
            if (parts[0].equals("order")) {
                steps.add(done.what().replaceAll(".* and ", "`"));
            }
        }
        return steps;
    }

    /** Steps, commands, environment and comments that are not the template's, old or new. */
    private static Set<String> owned(String text, RandomHistory history) {
        YamlFile file = Consumer.read(text);
        Set<String> owned = new TreeSet<>();
        for (Step step : Workflow.read(file).in(Section.STEPS)) {
            if (step.name().startsWith("own-")) {
                owned.add(step.name() + Value.of(step.body()));
            }
            step.commands().stream()
                    .map(c -> c.value())
                    .filter(c -> c.startsWith("own ") || c.endsWith("--ours"))
                    .forEach(c -> owned.add(step.name().replace("-2", "") + " runs " + c));
            step.body()
                    .get("environment")
                    .flatMap(e -> e.mapping())
                    .ifPresent(e -> e.entries().stream()
                            .filter(v -> v.name().startsWith("OWN_") || v.name().equals("PYTHONWARNINGS"))
                            .forEach(v -> owned.add(v.name() + Value.of(v.value()))));
        }
        file.comments().stream()
                .map(YamlComment::text)
                .filter(t -> t.startsWith("ours"))
                .forEach(owned::add);
        // A step that the template took away takes its own values with it.
        boolean gone = history.byTemplate().stream().anyMatch(d -> d.place().equals("test"));
        if (gone) {
            owned.removeIf(o -> o.startsWith("PYTHONWARNINGS") && o.contains("default"));
        }
        return owned;
    }
}
