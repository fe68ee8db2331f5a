package dev.loco.cishared.pipeline;

import static dev.loco.cishared.pipeline.Consumer.canonical;
import static dev.loco.cishared.pipeline.Consumer.step;
import static dev.loco.cishared.pipeline.Consumer.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.pipeline.template.Catalogue;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person may do to a generated {@code ci.yml}: one finding at the right token, and {@code fix} undoes it. */
class EditsToCiYmlTest {
    private static final String OWN_STEP =
            "  # Ours.\n  - name: docs\n    image: registry.example/tools/mkdocs:1.6\n    commands: [mkdocs build]\n    when: {event: push}\n\n";

    static Stream<Arguments> faults() {
        String lint = step("lint");
        String audit = step("audit");
        String test = step("test");
        return Stream.of(
                Arguments.of(
                        "exact image pin",
                        with("lint", "shared-python-base:v1", "shared-python-base:v1.0.3"),
                        "drift/image-pin \"v1.0.3\""),
                Arguments.of(
                        "another kaniko version",
                        with("build-image", "v1.20.0-debug", "v1.23.2-debug"),
                        "images/kaniko-version \"v1.23.2-debug\""),
                Arguments.of(
                        "a kaniko flag removed",
                        with("build-image", "        --compressed-caching=false\n", ""),
                        "images/kaniko-flags \"/kaniko/executor\""),
                Arguments.of("a step removed", canonical().replace(test, ""), "drift/missing-step \"audit\""),
                Arguments.of(
                        "a step with a comment removed", canonical().replace(audit, ""), "drift/missing-step \"lint\""),
                Arguments.of(
                        "a command changed",
                        with("test", "- pytest\n", "- pytest --exitfirst\n"),
                        "drift/changed-command \"--exitfirst\""),
                Arguments.of(
                        "a locked command changed",
                        with("bump-push", "- mvn ci-shared:bump-push", "- mvn ci-shared:bump-pull"),
                        "drift/changed-command \"ci-shared:bump-pull\""),
                Arguments.of(
                        "steps swapped", canonical().replace(lint + audit, audit + lint), "drift/step-order \"audit\""),
                Arguments.of(
                        "failure: ignore on test",
                        with("test", "    pull: true\n", "    pull: true\n    failure: ignore\n"),
                        "drift/weakened-gate \"failure: ignore\""),
                Arguments.of(
                        "when narrowed",
                        with("test", "[pull_request, push, manual, cron]", "[push, manual]"),
                        "drift/weakened-gate \"[push, manual]\""),
                Arguments.of(
                        "when narrowed by a condition",
                        with("test", "manual, cron]", "manual, cron]\n        path: src/**"),
                        "drift/weakened-gate \"path\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFoundOnceAndUndone(String name, String text, String expected) {
        assertThat(brief(text)).as(name).containsExactly(expected);
        assertThat(Consumer.fix(text)).as(name).isEqualTo(canonical());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isUndoneWithWindowsLineEnds(String name, String text, String expected) {
        String crlf = text.replace("\n", "\r\n");

        assertThat(brief(crlf)).as(name).containsExactly(expected);
        assertThat(Consumer.fix(crlf)).as(name).isEqualTo(canonical().replace("\n", "\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void ownStepsAndCommentsStay(String name, String text, String expected) {
        String owned = text.replace("  # From here on", OWN_STEP + "  # A remark of ours.\n\n  # From here on");
        String wanted = canonical().replace("  # From here on", OWN_STEP + "  # A remark of ours.\n\n  # From here on");

        assertThat(brief(owned)).as(name).containsExactly(expected);
        assertThat(Consumer.fix(owned)).as(name).isEqualTo(wanted);
    }

    static Stream<Arguments> allowed() {
        return Stream.of(
                Arguments.of("nothing at all", canonical()),
                Arguments.of(
                        "a command added on an open line",
                        with("test", "- pytest\n", "- pytest\n      - python -m app.selfcheck\n")),
                Arguments.of("a project step added", canonical().replace(step("audit"), OWN_STEP + step("audit"))),
                Arguments.of(
                        "map style instead of list style",
                        canonical().replace("\n  - name: ", "\n  ").replaceAll("(?m)^  ([a-z-]+)$", "  $1:")),
                Arguments.of(
                        "an anchor for the image",
                        canonical()
                                .replaceFirst("image: (registry.example/loco/shared-python-base:v1)", "image: &py $1")
                                .replace("image: registry.example/loco/shared-python-base:v1", "image: *py")),
                Arguments.of(
                        "when as an object",
                        canonical()
                                .replaceAll(
                                        "(?m)^      - event: (.*)\n        (branch|cron): (.*)$",
                                        "      event: $1\n      $2: $3")),
                Arguments.of("event as a list", canonical().replace("event: push\n", "event: [push]\n")),
                Arguments.of(
                        "keys in another order",
                        with("lint", "    pull: true\n", "")
                                .replace("manual, cron]\n\n  # Known", "manual, cron]\n    pull: true\n\n  # Known")),
                Arguments.of(
                        "a value that is yours", with("test", "PYTHONWARNINGS: default", "PYTHONWARNINGS: error")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void isNoFinding(String name, String text) {
        assertThat(Consumer.read(text).problems()).as(name).isEmpty();
        assertThat(Consumer.lint(text)).as(name).isEmpty();
        assertThat(Consumer.fix(text)).as(name).isEqualTo(text);
    }

    @Test
    void parametersMayBeInferred() {
        assertThat(Consumer.lint(canonical(), PipelineSettings.none())).isEmpty();
    }

    @Test
    void aRemovedStepWithInferredParametersIsPutBackWhenTheyAreKnownFromTheRest() {
        String text = canonical().replace(step("audit"), "");

        assertThat(Consumer.fix(text, PipelineSettings.none())).isEqualTo(canonical());
    }

    @Test
    void theFilledTemplateIsThePipeline() {
        String drifted = with("test", "- pytest\n", "- pytest -x\n");

        assertThat(PipelineCheck.filledTemplate(Consumer.read(drifted), PipelineSettings.none(), Catalogue.shipped()))
                .contains(canonical());
        assertThat(PipelineCheck.filledTemplate(
                        Consumer.read("steps: []\n"), PipelineSettings.none(), Catalogue.shipped()))
                .isEmpty();
    }

    @Test
    void aMissingStepIsAboutItself() {
        String text = canonical().replace(step("audit"), "");
        Finding finding = Consumer.lint(text).get(0);

        assertThat(PipelineCheck.stepOf(Consumer.read(text), finding)).contains("audit");
    }

    @Test
    void aFindingIsAboutTheStepItLiesIn() {
        String text = with("test", "- pytest\n", "- pytest -x\n");
        Finding finding = Consumer.lint(text).get(0);

        assertThat(PipelineCheck.stepOf(Consumer.read(text), finding)).contains("test");
    }

    private static List<String> brief(String text) {
        return Consumer.lint(text).stream().map(f -> Consumer.brief(text, f)).toList();
    }
}
