package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.files.ReleaseNotes.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder a case of {@code src/test/changelogs}: {@code before.md} unless the file is not there yet; {@code notes},
 * first a line each {@code version}, {@code tag}, {@code previous}, {@code web} and, behind a blank line, a commit a line
 * {@code id type(scope)!: description ## note}, with Java's escapes; {@code expected.md}. {@code -Dcases.update=true}
 * writes it: to be read before it is committed.
 */
class ChangelogCasesTest {
    private static final Path CASES = Path.of("src/test/changelogs");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void putsTheReleaseInAndKeepsTheRest(Path folder) throws IOException {
        ReleaseNotes notes = notes(folder);
        Map<String, byte[]> files = new TreeMap<>();
        Path existing = folder.resolve("before.md");
        if (Files.exists(existing)) {
            files.put("CHANGELOG.md", Files.readAllBytes(existing));
        }
        MemoryTree before = new MemoryTree(files);

        MemoryTree after = after(before, notes);

        String text = text(after);
        Path expected = folder.resolve("expected.md");
        if (Boolean.getBoolean("cases.update")) {
            Files.write(expected, text.getBytes(ISO_8859_1));
        }
        assertThat(text).isEqualTo(new String(Files.readAllBytes(expected), ISO_8859_1));
        assertThat(text(after(after, notes))).as("a second time").isEqualTo(text);
        assertThat(isSubsequence(linesOf(text(before)), linesOf(text)))
                .as("all lines that were there, but addresses, are there in their order")
                .isTrue();
    }

    private static MemoryTree after(MemoryTree tree, ReleaseNotes notes) {
        Map<String, byte[]> files = new TreeMap<>(tree.files());
        Changelog.change("CHANGELOG.md", notes, tree).ifPresent(c -> files.put(c.path(), c.after()));
        return new MemoryTree(files);
    }

    private static String text(MemoryTree tree) {
        return new String(tree.read("CHANGELOG.md").orElse(new byte[0]), ISO_8859_1);
    }

    private static List<String> linesOf(String text) {
        return text.lines()
                .filter(line -> !line.isBlank()
                        && !line.toLowerCase(java.util.Locale.ROOT).startsWith("[unreleased]:"))
                .toList();
    }

    private static boolean isSubsequence(List<String> part, List<String> whole) {
        int at = 0;
        for (String line : whole) {
            if (at < part.size() && part.get(at).equals(line)) {
                at++;
            }
        }
        return at == part.size();
    }

    private static ReleaseNotes notes(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("notes"));
        int blank = lines.indexOf("");
        Map<String, String> head = new HashMap<>();
        lines.subList(0, blank < 0 ? lines.size() : blank).forEach(l -> head.put(l.split(" ")[0], l.split(" ")[1]));
        return new ReleaseNotes(
                head.getOrDefault("version", ""),
                LocalDate.parse("2026-11-23"),
                Optional.ofNullable(head.get("previous")),
                head.getOrDefault("tag", "v" + head.get("version")),
                Optional.ofNullable(head.get("web")),
                lines.subList(blank < 0 ? lines.size() : blank + 1, lines.size()).stream()
                        .map(ChangelogCasesTest::entry)
                        .toList());
    }

    private static Entry entry(String line) {
        String[] words = line.split(" ", 2);
        String[] header = words[1].split("!?: ", 2);
        String[] texts = header[1].split(" ## ", 2);
        String[] type = header[0].split("[()]");
        return new Entry(
                type[0],
                type.length > 1 ? Optional.of(type[1].translateEscapes()) : Optional.empty(),
                words[1].startsWith(header[0] + "!"),
                texts[0].translateEscapes(),
                texts.length > 1 ? Optional.of(texts[1].translateEscapes()) : Optional.empty(),
                words[0].repeat(40).substring(0, 40));
    }
}
