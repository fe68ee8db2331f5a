package dev.loco.cishared.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The histories of tests are what they say, and the same each time. */
class TestRepositoryTest {
    @TempDir
    Path dir;

    private static TestRepository history(Path folder, String... options) {
        return TestRepository.init(folder, options)
                .commit("feat: begin", "a.txt")
                .tag("v1.0.0")
                .branch("1.x")
                .commit("fix: older")
                .checkout("main")
                .commit("feat!: new", "b/c.txt", "text")
                .merge("1.x", "Merge branch '1.x'")
                .tag("v2.0.0", "the second");
    }

    @Test
    void theSameCallsGiveTheSameIds() {
        String refs = history(dir.resolve("one")).refs();

        assertThat(history(dir.resolve("two")).refs()).isEqualTo(refs);
        assertThat(refs.lines().map(line -> line.substring(41)))
                .containsExactly("refs/heads/1.x", "refs/heads/main", "refs/tags/v1.0.0", "refs/tags/v2.0.0");
        assertThat(history(dir.resolve("long"), "--object-format=sha256").id("HEAD"))
                .hasSize(64);
    }

    @Test
    void messagesGoInAsTheyAre() {
        String message = "  feat: x \r\n\n\n# no comment\n\ntrailing\n\n \ud83d\udc26";

        TestRepository repository = TestRepository.init(dir).commit(message).commit("");

        assertThat(repository.git("cat-file", "commit", "HEAD~1")).endsWith("\n\n" + message);
        assertThat(repository.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void dates() {
        TestRepository repository = TestRepository.init(dir)
                .date(Instant.EPOCH.plusSeconds(1))
                .commit("feat: old")
                .commit("feat: a minute later");

        assertThat(repository.git("log", "--format=%at %ct")).isEqualTo("61 61\n1 1");
    }

    @Test
    void clonesAndWorkTrees() {
        TestRepository source = history(dir.resolve("source"));

        TestRepository bare = source.bare(dir.resolve("bare.git"));
        assertThat(bare.refs()).isEqualTo(source.refs());
        assertThat(bare.git("rev-parse", "--is-bare-repository")).isEqualTo("true");

        TestRepository shallow = bare.clone(dir.resolve("shallow"), "--depth=1");
        assertThat(shallow.git("rev-parse", "--is-shallow-repository")).isEqualTo("true");

        TestRepository tree = source.worktree(dir.resolve("tree"), "v1.0.0");
        assertThat(tree.id("HEAD")).isEqualTo(source.id("v1.0.0"));
        assertThat(tree.commit("fix: there", "a.txt").id("HEAD~1")).isEqualTo(source.id("v1.0.0"));
    }
}
