package dev.loco.cishared.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a repository with and without git, by the real git. */
class WorkTreeTest {
    @TempDir
    Path dir;

    private void git(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Somebody", "-c", "user.email=somebody@example.org"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }

    private void write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** By the shell: Java cannot say a name that is not UTF-8. */
    private void sh(String script) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", script)
                        .directory(dir.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    private List<String> names() throws IOException {
        return Repository.open(dir).workTree().files().stream()
                .map(RepositoryFile::name)
                .toList();
    }

    @Test
    void withGitTrackedAndUntrackedButNotIgnored() throws Exception {
        git("init", "-q");
        write("tracked.txt", "a");
        write("gone.txt", "a");
        write("sub/ignored-but-tracked.log", "a");
        git("add", "-A");
        write(".gitignore", "*.log\n/build/\n");
        write("untracked.txt", "a");
        write("build/out.txt", "a");
        write("other.log", "a");
        Files.delete(dir.resolve("gone.txt"));

        assertThat(names())
                .containsExactly(".gitignore", "sub/ignored-but-tracked.log", "tracked.txt", "untracked.txt");
    }

    @Test
    void withoutGitEverythingBelowTheRoot() throws Exception {
        write("a/b.txt", "a");
        write(".hidden", "a");
        write(".git/config", "no repository");
        write("sub/.git/config", "nor is this");

        assertThat(names()).containsExactly(".hidden", "a/b.txt");
    }

    @Test
    void aRootThatTheRepositoryAroundItIgnoresStandsForItself() throws Exception {
        git("init", "-q");
        write(".gitignore", "target/\n");
        write("target/consumer/bao.yml", "version: 1");

        List<RepositoryFile> files =
                Repository.open(dir.resolve("target/consumer")).workTree().files();

        assertThat(files).extracting(RepositoryFile::name).containsExactly("bao.yml");
    }

    @Test
    void namesAreBytes() throws Exception {
        git("init", "-q");
        sh(
                "printf one > 'new\nline'; printf two > \"$(printf 'latin-\\351')\"; mkdir 'a b'; printf three > 'a b/\u00fc'");

        List<RepositoryFile> files = Repository.open(dir).workTree().files();

        assertThat(files).extracting(RepositoryFile::name).containsExactly("a b/\u00fc", "latin-\\xE9", "new\nline");
        assertThat(files).extracting(file -> Files.readString(file.path(dir))).containsExactly("three", "two", "one");
    }

    @Test
    void namesAreBytesWithoutGitToo() throws Exception {
        sh("printf two > \"$(printf 'latin-\\351')\"");

        assertThat(names()).containsExactly("latin-\\xE9");
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Path root = Files.createDirectories(dir.resolve("root"));
        Path outside = Files.writeString(dir.resolve("outside.yml"), "outside");
        write("root/real/bao.yml", "inside");
        Files.createSymbolicLink(root.resolve("bao.yml"), Path.of("real/bao.yml"));
        Files.createSymbolicLink(root.resolve("out.yml"), outside);
        Files.createSymbolicLink(root.resolve("folder"), dir);
        Tree tree = Repository.open(root).workTree();

        assertThat(tree.files()).extracting(RepositoryFile::name).containsExactly("real/bao.yml");
        assertThat(tree.read("bao.yml", 100)).as("by name, inside the root").isInstanceOf(Content.Bytes.class);
        assertThat(tree.read("out.yml", 100)).isInstanceOf(Content.NotAFile.class);
        git("init", "-q");
        git("add", "-A");
        assertThat(tree.files()).extracting(RepositoryFile::name).containsExactly("real/bao.yml");
    }

    @Test
    void configurationOfTheMachineDoesNotCount() throws Exception {
        git("init", "-q");
        write("a.txt", "a");
        write("hook.sh", "touch \"$(dirname \"$0\")/called\"\n");
        sh("chmod +x hook.sh");
        git("config", "core.fsmonitor", dir.resolve("hook.sh").toString());
        git("config", "core.quotePath", "true");

        assertThat(names()).containsExactly("a.txt", "hook.sh");
        assertThat(dir.resolve("called")).doesNotExist();
    }

    @Test
    void contentSaysWhatKeepsItFromBeingRead() throws Exception {
        write("file", "four");
        Files.createDirectories(dir.resolve("folder"));
        Tree tree = Repository.open(dir).workTree();

        assertThat(tree.read("file", 4)).isInstanceOf(Content.Bytes.class);
        assertThat(tree.read("file", 3)).isEqualTo(new Content.TooLarge(4, "four"));
        assertThat(tree.read("nowhere", 3)).isEqualTo(new Content.Missing());
        assertThat(tree.read("file/below", 3)).isInstanceOf(Content.class);
        assertThat(tree.read("folder", 3)).isEqualTo(new Content.NotAFile("a directory"));
    }

    @Test
    void stagedIsWhatTheCommitWouldHold() throws Exception {
        git("init", "-q");
        write("bao.yml", "committed");
        write("old.txt", "committed");
        git("add", "-A");
        git("commit", "-q", "-m", "first");
        write("bao.yml", "staged");
        write("new.txt", "staged");
        git("add", "-A");
        git("rm", "-q", "--cached", "old.txt");
        write("bao.yml", "in the work tree");
        write("untracked.txt", "in the work tree");

        try (StagedTree tree = Repository.open(dir).staged(Optional.empty()).orElseThrow()) {
            assertThat(tree.files()).extracting(RepositoryFile::name).containsExactly("bao.yml", "new.txt");
            assertThat(text(tree.read("bao.yml", 100))).isEqualTo("staged");
            assertThat(text(tree.read("new.txt", 100))).isEqualTo("staged");
            assertThat(tree.read("bao.yml", 5)).isEqualTo(new Content.TooLarge(6, "staged"));
            assertThat(text(tree.read("new.txt", 100)))
                    .as("after one cut short")
                    .isEqualTo("staged");
            assertThat(tree.read("untracked.txt", 100)).isEqualTo(new Content.Missing());
        }
    }

    @Test
    void stagedWorksBeforeTheFirstCommit() throws Exception {
        git("init", "-q");
        write(".woodpecker/ci.yml", "a");
        git("add", "-A");

        try (StagedTree tree = Repository.open(dir).staged(Optional.empty()).orElseThrow()) {
            assertThat(tree.files()).extracting(RepositoryFile::name).containsExactly(".woodpecker/ci.yml");
            assertThat(Repository.pipelines(tree)).containsExactly(".woodpecker/ci.yml");
        }
    }

    @Test
    void stagedNeedsGit() throws Exception {
        assertThat(Repository.open(dir).staged(Optional.empty())).isEmpty();
    }

    @Test
    void uncommittedAreChangedStagedAndUntrackedFiles() throws Exception {
        git("init", "-q");
        for (String name : List.of("same.yml", "changed.yml", "staged.yml")) {
            write(name, "a");
        }
        git("add", "-A");
        git("commit", "-q", "-m", "first");
        write("changed.yml", "b");
        write("staged.yml", "b");
        git("add", "staged.yml");
        write("untracked.yml", "b");

        assertThat(Repository.open(dir).uncommitted(List.of("same.yml", "changed.yml", "staged.yml", "untracked.yml")))
                .containsExactly("changed.yml", "staged.yml", "untracked.yml");
    }

    @Test
    void pipelinesAreThoseThatWoodpeckerTakes() throws Exception {
        write(".woodpecker.yml", "a");
        Tree tree = Repository.open(dir).workTree();
        assertThat(Repository.pipelines(tree)).containsExactly(".woodpecker.yml");

        write(".woodpecker.yaml", "a");
        assertThat(Repository.pipelines(tree)).containsExactly(".woodpecker.yaml");

        write(".woodpecker/b.yaml", "a");
        write(".woodpecker/a.yml", "a");
        write(".woodpecker/deeper/c.yml", "a");
        write(".woodpecker/README.md", "a");
        assertThat(Repository.pipelines(tree)).containsExactly(".woodpecker/a.yml", ".woodpecker/b.yaml");
    }

    private static String text(Content content) {
        assertThat(content).isInstanceOf(Content.Bytes.class);
        return new String(((Content.Bytes) content).bytes(), UTF_8);
    }
}
