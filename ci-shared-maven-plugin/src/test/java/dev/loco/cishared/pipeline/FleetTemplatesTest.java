package dev.loco.cishared.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.pipeline.model.Section;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Value;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.pipeline.template.TemplateRevision;
import dev.loco.cishared.scaffold.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates are one pipeline in several languages: they differ in the three gates and in nothing else. */
class FleetTemplatesTest {
    private static final String BEFORE = "deployment, cron, manual]\n";
    private static final String AFTER = "  # From here on it is a release";

    static List<String> names() {
        return Arrays.stream(Language.values()).map(Language::template).toList();
    }

    private static TemplateRevision newest(String name) {
        return Catalogue.shipped().newest(name).orElseThrow();
    }

    private static String filled(String name) {
        return Holes.fill(newest(name).text(), Consumer.PARAMETERS);
    }

    private static PipelineSettings settings(String name) {
        return new PipelineSettings(
                Optional.of(name), OptionalInt.of(newest(name).revision()), Consumer.PARAMETERS);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatFollowsItIsClean(String name) {
        assertThat(Consumer.lint(filled(name), settings(name))).isEmpty();
        // Without settings the values of the holes are inferred.
        assertThat(Consumer.lint(filled(name), PipelineSettings.none())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isFoundAgainWithoutItsFirstLine(String name) {
        String unnamed = filled(name).replaceFirst("# ci-shared: .*\n", "");

        assertThat(Consumer.fix(unnamed, PipelineSettings.none()))
                .startsWith(newest(name).firstLine() + "\n");
    }

    @ParameterizedTest
    @MethodSource("names")
    void hasTheStepsOfTheOthersOnTheSameEvents(String name) {
        Function<Workflow, Map<String, Value>> gates = workflow -> workflow.in(Section.STEPS).stream()
                .collect(Collectors.toMap(
                        Step::name, step -> Value.of(step.body().get("when").orElseThrow())));
        Function<Workflow, List<String>> order =
                workflow -> workflow.in(Section.STEPS).stream().map(Step::name).toList();
        Workflow python = Workflow.read(Consumer.read(filled("python-ci.yml")));
        Workflow other = Workflow.read(Consumer.read(filled(name)));

        assertThat(order.apply(other)).isEqualTo(order.apply(python));
        assertThat(gates.apply(other)).isEqualTo(gates.apply(python));
    }

    @ParameterizedTest
    @MethodSource("names")
    void differsFromTheOthersInTheGatesAlone(String name) {
        String python = newest("python-ci.yml").text();
        String other = newest(name).text();

        assertThat(other.substring(other.indexOf(AFTER))).isEqualTo(python.substring(python.indexOf(AFTER)));
        assertThat(other.substring(0, other.indexOf(BEFORE)).lines().skip(1).filter(line -> !line.startsWith("#")))
                .containsExactlyElementsOf(python.substring(0, python.indexOf(BEFORE))
                        .lines()
                        .skip(1)
                        .filter(line -> !line.startsWith("#"))
                        .toList());
    }

    @Test
    void thePythonsDifferInTheirImageAlone() {
        assertThat(newest("python-3.13-ci.yml").text())
                .isEqualTo(newest("python-ci.yml")
                        .text()
                        .replace("# ci-shared: python-ci.yml", "# ci-shared: python-3.13-ci.yml")
                        .replace("/shared-python-base:", "/shared-python-base-3.13:"));
    }

    /** What the owner of a repository in a language without a template of its own has to be free to write. */
    @Test
    void theExampleLeavesImagesCommandsAndMoreToItsOwner() {
        String mine = filled("ci.example.yml")
                .replace(
                        "image: docker.io/library/buildpack-deps:trixie # yours",
                        "image: docker.io/library/node:24.4.1")
                .replace(
                        "commands: # yours\n      - make test",
                        "environment:\n      CI: true\n    commands: [npm ci, npm test]");

        assertThat(mine).contains("npm test", "node:24.4.1");
        assertThat(Consumer.lint(mine, settings("ci.example.yml"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rust-ci.yml, ' -- -D warnings', '', drift/changed-command",
        "go-ci.yml, '      - go vet ./...\n', '', drift/changed-command",
        "python-3.13-ci.yml, shared-python-base-3.13:v1, shared-python-base:v1, drift/changed-value",
        "rust-ci.yml, shared-rust-base:v1, shared-rust-base:v1.0.3, drift/image-pin",
        "ci.example.yml, '[pull_request, push, cron]', push, drift/weakened-gate",
    })
    void whatIsLockedIsPutBack(String name, String part, String replacement, String rule) {
        String canonical = filled(name);
        String changed = canonical.replaceFirst(java.util.regex.Pattern.quote(part), replacement);

        assertThat(Consumer.lint(changed, settings(name)))
                .extracting(finding -> finding.rule().id())
                .contains(rule);
        assertThat(Consumer.fix(changed, settings(name))).isEqualTo(canonical);
    }
}
