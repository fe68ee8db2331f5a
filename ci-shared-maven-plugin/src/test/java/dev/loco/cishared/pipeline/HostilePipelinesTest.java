package dev.loco.cishared.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a file, the check answers with findings. */
class HostilePipelinesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "hello",
                "[]",
                "- a",
                "steps:",
                "steps: []",
                "steps: {}",
                "steps: hello",
                "steps: [hello, 1, null, [a]]",
                "steps: {lint: hello, test: null}",
                "steps: [{name: lint}, {name: lint}, {}]",
                "steps: [{name: [a], image: [b], commands: {c: d}, when: hello, settings: [e], environment: [f]}]",
                "steps: {lint: {image: , commands: , when: , pull: }}",
                "steps: &x [{name: a, image: b}]\nservices: *x\nclone: *x",
                "steps:\n  - <<: &m {name: lint, image: a}\n  - *m",
                "clone: true\nservices: 1\nsteps:\n  lint:\n    image: a:b:c@d@e\n    when: [[], {event: {}}, hello]",
            })
    void oddShapesGiveNoFalseAlarmAndNoCrash(String text) {
        List<Finding> alone = check(text, PipelineSettings.none());
        assertThat(alone).allMatch(f -> f.rule().id().matches("(images|woodpecker)/.*"));

        List<Finding> expected = check("# ci-shared: python-ci.yml revision 2\n" + text, Consumer.SETTINGS);
        assertThat(expected).anyMatch(f -> f.rule().id().startsWith("drift/"));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /** The canonical pipeline with lines lost, doubled, indented and cut: never a crash, and fixes that hold. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void tornPipelinesAreAnsweredAndMendedAsFarAsTheyCan(long seed) {
        Random random = new Random(seed);
        StringBuilder torn = new StringBuilder();
        for (String line : Consumer.canonical().split("\n", -1)) {
            switch (random.nextInt(40)) {
                case 0 -> torn.append("");
                case 1 -> torn.append(line).append('\n').append(line).append('\n');
                case 2 -> torn.append("  ").append(line).append('\n');
                case 3 ->
                    torn.append(line, 0, random.nextInt(line.length() + 1)).append('\n');
                default -> torn.append(line).append('\n');
            }
        }
        YamlFile file = Consumer.read(torn.toString());
        PipelineCheck.check(List.of(file), Consumer.SETTINGS);

        if (file.problems().isEmpty()) {
            String fixed = Consumer.fix(torn.toString());
            assertThat(Consumer.read(fixed).problems())
                    .as("seed %d\n%s", seed, fixed)
                    .isEmpty();
            assertThat(Consumer.lint(fixed)).as("seed %d\n%s", seed, fixed).noneMatch(Finding::fixable);
        }
    }

    private static List<Finding> check(String text, PipelineSettings settings) {
        YamlFile file = YamlReader.read(Consumer.FILE, text.getBytes(StandardCharsets.UTF_8));
        return PipelineCheck.check(List.of(file), settings);
    }
}
