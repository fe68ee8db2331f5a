package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.Main;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.update.TestTemplates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case of {@code src/test/updates/<case>/}: a repository below {@code repo/} whose pipeline was made from a
 * revision of the test template, what {@code fix --update} makes of it in {@code updated/} (only the files that change)
 * and what it prints in {@code expected.txt}. A case whose repository lacks the first line names its own revision by what
 * is in it. With a file {@code shipped} the templates are those that are shipped. {@code -Dcases.update=true} writes both: to be read before it is committed.
 */
class UpdateCasesTest {
    private static final Path CASES = Path.of("src/test/updates");
    private static final boolean UPDATE = Boolean.getBoolean("cases.update");
    private static final List<String> FIX =
            List.of("fix", "--update", "--rules", "drift,template,yaml,images", "--date", "2026-11-23");

    @TempDir
    Path dir;

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void mergesAsExpected(Path folder) throws Exception {
        for (Map.Entry<String, byte[]> file :
                RuleCase.tree(folder.resolve("repo")).entrySet()) {
            Path target = dir.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        Map<String, byte[]> before = RuleCase.tree(dir);
        Supplier<Catalogue> templates =
                Files.exists(folder.resolve("shipped")) ? Catalogue::shipped : TestTemplates::catalogue;
        Run shown = run(templates, with("--diff"));
        assertThat(texts(RuleCase.tree(dir))).as("what --diff writes").isEqualTo(texts(before));

        Run run = run(templates, FIX);

        Map<String, byte[]> after = RuleCase.tree(dir);
        Map<String, byte[]> changed = changed(before, after);
        if (UPDATE) {
            Files.writeString(folder.resolve("expected.txt"), run.text());
            for (Map.Entry<String, byte[]> file : changed.entrySet()) {
                Path target = folder.resolve("updated").resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        }
        assertThat(texts(changed))
                .as("what is updated, and updated/")
                .isEqualTo(texts(RuleCase.tree(folder.resolve("updated"))));
        assertThat(run.text()).isEqualTo(Files.readString(folder.resolve("expected.txt")));
        assertThat(shown.out().isEmpty())
                .as("--diff shows what is changed:\n%s", shown.out())
                .isEqualTo(changed.isEmpty());
        assertThat(shown.code()).as("exit code of --diff").isEqualTo(run.code());
        run(templates, FIX);
        assertThat(texts(RuleCase.tree(dir))).as("after a second update").isEqualTo(texts(after));
    }

    private static List<String> with(String option) {
        return Stream.concat(FIX.stream(), Stream.of(option)).toList();
    }

    private record Run(int code, String out, String err) {
        String text() {
            return out.replaceAll(" in [0-9]+ ms", " in 0 ms") + "--- standard error, exit code " + code + "\n" + err;
        }
    }

    private Run run(Supplier<Catalogue> templates, List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                dir,
                templates,
                args.toArray(String[]::new));
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static Map<String, byte[]> changed(Map<String, byte[]> before, Map<String, byte[]> after) {
        Map<String, byte[]> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(file -> Arrays.equals(file.getValue(), before.get(file.getKey())));
        return changed;
    }

    private static Map<String, String> texts(Map<String, byte[]> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> texts.put(name, new String(bytes, UTF_8)));
        return texts;
    }
}
