package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.release.server.GitHttpServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clones without the whole history: they are deepened, or say that they cannot tell; never do they give another version. */
class CutHistoriesTest {
    @TempDir
    Path dir;

    private TestRepository remote;
    private GitHttpServer server;

    /** 2.0.0 lies far behind and is the highest; the nearest tag is 1.9.0; a branch was merged from before all of them. */
    @BeforeEach
    void serve() throws IOException {
        TestRepository history = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin", "a.txt")
                .branch("old")
                .commit("fix: old", "b.txt")
                .checkout("main")
                .commit("feat!: two", "a.txt")
                .tag("v2.0.0", "the second")
                .tag("v2")
                .commit("feat: three", "a.txt")
                .tag("v1.9.0");
        for (int i = 0; i < 6; i++) {
            history.commit("docs: " + i, "a.txt");
        }
        remote = history.merge("old", "Merge branch 'old'")
                .commit("fix: last", "a.txt")
                .bare(dir.resolve("remote.git"));
        server = new GitHttpServer(dir);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void assertReleasesTheSame(TestRepository clone) {
        Releases releases = Releases.in(clone);
        releases.good("bump-prepare");
        assertThat(releases.nextVersion()).isEqualTo("2.1.0");
        assertThat(releases.plan().get("components").get(0).get("reasons")).hasSize(3);
        releases.good("bump-push");
        assertThat(remote.id("v2.1.0^{commit}")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v2^{commit}"));
    }

    @ParameterizedTest
    @CsvSource({"1, false", "5, false", "1, true", "5, true"})
    void ofADepth(int depth, boolean filters) {
        remote.git("config", "uploadpack.allowFilter", Boolean.toString(filters));
        assertReleasesTheSame(remote.clone(dir.resolve("clone"), "--depth=" + depth));
    }

    @ParameterizedTest
    @CsvSource({"1, false, false", "5, true, false", "1, true, true", "5, false, true"})
    void ofADepthByHttp(int depth, boolean filters, boolean old) {
        server.config("uploadpack.allowFilter", Boolean.toString(filters));
        if (old) {
            server.oldProtocol();
        }
        assertReleasesTheSame(
                TestRepository.clone(server.address("remote.git"), dir.resolve("clone"), "--depth=" + depth));
    }

    @Test
    void detachedAndOfOneBranchAsCiClones() {
        TestRepository clone = TestRepository.init(dir.resolve("clone"));
        clone.git("remote", "add", "origin", server.address("remote.git"));
        clone.git("fetch", "-q", "--no-tags", "--depth=1", "--filter=tree:0", "origin", "+" + remote.id("main") + ":");
        clone.git("reset", "-q", "--hard", remote.id("main"));

        Releases releases =
                Releases.in(clone).with("CI_COMMIT_SHA", remote.id("main")).with("CI_COMMIT_BRANCH", "main");
        releases.release();
        assertThat(remote.id("v2.1.0^{commit}")).isEqualTo(remote.id("main"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree:0", "blob:none"})
    void partial(String filter) {
        server.config("uploadpack.allowFilter", "true").config("uploadpack.allowAnySHA1InWant", "true");
        assertReleasesTheSame(TestRepository.clone(
                server.address("remote.git"), dir.resolve("clone"), "--filter=" + filter, "--no-checkout"));
    }

    @Test
    void partialAndCutOff() {
        server.config("uploadpack.allowFilter", "true").config("uploadpack.allowAnySHA1InWant", "true");
        assertReleasesTheSame(TestRepository.clone(
                server.address("remote.git"), dir.resolve("clone"), "--filter=tree:0", "--depth=1", "--no-checkout"));
    }

    @Test
    void aCloneOfOneBranchWithoutTags() {
        assertReleasesTheSame(remote.clone(dir.resolve("clone"), "--single-branch", "--no-tags"));
    }

    @Test
    void bumpAloneDoesNotGuess() {
        CommandLine ended =
                Releases.in(remote.clone(dir.resolve("clone"), "--depth=1")).bump();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("shallow").contains("git fetch --unshallow");
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bump-prepare", "bump-push"})
    void aServerThatIsCutOffItself(String goal) {
        TestRepository cut = remote.clone(dir.resolve("cut.git"), "--bare", "--depth=3");
        TestRepository clone = cut.clone(dir.resolve("clone"));
        String before = cut.refs();

        CommandLine ended = Releases.in(clone).run(goal);
        assertThat(ended.code()).as(ended.all()).isEqualTo(3);
        assertThat(ended.err()).contains("history is cut off").contains("shallow");
        assertThat(cut.refs()).isEqualTo(before);
        assertThat(Releases.in(clone).nextVersion()).isEqualTo("none");
    }

    @Test
    void aShallowCloneOfAnOvertakenCommit() {
        TestRepository clone = remote.clone(dir.resolve("clone"), "--depth=1");
        TestRepository other = remote.clone(dir.resolve("other")).commit("feat!: newer");
        other.git("push", "-q");

        Releases releases = Releases.in(clone);
        releases.good("bump-prepare");
        assertThat(releases.nextVersion()).isEqualTo("3.0.0");
    }
}
