package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code init} in real git repositories, as somebody types it, and {@code lint} after it. */
class InitTest {
    @TempDir
    Path parent;

    private Path dir;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void layOut() throws Exception {
        dir = Files.createDirectory(parent.resolve("old-service"));
        git("init", "-q");
    }

    private Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), dir, args);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private String git(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"));
        command.addAll(Arrays.asList(words));
        Process git = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }

    private void write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @ParameterizedTest
    @CsvSource({
        "pyproject.toml, [project], python-ci.yml, ''",
        ".python-version, 3.13.0, python-3.13-ci.yml, requirements.txt",
        "Cargo.toml, [package], rust-ci.yml, ''",
        "go.mod, module a, go-ci.yml, ''",
    })
    void lintIsCleanAfterIt(String name, String text, String template, String also) throws Exception {
        write(name, text + "\n");
        if (!also.isEmpty()) {
            write(also, "");
        }
        git("add", "-A");
        git("commit", "-q", "-m", "first");

        Run run = run("init", "--registry", "registry.example");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("wrote .woodpecker/ci.yml: " + template + " revision 2");
        assertThat(dir.resolve(name)).hasContent(text + "\n");
        assertThat(dir.resolve("bao.yml")).content().contains("workload: old-service\n");
        assertThat(run("lint").out()).matches("no findings in \\d+ files in \\d+ ms\n");
        assertThat(git("status", "--short")).as("what has changed").doesNotContain(" M ");
    }

    @Test
    void worksForAnyLanguageWhenTold() throws Exception {
        write("package.json", "{}\n");

        assertThat(run("init", "--registry", "registry.example").err())
                .contains(
                        "--language is missing: no file here tells the language; one of python, python-3.13, rust, go,"
                                + " generic");
        assertThat(run("init", "--registry", "registry.example", "--language", "generic")
                        .code())
                .isZero();
        assertThat(run("lint").code()).isZero();
    }

    @Test
    void aDryRunIsAPatchAndWritesNothing() throws Exception {
        write("go.mod", "module a\n");

        Run dry = run("init", "--registry", "registry.example", "--dry-run");

        assertThat(dry.code()).isZero();
        assertThat(dry.err()).contains("would write bao.yml\n").contains("nothing was written");
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder(".git", "go.mod");
        Files.writeString(parent.resolve("dry.patch"), dry.out());
        git("apply", parent.resolve("dry.patch").toString());
        assertThat(run("lint").code()).isZero();
        assertThat(run("init", "--registry", "registry.example").err())
                .as("it has shown everything but what belongs to a pipeline it would not write again")
                .contains("nothing to write");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "init                                            | --registry is missing: expected a host",
                "init --registry https://r.example               | --registry=https://r.example: expected a host",
                "init --registry r.example --image Hello         | --image=Hello: expected owner/name in lower case",
                "init --registry r.example --name Old_Service    | --name=Old_Service: expected lower-case words",
                "init --registry r.example --team A              | --team=A: expected lower-case words",
                "init --registry r.example --contact a           | --contact=a: expected a mail address",
                "init --registry r.example --mirror a/b          | --mirror=a/b: expected a host",
                "init --registry r.example --language genric     | did you mean `generic`?",
                "init --registry r.example .                     | it takes no `.`",
                "init --registry r.example --format json         | `ci-shared init` has no option `--format`",
            })
    void whatCannotBeWrittenIsSaidAndNothingIs(String words, String said) throws Exception {
        write("go.mod", "module a\n");

        Run run = run(words.split(" +", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(said);
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder(".git", "go.mod");
    }

    @Test
    void severalLanguagesNeedAWord() throws Exception {
        write("go.mod", "module a\n");
        write("Cargo.toml", "[workspace]\n");

        assertThat(run("init", "--registry", "r.example").err())
                .contains("--language is missing: the files tell several, Rust (Cargo.toml), Go (go.mod); one of");
        assertThat(run("init", "--registry", "r.example", "--language", "go").code())
                .isZero();
    }

    @Test
    void theSettingsOfTheRepositoryCount() throws Exception {
        write("go.mod", "module a\n");
        write(
                ".ci-shared.yml",
                "template: rust-ci.yml\nparameters: {registry: r.example, mirror: m.example, image: a/b}\n");

        assertThat(run("init", "--language", "go").err())
                .contains("--language=go does not go with .ci-shared.yml, where `template` is rust-ci.yml");
        assertThat(run("init").code()).isZero();
        assertThat(dir.resolve(".woodpecker/ci.yml"))
                .content()
                .contains("r.example/loco/shared-rust-base:v1", "--registry-mirror=m.example");
        assertThat(run("lint").code()).isZero();
    }

    @Test
    void aHalfMadeResultIsTakenAwayAgain() throws Exception {
        write("go.mod", "module a\n");
        // No pipeline for Woodpecker, and no folder for one either.
        write(".woodpecker", "");

        Run run = run("init", "--registry", "r.example");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("nothing was written, because not everything can be: ");
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder(".git", "go.mod", ".woodpecker");
    }

    /** What it advises for a pipeline of one's own leads to the canonical steps, and keeps the own ones. */
    @Test
    void aPipelineOfOnesOwnCanBeLedToTheTemplate() throws Exception {
        String own = "steps:\n  - name: mine\n    image: docker.io/library/alpine:3.21\n    commands: [ls]\n"
                + "    when:\n      - event: push\n";
        write("go.mod", "module a\n");
        write(".woodpecker/build.yml", own);

        assertThat(run("init", "--registry", "r.example").err())
                .contains("left .woodpecker/ci.yml: there is a pipeline already: .woodpecker/build.yml");
        assertThat(run("lint").code()).isZero();
        write(".woodpecker/build.yml", "# ci-shared: go-ci.yml revision 2\n" + own);
        write(".ci-shared.yml", "parameters: {registry: r.example, mirror: sm-zot:5000, image: loco/old-service}\n");

        assertThat(run("fix", "--force").code()).isZero();
        assertThat(dir.resolve(".woodpecker/build.yml"))
                .content()
                .contains("- name: mine\n", "- name: build-image\n", "      - go vet ./...\n");
    }

    @Test
    void lintNamesItForTheLanguageFound() throws Exception {
        write("Cargo.toml", "[package]\n");

        assertThat(run("lint").out())
                .contains(
                        "help: run `ci-shared init --registry <host>`: it writes the canonical pipeline for Rust (there is"
                                + " Cargo.toml)\n")
                .contains("or run `ci-shared init --registry <host>`: it writes one to start with\n");
    }
}
