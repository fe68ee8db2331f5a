package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loco.cishared.lint.CommitRepository.Ran;
import dev.loco.cishared.secrets.Placeholders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where {@code commit-check} takes messages from, and how it answers. */
class CommitCheckTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Options JSON = Options.none().with("format", "json");
    private static final Options MANY = JSON.with("stdin", true).with("null", true);

    @TempDir
    Path dir;

    private CommitRepository repository;

    @BeforeEach
    void create() throws Exception {
        repository = CommitRepository.create(dir);
    }

    private static List<JsonNode> objects(Ran ran) {
        return ran.out().lines().map(MAPPER::readTree).toList();
    }

    private static List<String> descriptions(Ran ran) {
        return objects(ran).stream()
                .map(object -> object.get("description").asString())
                .toList();
    }

    @Test
    void everyCaseOfTheSpecificationIsAnsweredInOrder() throws Exception {
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/commits/specification.jsonl"))) {
            cases.add(MAPPER.readTree(line));
        }
        StringBuilder input = new StringBuilder();
        cases.forEach(c -> input.append(c.get("message").asString()).append('\0'));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../schema/commit-check-v1.json")), InputFormat.JSON);

        Ran ran = repository.check(List.of(), MANY, input.toString(), Map.of());

        List<JsonNode> objects = objects(ran);
        assertThat(objects).hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            JsonNode expected = cases.get(i);
            JsonNode found = objects.get(i);
            String name = expected.get("name").asString();
            boolean valid = expected.get("valid").asBoolean();
            assertThat(schema.validate(found.toString(), InputFormat.JSON))
                    .as(name)
                    .isEmpty();
            assertThat(found.get("valid").asBoolean()).as(name).isEqualTo(valid);
            if (valid) {
                for (String key : List.of("type", "scope", "breaking", "description", "body")) {
                    assertThat(found.get(key)).as(name + " " + key).isEqualTo(expected.get(key));
                }
                assertThat(found.get("footers").size())
                        .as(name)
                        .isEqualTo(expected.get("footers").size());
            } else {
                assertThat(found.get("problems").isEmpty()).as(name).isFalse();
            }
        }
        assertThat(ran.code()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | '' | 0",
                "no NUL at the end | feat: a~fix: b | 2",
                "a NUL at the end | feat: a~fix: b~ | 2",
                "an empty one between | feat: a~~fix: b~ | 3",
                "an empty one first | ~feat: a | 2",
                "two NULs at the end | feat: a~~ | 2",
            })
    void nulEndsAMessage(String what, String input, int count) {
        Ran ran = repository.check(List.of(), MANY, input.replace('~', '\0'), Map.of());

        assertThat(objects(ran)).as(what).hasSize(count);
    }

    @Test
    void standardInputIsOneMessageWithoutNul() {
        Ran ran = repository.check(List.of(), JSON.with("stdin", true), "feat: a\n\n# kept\n", Map.of());

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .isEqualTo("{\"valid\":true,\"type\":\"feat\",\"scope\":null,\"breaking\":false,\"description\":\"a\","
                        + "\"body\":\"# kept\",\"footers\":[],\"problems\":[]}\n");
        assertThat(ran.err()).startsWith("no findings in 1 message ");
    }

    @Test
    void aRangeIsItsCommitsWithoutMerges() throws Exception {
        repository.commit("feat: zero");
        repository.git("tag", "start");
        repository.commit("fix: one\n\nbody\n\n\n");
        repository.git("checkout", "-q", "-b", "topic");
        repository.commit("feat: two");
        repository.git("checkout", "-q", "main");
        repository.commit("");
        repository.git("merge", "-q", "--no-ff", "-m", "Merge branch 'topic'", "topic");

        Ran ran = repository.check(List.of(), JSON.with("range", "start..HEAD"));
        Ran text = repository.check(List.of(), Options.none().with("range", "start.."));

        assertThat(descriptions(ran)).containsExactlyInAnyOrder("one", "two", "");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(text.out())
                .contains("--> commit " + repository.git("rev-parse", "--short=10", "main~"))
                .endsWith("1 error in 3 messages in 0 ms\n");
    }

    @Test
    void aMessageOfAnotherEncodingIsReadAsGitShowsIt() throws Exception {
        repository.commit("feat: zero");
        repository.git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "--allow-empty", "-F", latin1());

        assertThat(descriptions(repository.check(List.of(), JSON))).containsExactly("für");
    }

    private String latin1() throws Exception {
        Path file = dir.resolve("latin1");
        Files.write(file, new byte[] {'f', 'i', 'x', ':', ' ', 'f', (byte) 0xFC, 'r'});
        return file.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "HEAD | 2 | is `<from>..<to>`",
                "HEAD...main | 2 | is `<from>..<to>`",
                "--all..HEAD | 2 | is `<from>..<to>`",
                "nowhere..HEAD | 2 | names no commit of this repository: `nowhere`",
                "HEAD..nowhere | 2 | names no commit of this repository: `nowhere`",
                "HEAD..--all | 2 | names no commit of this repository: `--all`",
            })
    void aRangeThatIsNoneIsTold(String range, int code, String message) throws Exception {
        repository.commit("feat: zero");

        Ran ran = repository.check(List.of(), JSON.with("range", range));

        assertThat(ran.code()).isEqualTo(code);
        assertThat(ran.message()).contains(message);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aShallowCloneSaysThatItDoesNotHoldTheRange() throws Exception {
        for (int i = 0; i < 6; i++) {
            repository.commit("feat: " + i);
        }
        repository.git("tag", "first", "HEAD~5");
        Path clone = dir.resolve("clone");
        repository.git("clone", "-q", "--depth", "2", "file://" + dir, clone.toString());
        CommitRepository shallow = new CommitRepository(clone);
        String first = repository.git("rev-parse", "first");

        Ran missing = shallow.check(List.of(), JSON.with("range", first + "..HEAD"));
        shallow.git("fetch", "-q", "--depth", "1", "origin", "tag", "first");
        Ran gap = shallow.check(List.of(), JSON.with("range", "first..HEAD"));

        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.message()).contains("is not in this shallow clone").contains("git fetch --unshallow");
        assertThat(gap.code()).isEqualTo(3);
        assertThat(gap.message()).contains("this shallow clone ends inside the range");
        assertThat(descriptions(shallow.check(List.of(), JSON.with("range", "HEAD~1..HEAD"))))
                .containsExactly("5");
    }

    @Test
    void withoutAnythingItIsTheNewestCommit() throws Exception {
        assertThat(repository.check(List.of(), JSON).message()).contains("no commit yet");
        repository.commit("feat: one");
        repository.commit("fix: two");

        assertThat(descriptions(repository.check(List.of(), JSON))).containsExactly("two");
    }

    @Test
    void inAPipelineItIsWhatThePipelineBrings() throws Exception {
        repository.commit("feat: one");
        String previous = repository.git("rev-parse", "HEAD");
        repository.git("update-ref", "refs/remotes/origin/trunk", "HEAD");
        repository.commit("fix: two");
        repository.commit("fix: three");
        String head = repository.git("rev-parse", "HEAD");
        Map<String, String> push = Map.of("CI", "woodpecker", "CI_COMMIT_SHA", head, "CI_PREV_COMMIT_SHA", previous);
        Map<String, String> pull =
                Map.of("CI", "woodpecker", "CI_COMMIT_SHA", head, "CI_COMMIT_TARGET_BRANCH", "trunk");
        Map<String, String> elsewhere =
                Map.of("CI", "woodpecker", "CI_COMMIT_SHA", previous, "CI_PREV_COMMIT_SHA", previous);
        Map<String, String> unknown =
                Map.of("CI", "woodpecker", "CI_COMMIT_SHA", head, "CI_COMMIT_TARGET_BRANCH", "other");

        assertThat(descriptions(repository.check(List.of(), JSON, "", push))).containsExactly("three", "two");
        assertThat(descriptions(repository.check(List.of(), JSON, "", pull))).containsExactly("three", "two");
        assertThat(descriptions(repository.check(List.of(), JSON, "", elsewhere)))
                .containsExactly("three");
        Ran fallback = repository.check(List.of(), JSON, "", unknown);
        assertThat(descriptions(fallback)).containsExactly("three");
        assertThat(fallback.err()).startsWith("only the newest commit is checked");
    }

    @Test
    void aFileIsReadAsGitIsGoingToCleanIt() throws Exception {
        repository.git("config", "core.commentChar", ";");
        Files.writeString(dir.resolve("MSG"), "; comment\nfeat: a\n\n#1 is kept\n; - x\n");

        Ran ran = repository.check(List.of("MSG"), JSON);

        assertThat(objects(ran).get(0).get("body").asString()).isEqualTo("#1 is kept");
    }

    @Test
    void formatsGoTogether() throws Exception {
        Options options = Options.none()
                .with("format", List.of("json=messages.jsonl", "concise", "sarif=found.sarif"))
                .with("stdin", true)
                .with("null", true);

        Ran ran = repository.check(List.of(), options, "feat : a\0fix: b\0", Map.of());
        Ran lined =
                repository.check(List.of(), options.with("format", "json").with("output", "o.jsonl"), "x", Map.of());

        assertThat(ran.out())
                .isEqualTo("message 1:1:5: error[commit/header] no conventional commit: a space before the colon\n");
        assertThat(Files.readAllLines(dir.resolve("messages.jsonl"))).hasSize(2);
        assertThat(dir.resolve("found.sarif")).content().contains("commit/header");
        assertThat(lined.out()).isEmpty();
        assertThat(Files.readAllLines(dir.resolve("o.jsonl"))).hasSize(1);
    }

    @Test
    void rulesAreChosenAndSeveritiesCount() {
        String input = "faet: a\0fixup! feat: b\0";

        assertThat(repository.check(List.of(), MANY, input, Map.of()).code()).isZero();
        assertThat(repository
                        .check(List.of(), MANY.with("fail-on", "warning"), input, Map.of())
                        .code())
                .isEqualTo(1);
        assertThat(repository
                        .check(
                                List.of(),
                                MANY.with("fail-on", "note").with("skip", "commit/unknown-type,commit/not-released"),
                                input,
                                Map.of())
                        .code())
                .isZero();
        assertThat(repository
                        .check(List.of(), MANY.with("rules", "commit/haeder"), input, Map.of())
                        .message())
                .contains("did you mean `commit/header`?");
    }

    @Test
    void noCredentialAndNoControlCharacterIsPrinted() {
        String token = Placeholders.expand("s.{{base62:24}}", 1);
        String input = "faet: leak " + token + "\n\nbody " + token + " \u001B[31m\u0007\u009B\nbreaking change: "
                + token + "\u001B]0;x\u0007\0";

        for (String format : List.of("json", "text", "concise", "sarif", "junit", "checkstyle", "gitlab")) {
            Ran ran = repository.check(List.of(), MANY.with("format", format), input, Map.of());

            assertThat(ran.out() + ran.err() + ran.message())
                    .as(format)
                    .contains("commit/near-miss")
                    .doesNotContain(token);
            assertThat(ran.out() + ran.err() + ran.message()).as(format).doesNotContain("\u001B", "\u0007", "\u009B");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | null | add --stdin",
                "MSG | range=a..b | takes one of",
                "MSG | stdin | takes one of",
                "'' | range=a..b stdin | takes one of",
                "MSG MORE | '' | takes one of",
                "MISSING | '' | `MISSING` is not there",
                "'' | force | --install-hook",
                "MSG | install-hook | nothing is checked with it",
                "'' | install-hook uninstall-hook | one at a time",
                "MSG | format=yaml | unknown format",
                "MSG | fail-on=never | does not take `never`",
            })
    void wrongUseIsTold(String arguments, String options, String message) throws Exception {
        Files.writeString(dir.resolve("MSG"), "feat: a");
        Options all = Options.none();
        for (String option : options.split(" ")) {
            String[] both = option.split("=", 2);
            all = both[0].isEmpty() ? all : all.with(both[0], both.length == 1 ? "true" : both[1]);
        }

        Ran ran = repository.check(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")), all);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.message()).contains(message);
    }

    @Test
    void lintDoesNotPretendToKnowTheRules() {
        Ran ran = repository.check(List.of(), JSON);
        assertThat(CheckRules.elsewhere(Goal.LINT, new RuleSelection(List.of("commit"), List.of())))
                .hasValueSatisfying(said -> assertThat(said).contains("they are of `commit-check`"));
        assertThat(ran.code()).isEqualTo(3);
    }
}
