package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.Main;
import dev.loco.cishared.lint.CommitRepository.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hook, with a real git that asks it. */
class CommitHookTest {
    private static final Options INSTALL = Options.none().with("install-hook", true);
    private static final Options UNINSTALL = Options.none().with("uninstall-hook", true);

    @TempDir
    Path dir;

    private CommitRepository repository;
    private Path hook;

    @BeforeEach
    void create() throws Exception {
        repository = CommitRepository.create(Files.createDirectory(dir.resolve("it's here")));
        hook = repository.folder().resolve(".git/hooks/commit-msg");
    }

    /** The command as it stands on somebody's PATH. */
    private Map<String, String> withCommand() throws Exception {
        Path bin = Files.createDirectories(dir.resolve("bin"));
        Path command = bin.resolve("commit-check");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '" + System.getProperty("java.home") + "/bin/java' -XX:TieredStopAtLevel=1 -cp '"
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")) + "' "
                        + Main.class.getName() + " commit-check \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return Map.of("PATH", bin + ":" + System.getenv("PATH"));
    }

    private Ran commit(CommitRepository where, String message) throws Exception {
        return where.git(withCommand(), "commit", "-q", "--allow-empty", "-m", message);
    }

    @Test
    void gitIsStoppedByAnErrorAndOnlyByThat() throws Exception {
        assertThat(repository.check(List.of(), INSTALL).code()).isZero();

        Ran refused = commit(repository, "add a thing");
        Ran taken = commit(repository, "feat: add a thing");
        Ran warned = commit(repository, "faet: add a thing");
        Ran fixup = repository.git(withCommand(), "commit", "-q", "--allow-empty", "--fixup", "HEAD~1");
        Ran around = repository.git(withCommand(), "commit", "-q", "--allow-empty", "--no-verify", "-m", "wip");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("error[commit/header]", "git commit --no-verify");
        assertThat(taken.code()).isZero();
        assertThat(warned.code()).isZero();
        assertThat(warned.out()).contains("did you mean `feat`?");
        assertThat(fixup.code()).isZero();
        assertThat(around.code()).isZero();
        assertThat(repository.git("log", "--format=%s").lines())
                .containsExactly("wip", "fixup! feat: add a thing", "faet: add a thing", "feat: add a thing");
    }

    @Test
    void withoutTheCommandNobodyIsStopped() throws Exception {
        repository.check(List.of(), INSTALL);

        Ran ran = repository.git(Map.of(), "commit", "-q", "--allow-empty", "-m", "add a thing");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("commit-check of ci-shared is not on the PATH; the message was not checked");
    }

    @Test
    void installsOnceAndGoesWithoutATrace() throws Exception {
        Ran first = repository.check(List.of(), INSTALL);
        String script = Files.readString(hook);
        Ran second = repository.check(List.of(), INSTALL);
        Ran gone = repository.check(List.of(), UNINSTALL);
        Ran again = repository.check(List.of(), UNINSTALL);

        assertThat(first.out()).startsWith("wrote ");
        assertThat(script).startsWith("#!/bin/sh\n");
        assertThat(second.out()).startsWith("the hook is in place already");
        assertThat(gone.out()).startsWith("removed ");
        assertThat(again.code()).isZero();
        assertThat(hook).doesNotExist();
    }

    @Test
    void anotherHookStaysUnlessForced() throws Exception {
        String other = "#!/bin/sh\nexit 0\n";
        Files.writeString(hook, other);

        Ran refused = repository.check(List.of(), INSTALL);
        Ran kept = repository.check(List.of(), UNINSTALL);

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.message()).contains("there is another hook").contains("--force");
        assertThat(kept.code()).isEqualTo(2);
        assertThat(hook).hasContent(other);

        assertThat(repository.check(List.of(), INSTALL.with("force", true)).code())
                .isZero();
        assertThat(hook).content().contains("ci-shared");
        assertThat(repository.check(List.of(), UNINSTALL).out()).contains("is back");
        assertThat(hook).hasContent(other);
    }

    @Test
    void aHookOfALinkIsNotWrittenThrough() throws Exception {
        Path elsewhere = dir.resolve("elsewhere");
        Files.writeString(elsewhere, "#!/bin/sh\n");
        Files.createSymbolicLink(hook, elsewhere);

        assertThat(repository.check(List.of(), INSTALL).code()).isEqualTo(2);
        assertThat(repository.check(List.of(), INSTALL.with("force", true)).code())
                .isZero();
        assertThat(elsewhere).hasContent("#!/bin/sh\n");
    }

    @Test
    void hooksPathOfTheRepositoryIsHonoured() throws Exception {
        repository.git("config", "core.hooksPath", ".githooks");

        assertThat(repository.check(List.of(), INSTALL).code()).isZero();

        assertThat(repository.folder().resolve(".githooks/commit-msg")).isExecutable();
        assertThat(hook).doesNotExist();
        assertThat(commit(repository, "add a thing").code()).isEqualTo(1);
    }

    @Test
    void hooksOfEveryRepositoryAreNotTouchedUnlessForced() throws Exception {
        Path shared = dir.resolve("hooks of all");
        repository.git("config", "core.hooksPath", shared.toString());

        Ran refused = repository.check(List.of(), INSTALL);
        Ran forced = repository.check(List.of(), INSTALL.with("force", true));

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.message()).contains("outside of this repository");
        assertThat(forced.code()).isZero();
        assertThat(shared.resolve("commit-msg")).isExecutable();
    }

    @Test
    void aLinkedWorktreeSharesTheHook() throws Exception {
        repository.commit("feat: a");
        Path linked = dir.resolve("linked");
        repository.git("worktree", "add", "-q", linked.toString());
        CommitRepository worktree = new CommitRepository(linked);

        assertThat(worktree.check(List.of(), INSTALL).code()).isZero();

        assertThat(hook).isExecutable();
        assertThat(commit(worktree, "add a thing").code()).isEqualTo(1);
        assertThat(commit(worktree, "feat: add a thing").code()).isZero();
    }

    @Test
    void withoutARepositoryThereIsNoHook() {
        Ran ran = new CommitRepository(dir).check(List.of(), INSTALL);

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.message()).contains("is in no git repository");
    }
}
