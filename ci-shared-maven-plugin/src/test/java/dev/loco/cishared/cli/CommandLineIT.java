package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.lint.Product;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as it is laid out in {@code target/ci-shared}, in a process of its own: is everything it needs there? */
class CommandLineIT {

    private static final Path BIN = Path.of("target/ci-shared/bin").toAbsolutePath();

    @TempDir
    Path dir;

    private Path repository;
    private Path cache;

    @BeforeEach
    void layOut() throws IOException {
        repository = Files.createDirectory(dir.resolve("a repository"));
        cache = dir.resolve("cache");
        Files.createDirectory(repository.resolve(".woodpecker"));
        Files.writeString(repository.resolve("bao.yml"), "version: 1\nsecrets: {}\nümläut: true\n");
        Files.writeString(repository.resolve(".woodpecker/ci.yml"), "steps:\n  - name: [lint\n");
    }

    @Test
    void saysItsVersion() throws Exception {
        var run = run(cache.toString(), "ci-shared", "--version");

        assertThat(run).isEqualTo(new Run(0, "ci-shared " + Product.read().version() + "\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "bao-manifest-check", "bao-lint", "ci-lint", "rules"})
    void doesWhatMainDoes(String goal) throws Exception {
        var expected = inThisProcess(goal);

        assertThat(run("", "ci-shared", goal)).as("without an archive").isEqualTo(expected);
        assertThat(run(cache.toString(), "ci-shared", goal))
                .as("before there is one")
                .isEqualTo(expected);
        assertThat(run(cache.toString(), "ci-shared", "lint")).as("making one").isEqualTo(inThisProcess("lint"));
        assertThat(archives()).hasSize(1);
        assertThat(run(cache.toString(), "ci-shared", goal)).as("using it").isEqualTo(expected);
        breakArchive();
        assertThat(run(cache.toString(), "ci-shared", goal))
                .as("with a broken one")
                .isEqualTo(expected);
    }

    @Test
    void onlyLintMakesTheArchive() throws Exception {
        run(cache.toString(), "ci-shared", "--version");
        run(cache.toString(), "bao-lint");
        assertThat(archives()).isEmpty();

        run(cache.toString(), "ci-shared", "lint");
        assertThat(archives()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bao-manifest-check", "bao-lint", "ci-lint", "policy-lint"})
    void isCalledByTheNameOfACheck(String name) throws Exception {
        assertThat(run(cache.toString(), name)).isEqualTo(inThisProcess(name));
    }

    /** Its files lie in the jar, and nothing but the launcher's class path leads to them. */
    @Test
    void setsUpARepositoryThatIsCleanThen() throws Exception {
        repository = Files.createDirectory(dir.resolve("old-service"));
        new ProcessBuilder("git", "init", "-q", repository.toString()).start().waitFor();
        Files.writeString(repository.resolve("Cargo.toml"), "[package]\nname = \"old-service\"\n");

        var init = run(cache.toString(), "ci-shared", "init", "--registry", "registry.example");
        assertThat(init.exit()).as(init.err()).isZero();
        assertThat(init.err()).contains("wrote .woodpecker/ci.yml: rust-ci.yml revision 2, for Rust\n");

        var lint = run(cache.toString(), "ci-shared", "lint");
        assertThat(lint.exit()).as(lint.out()).isZero();
    }

    /** What a reader of a CI log would see, with the one thing that differs from run to run made the same. */
    private record Run(int exit, String out, String err) {

        Run(int exit, String out, String err) {
            this.exit = exit;
            this.out = out.replaceAll("in \\d+ ms", "in 0 ms");
            this.err = err;
        }
    }

    private Run inThisProcess(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), repository, args);
        return new Run(exit, out.toString(UTF_8), err.toString(UTF_8));
    }

    private Run run(String cache, String name, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(BIN.resolve(name).toString()));
        command.addAll(Arrays.asList(args));
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // No locale, as in many containers: a report is UTF-8 all the same.
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv("PATH"),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "CI_SHARED_CACHE", cache));
        int exit = builder.start().waitFor();
        return new Run(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().matches(".*\\.(jsa|aot)"))
                    .toList();
        }
    }

    private void breakArchive() throws IOException {
        Path archive = archives().get(0);
        Files.delete(archive);
        Files.writeString(archive, "not an archive");
    }
}
