package dev.loco.cishared.release.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which version comes next, history by history: {@code src/test/histories}. */
class HistoriesTest {
    @TempDir
    Path dir;

    static Stream<History> histories() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/histories"))) {
            List<Path> sorted = files.sorted().toList();
            Stream<History> all = Stream.empty();
            for (Path file : sorted) {
                all = Stream.concat(all, History.read(Files.readAllLines(file)).stream());
            }
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void history(History history) {
        history.play(dir);
    }
}
