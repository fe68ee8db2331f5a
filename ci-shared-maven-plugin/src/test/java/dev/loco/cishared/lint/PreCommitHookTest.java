package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.Main;
import dev.loco.cishared.lint.CommitRepository.Ran;
import dev.loco.cishared.secrets.Placeholders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook that has {@code bao-lint} look at what is staged, with a real git that asks it. */
class PreCommitHookTest {
    private static final Options INSTALL = Options.none().with("install-hook", true);
    private static final String CLEAN = "BAO_TOKEN=\n";
    /** A token that opens nothing. */
    private static final String GUILTY = "BAO_TOKEN=" + Placeholders.expand("hvs.{{base62:24}}", 1) + "\n";

    @TempDir
    Path dir;

    private CommitRepository repository;
    private Path file;

    @BeforeEach
    void create() throws Exception {
        repository = CommitRepository.create(Files.createDirectory(dir.resolve("it's here")));
        file = repository.folder().resolve("a.env");
        assertThat(install(repository).out()).contains("it checks what every commit would add");
    }

    private static Ran install(CommitRepository where) {
        return where.run(Goal.BAO_LINT, List.of(), INSTALL);
    }

    /** The command as it stands on somebody's PATH. */
    private Map<String, String> withCommand() throws Exception {
        Path bin = Files.createDirectories(dir.resolve("bin"));
        Path command = bin.resolve("bao-lint");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + "' "
                        + Main.class.getName() + " bao-lint \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return Map.of("PATH", bin + ":" + System.getenv("PATH"));
    }

    private Ran commit(String... words) throws Exception {
        return commit(repository, words);
    }

    private Ran commit(CommitRepository where, String... words) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of("commit", "-q", "-m", "a"));
        all.addAll(List.of(words));
        return where.git(withCommand(), all.toArray(String[]::new));
    }

    private void stage(String text) throws Exception {
        Files.writeString(file, text);
        repository.git("add", "-A");
    }

    @Test
    void theFirstCommitAndEveryOtherIsStoppedByWhatIsStaged() throws Exception {
        stage(GUILTY);
        // The file on disk is clean again, and that changes nothing.
        Files.writeString(file, CLEAN);

        Ran refused = commit();
        repository.git("add", "-A");
        Ran taken = commit();

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out())
                .contains("error[credential/service-token]", "a.env:1:11", "not committed", "git commit --no-verify")
                .doesNotContain("Ab3Cd5Ef");
        assertThat(taken.code()).as(taken.out()).isZero();
    }

    @Test
    void whatIsNotStagedIsNobodysBusiness() throws Exception {
        stage(CLEAN);
        Files.writeString(file, GUILTY);

        assertThat(commit().code()).isZero();
        assertThat(commit("-a").code()).isEqualTo(1);
        assertThat(commit("a.env").code()).isEqualTo(1);
        assertThat(commit("-a", "--no-verify").code()).isZero();
    }

    @Test
    void oneHunkOfAFileCounts() throws Exception {
        String middle = "x=1\n".repeat(20);
        stage("A=1\n" + middle + "B=1\n");
        assertThat(commit().code()).isZero();
        Files.writeString(file, "A=2\n" + middle + GUILTY);

        Path answers = Files.writeString(dir.resolve("answers"), "y\nn\n");
        ProcessBuilder add = new ProcessBuilder("git", "add", "-p")
                .directory(repository.folder().toFile())
                .redirectInput(answers.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        assertThat(add.start().waitFor()).isZero();

        assertThat(commit().code()).isZero();
        repository.git("add", "-A");
        assertThat(commit().code()).isEqualTo(1);
    }

    @Test
    void aPathAloneIsCommittedWithAnIndexOfItsOwn() throws Exception {
        stage(CLEAN);
        assertThat(commit().code()).isZero();
        Path other = repository.folder().resolve("b.env");
        Files.writeString(other, GUILTY);
        repository.git("add", "b.env");
        Files.writeString(file, CLEAN + "# more\n");

        assertThat(commit("a.env").code()).isZero();
        assertThat(commit().code()).isEqualTo(1);
    }

    @Test
    void aMergeIsCheckedAndALinkedWorktreeToo() throws Exception {
        stage("A=1\n");
        assertThat(commit().code()).isZero();
        Path linked = dir.resolve("linked");
        repository.git("worktree", "add", "-q", "-b", "topic", linked.toString());
        CommitRepository worktree = new CommitRepository(linked);
        Files.writeString(linked.resolve("a.env"), GUILTY);
        worktree.git("add", "-A");

        assertThat(commit(worktree).code()).isEqualTo(1);
        assertThat(commit(worktree, "--no-verify").code()).isZero();

        stage("A=2\n");
        assertThat(commit().code()).isZero();
        assertThat(repository.git(withCommand(), "merge", "-q", "topic").code()).isNotZero();
        stage(GUILTY);
        assertThat(commit().code()).isEqualTo(1);
        stage("A=3\n");
        assertThat(commit().code()).isZero();
    }

    @Test
    void itKeepsForeignHooksAndGoesWithoutATrace() throws Exception {
        Path hook = repository.folder().resolve(".git/hooks/pre-commit");
        assertThat(hook).isExecutable();
        assertThat(repository.folder().resolve(".git/hooks/commit-msg")).doesNotExist();
        Options uninstall = Options.none().with("uninstall-hook", true);
        assertThat(repository.run(Goal.BAO_LINT, List.of(), uninstall).out()).startsWith("removed ");
        assertThat(hook).doesNotExist();

        Files.writeString(hook, "#!/bin/sh\n");
        Ran refused = install(repository);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.message()).contains("add the line `bao-lint --staged || exit`");
        assertThat(repository
                        .run(Goal.BAO_LINT, List.of(), INSTALL.with("force", true))
                        .code())
                .isZero();
        assertThat(repository.run(Goal.BAO_LINT, List.of(), uninstall).out()).contains("is back");
        assertThat(hook).hasContent("#!/bin/sh\n");
        assertThat(repository
                        .run(Goal.BAO_LINT, List.of(), Options.none().with("force", true))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void withoutTheCommandNobodyIsStopped() throws Exception {
        stage(GUILTY);

        Ran ran = repository.git(Map.of(), "commit", "-q", "-m", "a");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("bao-lint of ci-shared is not on the PATH; what is committed was not checked");
    }
}
