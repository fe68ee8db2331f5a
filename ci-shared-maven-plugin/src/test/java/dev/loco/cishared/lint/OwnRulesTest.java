package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees of a repository's own rules beside findings. */
class OwnRulesTest {
    @TempDir
    Path root;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "sarif"})
    void whereAPatternGaveUpIsSaid(String format) throws IOException {
        settings("    - id: own/runaway", "      pattern: 'ticket((a*)*)*b'", "      message: m", "      help: h");
        Files.writeString(root.resolve("a.txt"), "first\nticket" + "a".repeat(60) + "!\n");

        int code = run("bao-lint", "--format", format, "--root", ".");

        String note = "gave up looking for own/runaway in a.txt, line 2: its pattern took too many steps there";
        assertThat(err.toString(UTF_8)).contains(note);
        assertThat(out.toString(UTF_8).contains("\"" + note + "\"")).isEqualTo(format.equals("json"));
        assertThat(code).isZero();
    }

    @Test
    void explainTellsWhatTheRepositoryWrote() throws IOException {
        settings(
                "    - id: own/ticket",
                "      pattern: 'TICKET-(?<secret>[0-9]{8})'",
                "      severity: warning",
                "      files: ['*.sh']",
                "      not: ['0{8}']",
                "      message: this is a key of the ticket system",
                "      help: take it out of the file and make a new one");

        assertThat(run("explain", "own/ticket")).isZero();

        assertThat(out.toString(UTF_8)).startsWith("""
                own/ticket

                A rule of this repository's own, in `.ci-shared.yml`: this is a key of the ticket system.

                Severity: warning
                Pattern:  TICKET-(?<secret>[0-9]{8})
                Tried on: lines with `ticket-`, in either case, of *.sh
                But not:  0{8}
                Help:     take it out of the file and make a new one
                """);
        assertThat(run("explain", "own/other")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("no rule is called `own/other`");
    }

    @Test
    void moreLiteralsThanThereIsRoomForAreRefused() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int rule = 100; rule < 400; rule++) {
            String text = Long.toString(rule * 7_919_104_729_131L, 36).repeat(4);
            // One of four characters is found by the automaton, and with it all of its rule.
            String both = Integer.toString(100_000 + rule * 997, 36) + "|" + text;
            lines.addAll(
                    List.of("    - id: own/r" + rule, "      pattern: " + both, "      message: m", "      help: h"));
        }
        settings(lines.toArray(String[]::new));
        Files.writeString(root.resolve("a.txt"), lines.get(1).strip() + "\n");

        int code = run("bao-lint", "--format", "concise", "--root", ".");

        assertThat(code).isEqualTo(2);
        assertThat(out.toString(UTF_8))
                .contains("there is no room to look for `own/r399` beside the rules before it")
                .contains("own/r100")
                .doesNotContain("no room to look for `own/r100`");
    }

    private void settings(String... lines) throws IOException {
        Files.writeString(root.resolve(".ci-shared.yml"), "secrets:\n  rules:\n" + String.join("\n", lines) + "\n");
    }

    private int run(String... args) {
        return Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), root, args);
    }
}
