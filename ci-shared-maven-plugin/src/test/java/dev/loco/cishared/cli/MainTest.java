package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.lint.Product;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as somebody types it: what it prints where, and its exit code. */
class MainTest {
    private static final String PIPELINE = """
            when:
              - event: push

            steps:
              - name: build
                # Ours: the tests of the database.
                image: registry.example/loco/shared-python-base:v1.0.3
                pull: true
                commands:
                  - make
            """;

    @TempDir
    Path dir;

    private record Run(int code, String out, String err) {}

    private Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), dir, args);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private void git(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"));
        command.addAll(Arrays.asList(words));
        Process git = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }

    private String pipeline() throws IOException {
        return Files.readString(dir.resolve(".woodpecker/ci.yml"));
    }

    @BeforeEach
    void layOut() throws Exception {
        Files.createDirectories(dir.resolve(".woodpecker"));
        Files.writeString(dir.resolve(".woodpecker/ci.yml"), PIPELINE);
        Files.writeString(
                dir.resolve("bao.yml"),
                "version: 1\nworkload: hello\nowner: {team: platform, contact: platform@example.org}\naccess: []\n");
        git("init", "-q");
        git("add", "-A");
        git("commit", "-q", "-m", "first");
    }

    @Test
    void findingsEndWithOneAndTheCommandThatMends() {
        Run run = run("lint");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("error[images/exact-shared-pin]: ")
                .contains("(1 fixable: run 'ci-shared fix')");
        assertThat(run.err()).isEqualTo("ci-shared: 1 error; to mend: ci-shared fix\n");
    }

    @Test
    void cleanEndsWithZeroAndOneLine() {
        Run run = run("bao-manifest-check");

        assertThat(run.code()).isZero();
        assertThat(run.out()).matches("no findings in 1 file in \\d+ ms\n");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lnt                              | no goal is called `lnt`; did you mean `lint`?",
                "lint --ruls drift                | `ci-shared lint` has no option `--ruls`; did you mean `--rules`?",
                "lint --completely-wrong          | all of them: ci-shared lint --help",
                "lint --rules images/unpined      | no rule is called `images/unpined`; did you mean `images/unpinned`?",
                "lint --rules unpinned            | did you mean `images/unpinned`?",
                "lint --skip nothing/at-all       | no rule is called `nothing/at-all`",
                "lint --format jsn                | did you mean `json`?",
                "lint --format text,json          | two formats cannot share one stream",
                "lint --format json=              | names no file",
                "lint --fail-on warnin            | did you mean `warning`? (note, warning, error)",
                "lint --date tomorrow             | `date` takes a date such as 2027-01-31, not `tomorrow`",
                "lint --redact 5                  | 0 to 4, not `5`",
                "lint --root                      | `--root` needs a value",
                "fix --staged                     | `ci-shared fix` has no option `--staged`",
                "lint bao.yml                     | are for bao-manifest-check, bao-lint, ci-lint and policy-lint",
                "fix bao.yml                      | are for bao-manifest-check, bao-lint, ci-lint and policy-lint",
                "policy-lint                      | name the policies: files or folders, or `policies.folder`",
                "policy-lint --target-version new x.hcl | takes a release of OpenBao such as 2.6, not `new`",
                "policy-lint --target-version 3.0 x.hcl | takes a release of OpenBao such as 2.6, not `3.0`",
                "ci-lint --rules manifest         | knows none of the rules in `rules` = `manifest`; they are of `bao-manifest-check`",
                "lint --rules coverage            | they are of `reverse-coverage`",
                "reverse-coverage --rules drift,events | they are of `ci-lint`",
                "explain                          | say which rule",
                "explain images/unpined           | did you mean `images/unpinned`?",
                "explain --format html            | `format` is for pipelines: add --pipeline",
                "explain --pipeline --format jsn  | did you mean `json`?",
                "explain --pipeline --format sarif | explained as `text`, `json`, `html`",
            })
    void wrongUseEndsWithTwoAndWhatWasMeant(String words, String said) {
        Run run = run(words.split(" ", -1));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("ci-shared: ").contains(said);
    }

    @Test
    void badSettingsEndWithTwoAndAreShownAsFindings() throws IOException {
        Files.writeString(dir.resolve(".ci-shared.yml"), "templat: python-ci.yml\n");

        Run run = run("bao-manifest-check");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).contains("error[settings/unknown-key]").contains("did you mean `template`?");
    }

    @Test
    void whatCouldNotRunEndsWithThree() {
        Run run = run("lint", "--root", "nowhere");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).contains("nowhere` is no directory");
        assertThat(run("lint", "--output", "bao.yml/report.txt").code()).isEqualTo(3);
    }

    @Test
    void aFileThatCannotBeReadEndsWithThree() throws IOException {
        Files.setPosixFilePermissions(dir.resolve("bao.yml"), PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(dir.resolve("bao.yml"))) {
            System.out.println("skipped: a file that cannot be read because this user may read everything");
            return;
        }

        Run run = run("bao-manifest-check");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains("error[repository/unreadable-file]: `bao.yml` cannot be read: permission denied");
    }

    @Test
    void failOnDecidesWhatFails() throws IOException {
        Files.writeString(
                dir.resolve(".woodpecker/ci.yml"),
                PIPELINE.replace("v1.0.3", "v1  # ci-lint: allow images -- nothing is left to allow"));

        assertThat(run("ci-lint").code()).as("a warning").isZero();
        assertThat(run("ci-lint", "--fail-on", "warning").code()).isEqualTo(1);
        assertThat(run("ci-lint", "--fail-on", "note").code()).isEqualTo(1);
    }

    @Test
    void severalFormatsAtOnce() throws IOException {
        Run run = run(
                "lint", "--format", "concise", "--format", "sarif=out/lint.sarif", "--format", "json=out/lint.json");

        assertThat(run.out()).startsWith(".woodpecker/ci.yml:7:53: error[images/exact-shared-pin] ");
        assertThat(dir.resolve("out/lint.sarif")).content().contains("\"2.1.0\"");
        assertThat(dir.resolve("out/lint.json")).content().contains("\"images/exact-shared-pin\"");
    }

    @Test
    void filesAreRelativeToTheDirectoryAndStandardInputIsAFile() {
        assertThat(run("ci-lint", "--root", ".woodpecker", ".woodpecker/ci.yml", "--format", "concise")
                        .out())
                .startsWith("ci.yml:7:53: ");
        assertThat(run("ci-lint", "nowhere.yml").out())
                .contains("error[repository/missing-file]: `nowhere.yml` is missing");
    }

    @Test
    void stagedLooksAtWhatTheCommitWouldHold() throws Exception {
        Files.writeString(dir.resolve(".woodpecker/ci.yml"), PIPELINE.replace("v1.0.3", "v1"));

        assertThat(run("lint").code()).isZero();
        assertThat(run("lint", "--staged").code())
                .as("the index still has the pin")
                .isEqualTo(1);
        git("add", "-A");
        assertThat(run("lint", "--staged").code()).isZero();
    }

    @Test
    void aBaselineLetsOnlyNewFindingsFail() throws IOException {
        assertThat(run("lint", "--write-baseline").code()).isZero();
        assertThat(run("lint").out()).matches("no findings in 3 files \\(1 known\\) in \\d+ ms\n");

        // Lines move, the finding is still known; another one is not.
        Files.writeString(
                dir.resolve(".woodpecker/ci.yml"),
                "# a comment\n" + PIPELINE
                        + "  - name: more\n    image: registry.example/loco/shared-go-base:v1.2.3\n    pull: true\n"
                        + "    commands: [make]\n");
        Run run = run("lint");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("step `more`")
                .doesNotContain("step `build`")
                .contains("1 known");

        Files.writeString(dir.resolve(".woodpecker/ci.yml"), PIPELINE.replace("v1.0.3", "v1"));
        assertThat(run("lint").out())
                .contains("note[baseline/gone]: `images/exact-shared-pin` in `.woodpecker/ci.yml`");
    }

    @Test
    void fixMendsAndKeepsTheRest() throws IOException {
        Path file = dir.resolve(".woodpecker/ci.yml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Run run = run("fix");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("mended .woodpecker/ci.yml: 1 finding (images/exact-shared-pin)\n");
        assertThat(pipeline()).isEqualTo(PIPELINE.replace("v1.0.3", "v1"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(dir.resolve(".woodpecker").toFile().list()).containsExactly("ci.yml");
    }

    @Test
    void fixTwiceChangesNothing() throws Exception {
        run("fix");
        git("commit", "-q", "-a", "-m", "mended");

        Run run = run("fix");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEqualTo("nothing to mend that is safe to mend unseen\n");
    }

    @Test
    void fixRefusesChangesThatAreNotCommitted() throws IOException {
        String changed = PIPELINE + "# not committed\n";
        Files.writeString(dir.resolve(".woodpecker/ci.yml"), changed);

        Run run = run("fix");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("changes that are not committed: .woodpecker/ci.yml", "ci-shared fix --force");
        assertThat(pipeline()).isEqualTo(changed);
        assertThat(run("fix", "--force").code()).isZero();
        assertThat(pipeline()).isEqualTo(changed.replace("v1.0.3", "v1"));
    }

    @Test
    void fixDiffPrintsAPatchAndWritesNothing() throws Exception {
        Run run = run("fix", "--diff");

        assertThat(run.out()).startsWith("--- a/.woodpecker/ci.yml\n+++ b/.woodpecker/ci.yml\n@@ ");
        assertThat(pipeline()).isEqualTo(PIPELINE);
        Files.writeString(dir.resolve("patch"), run.out());
        git("apply", "patch");
        assertThat(pipeline()).isEqualTo(PIPELINE.replace("v1.0.3", "v1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lint", "bao-manifest-check", "bao-lint", "ci-lint", "policy-lint", "fix", "explain", "rules"})
    void everyGoalHasHelpWithExamples(String goal) {
        Run run = run(goal, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: ", "Examples:\n  ", goal);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void helpAndVersionNeedNoGoal() {
        assertThat(run("--help").out()).contains("Goals:\n", "  lint ");
        assertThat(run("--version").out()).matches("ci-shared \\S+\n");
        assertThat(run().code()).isEqualTo(2);
        assertThat(run().err()).contains("Usage: ");
    }

    @Test
    void explainPrintsThePage() {
        assertThat(run("explain", "settings/unknown-key").out())
                .contains("settings/unknown-key", "Why", "templat: python-ci.yml");
    }

    @Test
    void explainAndHelpLeadToTheRunbook() {
        assertThat(run("explain", "settings/unknown-key").out())
                .endsWith("\n\nWhen a pipeline fails: " + Product.read().runbook() + "\n");
        assertThat(run("--help").out())
                .endsWith("\nWhat to do about each: " + Product.read().runbook() + "\n");
        assertThat(run("bump-push", "--help").out()).endsWith("\nWhat to do about each: see ci-shared --help\n");
    }

    @Test
    void explainsThePipelinesOfTheRepositoryOrThoseNamed() throws Exception {
        Files.writeString(
                dir.resolve(".woodpecker/other.yml"),
                "when: {event: tag}\nsteps:\n  - {name: ship, image: alpine, commands: [x]}\n");
        Run all = run("explain", "--pipeline");

        assertThat(all.code()).isZero();
        assertThat(all.err()).isEmpty();
        assertThat(all.out())
                .startsWith("default branch: main (a guess; ")
                .contains("workflow ci ", " 1 build ", "workflow other ", " 1 ship ");
        assertThat(run("explain", "--pipeline", ".woodpecker/other.yml").out())
                .contains("workflow other ")
                .doesNotContain("workflow ci");

        git("update-ref", "refs/remotes/origin/trunk", "HEAD");
        git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
        assertThat(run("explain", "--pipeline").out()).startsWith("default branch: trunk (as git has it");
        assertThat(run("explain", "--pipeline", "--default-branch", "dev").out())
                .startsWith("default branch: dev (as asked for)\n");
    }

    @Test
    void anExplanationGoesWhereItIsAskedTo() throws IOException {
        Run run = run("explain", "--pipeline", "--format", "json=out/p.json", "--format", "html", "--output", "p.html");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(dir.resolve("out/p.json")).content().startsWith("{\n  \"version\": 1,");
        assertThat(dir.resolve("p.html"))
                .content()
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
        assertThat(run("explain", "--pipeline", "--output", "bao.yml/p.txt").code())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps: [                          | error[yaml/syntax]",
                "'pipeline: {a: {image: alpine}}'  | rename it to `steps`",
                "'when: {event: push}'             | has no `steps`",
                "'- a'                             | has no `steps`",
                "''                                | error[repository/empty-file]",
            })
    void whatCannotBeExplainedSaysWhyAndEndsWithOne(String text, String said) throws IOException {
        Files.writeString(dir.resolve(".woodpecker/ci.yml"), text);

        Run run = run("explain", "--pipeline");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out() + run.err()).contains(said).doesNotContain("Exception", "\tat ");
        Files.delete(dir.resolve(".woodpecker/ci.yml"));
        assertThat(run("explain", "--pipeline").code()).isEqualTo(1);
        assertThat(run("explain", "--pipeline").out()).contains("error[repository/missing-file]: `.woodpecker/ci.yml`");
    }

    @Test
    void coloursOnlyWhenAskedForWithoutATerminal() {
        assertThat(run("lint").out()).doesNotContain("\u001b[");
        assertThat(run("lint", "--color").out()).contains("\u001b[");
        assertThat(run("lint", "--color", "--no-color").out()).doesNotContain("\u001b[");
    }

    @ParameterizedTest
    @CsvSource({
        "ci-shared li,                    lint",
        "ci-shared lint --fo,             --format",
        "ci-shared lint --format sa,      sarif",
        "ci-shared fix --di,              --diff",
        "ci-shared explain --pi,          --pipeline",
        "ci-shared explain --format ht,   html",
        "ci-shared fix --up,              --update",
        "bao-lint --sta,                  --staged",
        "ci-shared lint --fail-on wa,     warning",
    })
    void bashCompletesWhatIsTyped(String line, String completed) throws Exception {
        Path script = dir.resolve("completion.bash");
        Files.writeString(script, run("completion").out());
        String test =
                "set -u; source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                        + " _ci_shared \"${COMP_WORDS[0]}\"; printf '%s\\n' \"${COMPREPLY[@]}\"";

        Process bash =
                new ProcessBuilder("bash", "-c", test).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8);

        assertThat(bash.waitFor()).as(said).isZero();
        assertThat(said.lines()).containsExactly(completed);
    }
}
