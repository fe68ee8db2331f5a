package dev.loco.cishared.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A credential is hidden where it stands in files that are no UTF-8 too, whichever check reads the file first. The
 * repository's own rule finds it, so that nothing hides it but the place that was found: were the text decoded in another
 * way to be shown than to be scanned, other characters would be hidden.
 */
class OtherEncodingsTest {
    // Digits in no order, so that five of them in a row are in no output by chance.
    private static final String SECRET = "83917264";

    private static final List<String> FORMATS =
            List.of("text", "concise", "json", "sarif", "junit", "checkstyle", "gitlab");

    private static final String SETTINGS = """
            policies: {folder: policies}
            secrets:
              rules:
                - id: own/ticket
                  pattern: 'TICKET-(?<secret>[0-9]{8})'
                  message: this is a key of the ticket system
                  help: take it out of the file and make a new one
            """;

    /** Files that several checks read. */
    private static final Map<String, String> FILES = Map.of(
            "notes.txt", "# é€😀 ß\nname=ü é KEY=TICKET-@ ü end\n",
            ".woodpecker/build.yml", "# é€😀 ß\nsteps: # é\n  - name: ü é TICKET-@ ü end\n",
            "bao.yml", "# é€😀 ß\nversion: 1 # ü é TICKET-@ ü end\n",
            "policies/x.hcl", "# é€😀 ß\npath \"kv/data/x\" { # ü é TICKET-@ ü end\n  capabilities = [\"read\"]\n}\n");

    enum Writing {
        /** Every ü and ß is one byte, which is no UTF-8; the rest is UTF-8. */
        LATIN_1_WITH_UTF_8 {
            @Override
            byte[] bytes(String text) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                text.codePoints().mapToObj(Character::toString).forEach(c -> {
                    boolean one = c.equals("ü") || c.equals("ß");
                    bytes.writeBytes(c.getBytes(one ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8));
                });
                return bytes.toByteArray();
            }
        },
        UTF_16_LITTLE {
            @Override
            byte[] bytes(String text) {
                return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
            }
        },
        UTF_16_BIG {
            @Override
            byte[] bytes(String text) {
                return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16BE);
            }
        };

        abstract byte[] bytes(String text);
    }

    @TempDir
    private Path root;

    /** What is shown of a file: its whole text, with its byte-order mark. */
    private final Map<String, String> texts = new TreeMap<>();

    private void write(Writing writing) throws Exception {
        Files.writeString(root.resolve(".ci-shared.yml"), SETTINGS);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            String text = file.getValue().replace("@", SECRET);
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, writing.bytes(text));
            texts.put(file.getKey(), (writing == Writing.LATIN_1_WITH_UTF_8 ? "" : "\ufeff") + text);
        }
        git("init", "-q");
        git("add", "-A");
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=x", "-c", "user.email=x@example.org"));
        command.addAll(List.of(words));
        Process git =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO().start();
        assertThat(git.waitFor()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void inTheFilesAsTheyAre(Writing writing) throws Exception {
        write(writing);

        hidden("bao-lint");
        hidden("lint");
        hidden("lint --staged");
    }

    @ParameterizedTest
    @EnumSource
    void inTheHistory(Writing writing) throws Exception {
        write(writing);
        git("commit", "-q", "-m", "feat: a");
        for (String file : FILES.keySet()) {
            // What is on disk meanwhile is another text.
            Files.writeString(root.resolve(file), "# nothing\n# here KEY=TICKET-\n");
        }
        git("commit", "-q", "-a", "-m", "feat: b");

        hidden("bao-lint --history");
    }

    private void hidden(String command) throws IOException {
        for (String format : FORMATS) {
            String said = said(command + " --format " + format);
            for (int i = 0; i + 5 <= SECRET.length(); i++) {
                assertThat(said).as("%s as %s", command, format).doesNotContain(SECRET.substring(i, i + 5));
            }
        }
        String text = said(command);
        JsonNode findings =
                JsonMapper.shared().readTree(said(command + " --format json")).path("findings");
        List<String> found = new ArrayList<>();
        for (JsonNode finding : findings) {
            if (!finding.path("rule").asString().equals("own/ticket")) {
                continue;
            }
            JsonNode place = finding.path("primary");
            String file = place.path("file").asString();
            String whole = texts.getOrDefault(file, "");
            int offset = place.path("offset").asInt();
            int length = place.path("length").asInt();
            assertThat(whole.substring(offset, offset + length)).as(file).isEqualTo(SECRET);
            int line = place.path("line").asInt();
            int column = place.path("column").asInt();
            String shown = whole.split("\n", -1)[line - 1];
            assertThat(shown.substring(column - 1)).as(file).startsWith(SECRET);
            String row = line + " | " + shown.replace(SECRET, "********");
            String carets = "  | " + " ".repeat(column - 1) + "^^^^^^^^";
            assertThat(text).as(command).contains(row + "\n" + carets + "\n");
            found.add(file);
        }
        assertThat(found).as(command).containsExactlyInAnyOrderElementsOf(texts.keySet());
    }

    private String said(String command) {
        CommandLine run = CommandLine.run(root, Map.of("PATH", System.getenv("PATH")), command.split(" "));
        assertThat(run.code()).as(command + ": " + run.err()).isEqualTo(1);
        return run.out();
    }
}
