package dev.loco.cishared.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files or none, and nobody else's. */
class NewFilesTest {
    @TempDir
    Path dir;

    private List<String> there() throws IOException {
        try (Stream<Path> paths = Files.walk(dir)) {
            return paths.skip(1)
                    .map(path -> dir.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void writesFilesAndTheirFolders() throws IOException {
        NewFiles.write(dir.resolve("new"), new TreeMap<>(Map.of("a/b/c.txt", "ä\n", "d", "")));

        assertThat(there()).containsExactly("new", "new/a", "new/a/b", "new/a/b/c.txt", "new/d");
        assertThat(dir.resolve("new/a/b/c.txt")).hasContent("ä\n");
    }

    @Test
    void leavesNothingBehindWhenOneOfThemIsThere() throws IOException {
        Files.createDirectory(dir.resolve("kept"));
        Files.writeString(dir.resolve("z"), "mine");

        assertThatThrownBy(() -> NewFiles.write(dir, new TreeMap<>(Map.of("a/b", "1", "kept/c", "2", "z", "3"))))
                .isInstanceOf(IOException.class);

        assertThat(there()).containsExactly("kept", "z");
        assertThat(dir.resolve("z")).hasContent("mine");
    }

    @Test
    void leavesNothingBehindWhenAFolderIsAFile() throws IOException {
        Files.writeString(dir.resolve(".woodpecker"), "mine");

        assertThatThrownBy(() -> NewFiles.write(dir, new TreeMap<>(Map.of(".a", "1", ".woodpecker/ci.yml", "2"))))
                .isInstanceOf(IOException.class);

        assertThat(there()).containsExactly(".woodpecker");
    }

    @Test
    void doesNotWriteThroughALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(dir.resolve("bao.yml"), dir.resolve("elsewhere"));

        assertThatThrownBy(() -> NewFiles.write(dir, Map.of("bao.yml", "1"))).isInstanceOf(IOException.class);

        assertThat(there()).containsExactly("bao.yml");
    }
}
