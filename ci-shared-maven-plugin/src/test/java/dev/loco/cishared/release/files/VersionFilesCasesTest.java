package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder a case of {@code src/test/version-files}: the files in {@code before/}; in {@code settings} the new version
 * and then a line a version file, {@code path}, {@code path key: …} or {@code path pattern: …}; in {@code expected/} the
 * files that change, or in {@code expected.txt} the problems. {@code -Dcases.update=true} writes what comes out: to be
 * read before it is committed.
 */
class VersionFilesCasesTest {
    private static final Path CASES = Path.of("src/test/version-files");
    private static final boolean UPDATE = Boolean.getBoolean("cases.update");

    /** What a case's file {@code settings} says. */
    record Settings(String version, List<VersionFile> files) {
        static Settings of(Path folder) throws IOException {
            List<String> lines = Files.readAllLines(folder.resolve("settings"));
            return new Settings(
                    lines.get(0),
                    lines.subList(1, lines.size()).stream().map(Settings::file).toList());
        }

        private static VersionFile file(String line) {
            String[] words = line.split(" (key|pattern): ", 2);
            Optional<String> more = words.length > 1 ? Optional.of(words[1]) : Optional.empty();
            boolean pattern = line.contains(" pattern: ");
            return new VersionFile(words[0], more.filter(m -> pattern), more.filter(m -> !pattern), Optional.empty());
        }
    }

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void changesTheVersionOnlyOrSaysWhyNot(Path folder) throws IOException {
        Settings settings = Settings.of(folder);
        MemoryTree before = MemoryTree.of(folder.resolve("before"));

        FilesPlan plan = VersionFiles.plan(settings.files, settings.version, before);

        String problems =
                plan.problems().stream().map(VersionFilesCasesTest::line).collect(Collectors.joining());
        MemoryTree changed = changed(plan);
        if (UPDATE) {
            changed.write(folder.resolve("expected"));
            if (!problems.isEmpty()) {
                Files.writeString(folder.resolve("expected.txt"), problems);
            }
        }
        Path expected = folder.resolve("expected.txt");
        assertThat(problems).isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
        assertThat(text(changed)).isEqualTo(text(MemoryTree.of(folder.resolve("expected"))));
        assertThat(VersionFiles.plan(settings.files, settings.version, before.after(plan))
                        .changes())
                .as("what the same version changes a second time")
                .isEmpty();
    }

    private static String line(Finding finding) {
        return "%s:%d:%d: %s; %s; %s%n"
                .formatted(
                        finding.primary().file(),
                        finding.primary().line(),
                        finding.primary().column(),
                        finding.message(),
                        finding.label(),
                        finding.help());
    }

    private static MemoryTree changed(FilesPlan plan) {
        Map<String, byte[]> files = new TreeMap<>();
        plan.changes().forEach(change -> files.put(change.path(), change.after()));
        return new MemoryTree(files);
    }

    private static Map<String, String> text(MemoryTree tree) {
        Map<String, String> text = new TreeMap<>();
        tree.files().forEach((path, bytes) -> text.put(path, new String(bytes, ISO_8859_1)));
        return text;
    }
}
