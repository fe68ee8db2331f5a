package dev.loco.cishared.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlComment;
import dev.loco.cishared.yaml.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random drift, several faults at once, in a pipeline whose owner has added things: after {@code fix} the pipeline is
 * clean, all of the owner's things are there, and a second {@code fix} changes nothing. The seed is the test's name.
 */
class DriftPropertyTest {
    private static final int RUNS = 150;
    private static final int MANY = 1_500;

    static LongStream seeds() {
        return LongStream.range(0, RUNS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void fixRestoresWhatIsLockedAndKeepsWhatIsOwned(long seed) {
        Random random = new Random(seed);
        Mutations mutations = new Mutations(random);
        String owned = mutations.asOwner();
        assertThat(Consumer.lint(owned))
                .as("what the owner did, seed %d\n%s", seed, owned)
                .isEmpty();

        String drifted = mutations.drift(owned);
        YamlFile read = Consumer.read(drifted);
        assertThat(read.problems()).as("seed %d\n%s", seed, drifted).isEmpty();
        String fixed = Consumer.fix(drifted);

        assertThat(Consumer.lint(fixed).stream().map(Finding::message))
                .as("left after fix, seed %d, %s\n%s\n--- fixed\n%s", seed, mutations.done(), drifted, fixed)
                .isEmpty();
        assertThat(owned(fixed))
                .as("the owner's, seed %d, %s\n%s\n--- fixed\n%s", seed, mutations.done(), drifted, fixed)
                .containsAll(owned(owned));
        assertThat(Consumer.fix(fixed)).as("second fix, seed %d", seed).isEqualTo(fixed);
    }

    /** Drift that the everyday run does not see. */
    static LongStream moreSeeds() {
        return LongStream.range(RUNS, RUNS + MANY);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("moreSeeds")
    @Tag("stress")
    void soItDoesManyTimesMore(long seed) {
        fixRestoresWhatIsLockedAndKeepsWhatIsOwned(seed);
    }

    /** Steps, commands, environment and comments that are not the template's. */
    private static Set<String> owned(String text) {
        YamlFile file = Consumer.read(text);
        Workflow workflow = Workflow.read(file);
        Workflow canonical = Workflow.read(Consumer.read(Consumer.canonical()));
        List<String> owned = new ArrayList<>();
        for (Section section : Section.values()) {
            for (Step step : workflow.in(section)) {
                if (canonical.find(section, step.name()).isEmpty()) {
                    owned.add(step.name() + Value.of(step.body()));
                }
                step.commands().forEach(c -> owned.add(step.name() + " runs " + c.value()));
            }
        }
        file.comments().stream()
                .map(YamlComment::text)
                .filter(t -> t.startsWith("ours"))
                .forEach(owned::add);
        return owned.stream().collect(Collectors.toSet());
    }
}
