package dev.loco.cishared.release.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every line of {@code commits/specification.jsonl}: a message, and what it is by Conventional Commits 1.0.0. Most of them
 * are the examples of the specification and the tests of other readers (conventional-commits/parser, git-conventional,
 * leodido/go-conventionalcommits, jreleaser, conventional-changelog, release-please, commitizen, svu).
 */
class SpecificationTest {
    private static final JsonMapper JSON = new JsonMapper();

    record Case(JsonNode json) {
        String message() {
            return json.get("message").asString();
        }

        boolean valid() {
            return json.get("valid").asBoolean();
        }

        Optional<String> text(String name) {
            return Optional.ofNullable(json.get(name))
                    .filter(node -> !node.isNull())
                    .map(JsonNode::asString);
        }

        List<Footer> footers() {
            List<Footer> footers = new ArrayList<>();
            for (JsonNode footer : json.get("footers")) {
                footers.add(new Footer(
                        footer.get(0).asString(),
                        footer.get(1).asString(),
                        footer.get(2).asString()));
            }
            return footers;
        }

        @Override
        public String toString() {
            return json.get("name").asString();
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/commits/specification.jsonl"))) {
            cases.add(new Case(JSON.readTree(line)));
        }
        return cases;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isReadAsTheSpecificationSays(Case c) {
        Optional<CommitMessage> lenient = CommitMessage.lenient(c.message());

        if (c.valid()) {
            CommitMessage read = lenient.orElseThrow();
            assertThat(read.header().type()).isEqualTo(c.text("type").orElseThrow());
            assertThat(read.header().scope()).isEqualTo(c.text("scope"));
            assertThat(read.header().description())
                    .isEqualTo(c.text("description").orElseThrow());
            assertThat(read.body()).isEqualTo(c.text("body"));
            assertThat(read.footers()).isEqualTo(c.footers());
            assertThat(read.breaking()).isEqualTo(c.json().get("breaking").asBoolean());
        } else if (c.json().has("lenient")) {
            JsonNode expected = c.json().get("lenient");
            Header header = lenient.orElseThrow().header();
            assertThat(header.type()).isEqualTo(expected.get("type").asString());
            assertThat(header.description())
                    .isEqualTo(expected.get("description").asString());
            assertThat(lenient.get().breaking())
                    .isEqualTo(expected.get("breaking").asBoolean());
        } else {
            assertThat(lenient).isEmpty();
        }
        assertThat(isBreaking(c.message()))
                .as("the cheap way and the whole reading")
                .isEqualTo(lenient.filter(CommitMessage::breaking).isPresent());
    }

    private static boolean isBreaking(String message) {
        return Header.read(message)
                .flatMap(header -> CommitMessage.ifBreaking(header, message))
                .isPresent();
    }
}
