package dev.loco.cishared.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many questions in one run: what comes out for what goes in, line by line. */
class BatchTest {
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String POLICY = "\"policies\": [\"path \\\"a/*\\\" { capabilities = [\\\"read\\\"] }\"]";

    @Test
    void answersInOrderWithTheFieldsInOrder() throws IOException {
        String lines = """
                {"id": "one", POLICY, "operation": "read", "path": "a/b"}
                {"id": 2, POLICY, "operation": "update", "path": "/a/b", "namespace": "", "semantics": "2.5"}

                {POLICY, "path": "b", "operation": "read", "more": {"of": ["anything"]}}
                {"id": 1.50, "policies": [], "operation": "list", "path": ""}
                """.replace("POLICY", POLICY);

        assertThat(answers(lines)).containsExactly("""
                {"id":"one","allowed":true,"conditional":false,"capabilities":["read"],"rule":"a/*","policy":0,"line":1}""", """
                {"id":2,"allowed":false,"conditional":false,"capabilities":["read"],"rule":"a/*","policy":0,"line":1}""", """
                {"id":null,"allowed":false,"conditional":false,"capabilities":["deny"],"rule":null,"policy":null,"line":null}""", """
                {"id":1.50,"allowed":false,"conditional":false,"capabilities":["deny"],"rule":null,"policy":null,"line":null}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\": \"x\", POLICY, \"operation\": \"read\"} | x | `path` is missing",
                "{\"id\": \"x\", \"operation\": \"read\", \"path\": \"a\"} | x | `policies` is missing",
                "{\"id\": \"x\", POLICY, \"path\": \"a\"} | x | `operation` is missing",
                "{\"id\": \"x\", POLICY, \"operation\": \"raed\", \"path\": \"a\"} | x | did you mean `read`?",
                "{\"id\": \"x\", POLICY, \"operation\": \"READ\", \"path\": \"a\"} | x | `operation` cannot be `READ`",
                "{\"id\": \"x\", \"semantics\": \"2.4\", POLICY, \"operation\": \"read\", \"path\": \"a\"} | x | `semantics` cannot be `2.4`",
                "{\"id\": \"x\", \"policies\": \"a\"} | x | `policies` must be a list of texts",
                "{\"id\": \"x\", \"policies\": [5]} | x | `policies` must be a list of texts",
                "{\"id\": \"x\", \"path\": 5} | x | `path` must be text",
                "{\"id\": \"x\", \"data\": []} | x | `data` must be an object",
                "{\"id\": \"x\", \"wrap_ttl\": \"-5s\"} | x | `wrap_ttl` must be seconds",
                "{\"id\": \"x\", \"path\": \"a\", | x | not JSON: ",
                "{\"id\": \"x\", \"path\": \"a\", \"path\": \"b\"} | x | not JSON: ",
                "{\"id\": \"x\", POLICY, \"operation\": \"read\", \"path\": \"a\"} {} | x | something follows",
                "{\"id\": [], \"path\": \"a\"} | null | `id` must be text or a number",
                "nonsense | null | not JSON: ",
                "[] | null | a line must be one JSON object",
                "{\"id\": \"x\", \"policies\": [\"\", \"\\n path a\"], \"operation\": \"read\", \"path\": \"a\"} | x | policies[1], line 2: ",
                "{\"id\": \"x\", \"policies\": [\"path \\\"a\\\" { capabilities = [\\\"red\\\"] }\"], \"operation\": \"read\", \"path\": \"a\"} | x | invalid capability \\\"red\\\"",
            })
    void saysWhatIsWrongAndGoesOn(String line, String id, String error) throws IOException {
        String good = "{" + POLICY + ", \"operation\": \"read\", \"path\": \"a/b\"}";

        List<String> answers = answers(line.replace("POLICY", POLICY) + "\n" + good);

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0))
                .startsWith("{\"id\":" + (id.equals("null") ? id : "\"" + id + "\"")
                        + ",\"allowed\":false,\"conditional\":false,"
                        + "\"capabilities\":[],\"rule\":null,\"policy\":null,\"line\":null,\"error\":\"")
                .contains(error);
        assertThat(answers.get(1)).contains("\"allowed\":true");
    }

    @Test
    void namesLinesOfTheTextAndPoliciesByPosition() throws IOException {
        String policies = "\"policies\": [\"# first\\npath \\\"a\\\" { capabilities = [\\\"list\\\"] }\","
                + " \"\\n\\n\\npath \\\"/a\\\" {\\n capabilities = [\\\"read\\\"]\\n}\"]";

        assertThat(answers("{" + policies + ", \"operation\": \"read\", \"path\": \"a\"}"))
                .containsExactly(
                        "{\"id\":null,\"allowed\":true,\"conditional\":false,\"capabilities\":[\"list\",\"read\"],"
                                + "\"rule\":\"a\",\"policy\":1,\"line\":4}");
    }

    @Test
    void doesNotHoldWhatItHasAnswered() throws IOException {
        int count = 100_000;
        // No two policies alike; all texts together would be half a gigabyte.
        String filler = "# " + "x".repeat(2_500) + "\\n";
        Reader endless = new Reader() {
            private int next;
            private String line = "";
            private int at;

            @Override
            public int read(char[] buffer, int offset, int length) {
                if (at == line.length()) {
                    if (next == count) {
                        return -1;
                    }
                    String policy = filler + "path \\\"p" + next + "/*\\\" { capabilities = [\\\"read\\\"] }";
                    line = "{\"id\": " + next + ", \"policies\": [\"" + policy
                            + "\"], \"operation\": \"read\", \"path\": \"p" + next + "/x\"}\n";
                    next++;
                    at = 0;
                }
                int taken = Math.min(length, line.length() - at);
                line.getChars(at, at + taken, buffer, offset);
                at += taken;
                return taken;
            }

            @Override
            public boolean ready() {
                return next < count;
            }

            @Override
            public void close() {}
        };
        long[] answered = {0, 0};
        Writer counting = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) {
                String text = new String(buffer, offset, length);
                answered[0] += text.contains("{\"id\":" + answered[0] + ",\"allowed\":true,") ? 1 : 0;
            }

            @Override
            public void flush() {
                if (answered[0] % 10_000 == 0) {
                    answered[1] = Math.max(answered[1], used());
                }
            }

            @Override
            public void close() {}
        };
        long before = used();

        Batch.Count said = Batch.run(endless, counting, NOW);

        assertThat(said).isEqualTo(new Batch.Count(count, 0));
        assertThat(answered[0]).isEqualTo(count);
        assertThat(used() - before).as("bytes still held").isLessThan(100_000_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<String> answers(String lines) throws IOException {
        StringWriter out = new StringWriter();
        Batch.run(new StringReader(lines), out, NOW);
        assertThat(out.toString()).endsWith("\n");
        return out.toString().lines().toList();
    }
}
