package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@code policy-decide} prints, and its exit code, for every case of {@code src/test/policies/answers}.
 * {@code -Dcases.update=true} writes the expected texts: to be read before they are committed.
 */
class PolicyDecideTest {
    private static final Path CASES = Path.of("src/test/policies/answers");

    @TempDir
    Path dir;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsExpected(String name) throws IOException {
        Path folder = CASES.resolve(name);
        List<String> args = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("args"))) {
            args.addAll(List.of(line.split(" ", 2)));
        }

        String text = run(folder, args.toArray(String[]::new)).text();

        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("cases.update")) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
        if (text.startsWith("{")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("../schema/policy-decide-v1.json")), InputFormat.JSON);
            String json = text.substring(0, text.indexOf("\n---"));
            assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(schema.validate(json.replace("\"denied\"", "\"never\""), InputFormat.JSON))
                    .as("a schema that takes anything would prove nothing")
                    .isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--operation read --path a | `policy` is missing",
                "--policy p.hcl --path a | `operation` is missing",
                "--policy p.hcl --operation read | `path` is missing",
                "--policy p.hcl --operation raed --path a | did you mean `read`?",
                "--policy p.hcl --operation read --path a --semantics 3 | does not take `3`",
                "--policy q.hcl --operation read --path a | `q.hcl` is not there",
                "--policy empty --operation read --path a | the folder `empty` has no policy",
                "--policy p.hcl --operation read --path a --data b | `data` is `<key>=<value>`, not `b`",
                "--policy p.hcl --operation read --path a --wrap-ttl soon | not `soon`",
                "--policy p.hcl --operation read --path a --format sarif | written as `text` or `json`",
                "--policy p.hcl --operation read --path a b.hcl | a policy is named with --policy b.hcl",
                "--batch lines.jsonl | `lines.jsonl` is not there",
                "--batch p.hcl --policy p.hcl | `policy` is for one question",
            })
    void saysWhatIsWrongWithTheCommand(String args, String message) throws IOException {
        Files.writeString(dir.resolve("p.hcl"), "path \"a\" {}");
        Files.createDirectory(dir.resolve("empty"));

        Ran ran = run(dir, args.split(" "));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("ci-shared: ").contains(message);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void answersABatchFromAFileIntoAFile() throws IOException {
        String policy = "\"policies\": [\"path \\\"a\\\" { capabilities = [\\\"read\\\"] }\"]";
        Files.writeString(
                dir.resolve("lines.jsonl"),
                "{\"id\": \"é\", " + policy + ", \"operation\": \"read\", \"path\": \"a\"}\n{\"id\": 1}\n");

        Ran toScreen = run(dir, "--batch", "lines.jsonl");
        Ran toFile = run(dir, "--batch", "lines.jsonl", "--output", "answers.jsonl");

        assertThat(toScreen.code()).isEqualTo(0);
        assertThat(toScreen.out())
                .startsWith("{\"id\":\"\\u00E9\",\"allowed\":true,")
                .hasLineCount(2);
        assertThat(toScreen.err()).startsWith("1 of 2 lines could not be answered");
        assertThat(toFile.out()).isEmpty();
        assertThat(Files.readString(dir.resolve("answers.jsonl"))).isEqualTo(toScreen.out());
    }

    @Test
    void takesTheDateForBlocksThatExpire() throws IOException {
        Files.writeString(
                dir.resolve("p.hcl"),
                "path \"a\" {\n  capabilities = [\"read\"]\n  expiration = \"2030-06-01T12:00:00Z\"\n}\n");
        String[] question = {"--policy", "p.hcl", "--operation", "read", "--path", "a", "--date"};

        assertThat(run(dir, with(question, "2030-06-01")).code()).isEqualTo(0);
        assertThat(run(dir, with(question, "2030-06-02")).code()).isEqualTo(1);
        assertThat(run(dir, with(question, "tomorrow")).code()).isEqualTo(2);
    }

    private static String[] with(String[] args, String more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    private record Ran(int code, String out, String err) {
        String text() {
            return out + (err.isEmpty() ? "" : "--- standard error\n" + err) + "--- exit code " + code + "\n";
        }
    }

    private static Ran run(Path directory, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all =
                Stream.concat(Stream.of("policy-decide"), Stream.of(args)).toArray(String[]::new);
        int code = Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), directory, all);
        return new Ran(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
