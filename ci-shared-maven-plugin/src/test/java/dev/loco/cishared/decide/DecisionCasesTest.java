package dev.loco.cishared.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables of {@code src/test/policies/decide}, each line asked as a batch asks it. */
class DecisionCasesTest {
    private static final Path CASES = Path.of("src/test/policies/decide");
    private static final JsonMapper JSON = new JsonMapper();

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decides(String name) throws IOException {
        DecisionCase table = DecisionCase.read(CASES.resolve(name));
        assertThat(table.rows()).as("lines of %s", name).isNotEmpty();
        String policies =
                table.policies().stream().map(JSON::writeValueAsString).collect(Collectors.joining(", ", "[", "]"));
        SoftAssertions softly = new SoftAssertions();
        for (DecisionCase.Row row : table.rows()) {
            if (row instanceof DecisionCase.Row.Capabilities asked) {
                JsonNode answer = ask("\"operation\": \"read\", \"path\": \"" + asked.path() + "\", ", policies, "2.6");
                List<String> words = answer.get("capabilities")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList();
                softly.assertThat(words).as("capabilities %s", asked.path()).isEqualTo(asked.words());
            } else if (row instanceof DecisionCase.Row.Question question) {
                check(softly, question.now(), ask(question.line(), policies, "2.6"), question.text());
                check(softly, question.before(), ask(question.line(), policies, "2.5"), "2.5: " + question.text());
            }
        }
        softly.assertAll();
    }

    private static JsonNode ask(String request, String policies, String semantics) throws IOException {
        StringWriter out = new StringWriter();
        String line = "{" + request + "\"semantics\": \"" + semantics + "\", \"policies\": " + policies + "}\n";
        Batch.run(new StringReader(line), out, Instant.now());
        return JSON.readTree(out.toString());
    }

    private static void check(SoftAssertions softly, DecisionCase.Answer expected, JsonNode answer, String text) {
        String verdict = answer.get("conditional").asBoolean()
                ? "conditional"
                : answer.get("allowed").asBoolean() ? "allowed" : "denied";
        JsonNode rule = answer.get("rule");
        softly.assertThat(verdict + " " + (rule.isNull() ? "-" : rule.asString()))
                .as("%s: %s", text, answer)
                .isEqualTo(expected.verdict() + " " + expected.rule());
        if (!expected.place().isEmpty()) {
            softly.assertThat(answer.get("policy") + ":" + answer.get("line"))
                    .as(text)
                    .isEqualTo(expected.place());
        }
    }
}
