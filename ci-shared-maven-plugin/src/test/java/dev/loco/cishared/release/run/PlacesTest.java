package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the goals may be run: whatever git takes as a repository. */
class PlacesTest {
    @TempDir
    Path dir;

    /** A server's repository at 1.0.0 with a fix behind it. */
    private TestRepository remote(String... options) {
        return TestRepository.init(dir.resolve("history"), options)
                .commit("feat: begin", "sub/a.txt")
                .tag("v1.0.0", "the first")
                .tag("v1")
                .commit("fix: more", "sub/a.txt")
                .bare(dir.resolve("remote.git"));
    }

    private static void assertReleased(TestRepository remote) {
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v1^{commit}"));
        assertThat(remote.refs().lines()).hasSize(4);
    }

    @Test
    void aDetachedHead() {
        TestRepository remote = remote();
        TestRepository clone = remote.clone(dir.resolve("clone")).checkout("HEAD~0");
        String branches = clone.refs();

        CommandLine unnamed = Releases.in(clone).prepare();
        assertThat(unnamed.code()).isEqualTo(2);
        assertThat(unnamed.err()).contains("CI_COMMIT_BRANCH").contains("--branch");

        Releases.in(clone).with("CI_COMMIT_BRANCH", "main").release();
        assertReleased(remote);
        assertThat(clone.refs()).as("the clone's own refs stay").isEqualTo(branches);
        assertThat(clone.git("status", "--porcelain")).isEqualTo("?? target/");
    }

    @Test
    void aBranchThatIsNotThere() {
        CommandLine ended = Releases.in(remote().clone(dir.resolve("clone"))).prepare("--branch", "nowhere");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("no branch `nowhere`");
    }

    @Test
    void aWorkTree() {
        TestRepository remote = remote();
        TestRepository tree = remote.clone(dir.resolve("clone")).worktree(dir.resolve("tree"), "main");

        assertThat(Releases.in(tree).next()).isEqualTo("1.0.1");
        Releases.in(tree).with("CI_COMMIT_BRANCH", "main").release();
        assertReleased(remote);
    }

    @Test
    void aBareRepository() {
        TestRepository remote = remote();
        TestRepository bare = remote.clone(dir.resolve("bare"), "--bare");

        assertThat(Releases.in(bare).next()).isEqualTo("1.0.1");
        Releases.in(bare).release();
        assertReleased(remote);
    }

    @Test
    void aSubmodule() {
        TestRepository remote = remote();
        TestRepository outer =
                TestRepository.init(dir.resolve("outer")).commit("feat!: outer").tag("v7.0.0");
        outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", remote.address(), "inner");
        TestRepository inner = TestRepository.at(outer.folder().resolve("inner"));

        assertThat(Releases.in(inner).next()).isEqualTo("1.0.1");
        Releases.in(inner).with("CI_COMMIT_BRANCH", "main").release();
        assertReleased(remote);
    }

    @Test
    void aFolderOfTheRepository() {
        TestRepository remote = remote();
        Path sub = remote.clone(dir.resolve("clone")).folder().resolve("sub");

        Releases.in(sub).release();
        assertReleased(remote);
        assertThat(sub.resolve("target/ci-shared/release-plan.json")).exists();
    }

    @Test
    void aRootThatIsElsewhere() {
        TestRepository remote = remote();
        Path clone = remote.clone(dir.resolve("clone")).folder();

        Releases.in(dir).release("--root", "clone");
        assertReleased(remote);
        assertThat(clone.resolve("target/ci-shared/next-version")).hasContent("1.0.1");
    }

    @Test
    void aPathWithSpacesAndOtherLetters() throws IOException {
        Path folder;
        try {
            folder = dir.resolve("Größe und 🐦 'so' $x");
        } catch (InvalidPathException locale) {
            assumeTrue(false, "skipped: the path cannot be named because of the locale");
            return;
        }
        TestRepository remote = TestRepository.init(folder.resolve("history"))
                .commit("feat: begin")
                .tag("v1.0.0")
                .tag("v1")
                .commit("fix: more")
                .bare(folder.resolve("remote ü.git"));
        TestRepository clone =
                TestRepository.clone(folder.resolve("remote ü.git").toString(), folder.resolve("work ü"));

        Releases.in(clone).release();
        assertReleased(remote);
    }

    @Test
    void aRepositoryOfSomebodyElse() throws IOException {
        assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "skipped: files cannot be given away because this user is not root");
        TestRepository remote = remote();
        Path clone = remote.clone(dir.resolve("clone")).folder();
        UserPrincipal nobody =
                dir.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        try (Stream<Path> all = Files.walk(clone)) {
            for (Path path : all.toList()) {
                Files.setOwner(path, nobody);
            }
        }
        assertThat(TestRepository.at(clone).run("status").err()).contains("dubious ownership");

        assertThat(Releases.in(clone).next()).isEqualTo("1.0.1");
        Releases.in(clone.resolve("sub")).release();
        assertReleased(remote);
    }

    @Test
    void idsOfSha256() {
        TestRepository remote = remote("--object-format=sha256");
        TestRepository clone = remote.clone(dir.resolve("clone"));

        Releases.in(clone).release();
        assertReleased(remote);
        assertThat(Releases.in(clone).plan().get("base").stringValue()).hasSize(64);
        TestRepository.at(clone.folder()).git("fetch", "-q", "--tags", "--force");
        assertThat(Releases.in(clone).next()).isEmpty();
    }

    @Test
    void noRepository() {
        for (String goal : List.of("bump", "bump-prepare", "bump-push")) {
            CommandLine ended = Releases.in(dir).run(goal);
            assertThat(ended.code()).as(goal).isEqualTo(3);
            assertThat(ended.err()).contains("is not in a git repository");
        }
    }

    @Test
    void aBrokenRepository() throws IOException {
        Files.writeString(dir.resolve(".git"), "gitdir: /nowhere/at/all\n");

        CommandLine ended = Releases.in(dir).bump();
        assertThat(ended.code()).as(ended.all()).isEqualTo(3);
        assertThat(ended.err()).contains("/nowhere/at/all");
    }

    @Test
    void noCommitYet() {
        TestRepository unborn = TestRepository.init(dir.resolve("unborn"));
        unborn.git("remote", "add", "origin", remote().address());

        for (String goal : List.of("bump", "bump-prepare", "bump-push")) {
            CommandLine ended = Releases.in(unborn).run(goal);
            assertThat(ended.code()).as(goal + ": " + ended.all()).isEqualTo(3);
            assertThat(ended.err()).contains("there is no commit yet");
        }
    }

    @Test
    void noRemote() {
        TestRepository alone = TestRepository.init(dir.resolve("alone")).commit("feat: a");

        assertThat(Releases.in(alone).next()).isEqualTo("0.1.0");
        CommandLine ended = Releases.in(alone).prepare();
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("there is no remote `origin`").contains("git remote add");
        assertThat(Releases.in(alone).prepare("--remote", "-x").code()).isEqualTo(3);
    }

    @Test
    void aRemoteOfAnotherName() {
        TestRepository remote = remote();
        TestRepository clone = remote.clone(dir.resolve("clone"), "-o", "up.stream");

        Releases.in(clone).release("--remote", "up.stream");
        assertReleased(remote);
    }

    @Test
    void aBranchOfAName() {
        TestRepository remote = remote();
        remote.git("branch", "-m", "main", "feature/1.x");
        TestRepository clone = remote.clone(dir.resolve("clone"), "-b", "feature/1.x");

        Releases.in(clone).release();
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("feature/1.x"));
    }
}
