package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.release.server.Fault;
import dev.loco.cishared.release.server.GitHttpServer;
import dev.loco.cishared.release.server.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Releases with a commit of their own: version file and changelog, pushed at once with the tags. */
class CommitModeTest {
    private static final String SETTINGS = """
            components:
              - name: all
                version-files: [VERSION]
                changelog: CHANGELOG.md
                mode: commit
            """;

    @TempDir
    Path dir;

    private TestRepository remote;
    private TestRepository clone;
    private GitHttpServer server;
    private Releases releases;
    private String base;

    @BeforeEach
    void serve() throws IOException {
        remote = TestRepository.init(dir.resolve("history"))
                .commit("chore: settings", ".ci-shared.yml", SETTINGS)
                .commit("feat: begin", "VERSION", "1.0.0\r\n")
                .tag("v1.0.0")
                .tag("v1")
                .commit("fix: more", "a.txt")
                .bare(dir.resolve("served/remote.git"));
        base = remote.id("main");
        server = new GitHttpServer(dir.resolve("served"));
        clone = TestRepository.clone(server.address("remote.git"), dir.resolve("clone"));
        releases = Releases.in(clone);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private String file(String revision, String path) {
        return remote.git("show", revision + ":" + path);
    }

    private void assertReleased() {
        assertThat(remote.id("main~1")).isEqualTo(base);
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v1^{commit}"));
        assertThat(remote.git("tag").lines()).containsExactly("v1", "v1.0.0", "v1.0.1");
        assertThat(file("main", "VERSION")).isEqualTo("1.0.1\r");
        assertThat(file("main", "CHANGELOG.md")).contains("1.0.1").contains("more");
    }

    @Test
    void theCommit() throws IOException {
        Files.writeString(clone.folder().resolve("VERSION"), "not committed");
        clone.git("add", "VERSION");
        String status = clone.git("status", "--porcelain");

        releases.configured("[core]", "autocrlf = true").release();
        assertReleased();
        assertThat(remote.git("log", "-1", "--format=%B", "main"))
                .isEqualTo("chore(release): v1.0.1 [skip ci]\n\nRelease-Version: 1.0.1\n");
        assertThat(remote.git("log", "-1", "--format=%ct %at", "main"))
                .isEqualTo(remote.git("log", "-1", "--format=%ct %ct", base));
        assertThat(remote.git("diff", "--name-only", base, "main")).isEqualTo("CHANGELOG.md\nVERSION");
        JsonNode file = releases.plan().get("components").get(0).get("files").get(0);
        assertThat(file.get("path").stringValue()).isEqualTo("VERSION");
        assertThat(file.get("before").stringValue())
                .startsWith("sha256:")
                .isNotEqualTo(file.get("after").stringValue());
        assertThat(clone.git("status", "--porcelain", "--untracked-files=no")).isEqualTo(status);
        assertThat(clone.folder().resolve("VERSION")).hasContent("not committed");
    }

    @Test
    void theSamePlanGivesTheSameIds() {
        TestRepository twin = remote.clone(dir.resolve("twin.git"), "--bare");
        twin.git("remote", "remove", "origin");
        releases.release();
        Releases.in(twin.clone(dir.resolve("second"))).release();

        assertThat(twin.refs()).isEqualTo(remote.refs());
    }

    @Test
    void aRunOnItsOwnCommit() {
        releases.release();
        String after = remote.refs();
        Releases own = Releases.in(remote.clone(dir.resolve("own")));

        assertThat(own.prepare().err()).contains("is the release v1.0.1 itself");
        assertThat(own.left("next-version")).isEmpty();
        assertThat(own.good("bump-push")).contains("nothing to release");
        assertThat(own.good("bump-push")).contains("nothing to release");
        assertThat(remote.refs()).isEqualTo(after);
    }

    @Test
    void aFinishedJobRunAgain() {
        releases.release();
        String after = remote.refs();

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("already-released");
        releases.good("bump-prepare");
        assertThat(releases.left("next-version")).isEmpty();
        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("nothing");
        assertThat(remote.refs()).isEqualTo(after);
    }

    @Test
    void theNextReleaseCountsFromIt() {
        releases.release();
        TestRepository other = remote.clone(dir.resolve("other")).commit("feat: next", "b.txt");
        other.git("push", "-q", "origin", "main");

        Releases.in(other).release();
        assertThat(remote.id("v1.1.0^{commit}")).isEqualTo(remote.id("main"));
        assertThat(file("main", "VERSION")).isEqualTo("1.1.0\r");
        assertThat(file("main", "CHANGELOG.md")).containsSubsequence("1.1.0", "next", "1.0.1", "more");
        assertThat(releases.json("bump-push").get("version").stringValue()).isEqualTo("1.0.1");
    }

    @Test
    void theBranchMovesOnBetween() {
        releases.good("bump-prepare");
        TestRepository other = remote.clone(dir.resolve("other")).commit("feat: between", "b.txt");
        other.git("push", "-q", "origin", "main");

        assertThat(releases.json("bump-push").get("version").stringValue()).isEqualTo("1.1.0");
        assertThat(remote.id("main~1")).isEqualTo(other.id("HEAD"));
        assertThat(file("main", "CHANGELOG.md")).contains("between").contains("more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFS_FOR_PUSH", "PUSH"})
    void theBranchMovesOnAfterTheLook(String stage) {
        TestRepository other = remote.clone(dir.resolve("other")).commit("feat: between", "b.txt");
        server.let(
                Stage.valueOf(stage),
                Fault.meanwhile(() -> other.git("push", "-q", "origin", "main")).times(1));

        JsonNode result = releases.json("bump-push");
        assertThat(result.get("version").stringValue()).isEqualTo("1.1.0");
        assertThat(result.get("attempts").intValue()).isEqualTo(2);
        assertThat(remote.git("tag").lines()).containsExactly("v1", "v1.0.0", "v1.1.0");
        assertThat(remote.id("main~1")).isEqualTo(other.id("HEAD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/heads/main", "refs/tags/v1.0.1", "refs/tags/v1"})
    void oneRefIsProtected(String ref) throws IOException {
        Path hook = remote.folder().resolve("hooks/update");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\n[ $1 != " + ref + " ] || { echo $1 is protected >&2; exit 1; }\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        String before = remote.refs();

        CommandLine ended = releases.push();
        assertThat(ended.code()).as(ended.all()).isEqualTo(6);
        assertThat(ended.err()).contains(ref + " is protected");
        assertThat(remote.refs()).isEqualTo(before);
        releases.good("bump-push", "--mode", "tag-only", "--pre", "x");
    }

    @Test
    void theReplyIsLost() {
        server.let(Stage.PUSH, Fault.silence().times(1));

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("released");
        assertReleased();
        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("nothing");
        assertReleased();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--depth=1", "--filter=tree:0", "--bare"})
    void clonesOfAllKinds(String option) {
        server.config("uploadpack.allowFilter", "true").config("uploadpack.allowAnySHA1InWant", "true");

        Releases.in(TestRepository.clone(server.address("remote.git"), dir.resolve("other"), option))
                .release();
        assertReleased();
    }

    @Test
    void aVersionFileThatIsNotThere() {
        TestRepository other = remote.clone(dir.resolve("other"));
        other.git("rm", "-q", "VERSION");
        other.commit("fix: gone").git("push", "-q", "origin", "main");
        String before = remote.refs();
        Releases run = Releases.in(other);

        for (String goal : new String[] {"bump", "bump-prepare", "bump-push"}) {
            CommandLine ended = run.run(goal);
            assertThat(ended.code()).as(goal + "\n" + ended.all()).isEqualTo(1);
            assertThat(ended.all()).contains("VERSION");
        }
        assertThat(run.left("next-version")).isEqualTo("none");
        assertThat(remote.refs()).isEqualTo(before);
    }

    @Test
    void tagOnlyWhenAskedFor() {
        releases.release("--mode", "tag-only");

        assertThat(remote.id("main")).isEqualTo(base).isEqualTo(remote.id("v1.0.1^{commit}"));
    }

    @Test
    void pinned() {
        releases.release("--pinned");
        assertReleased();
        assertThat(releases.json("bump-push", "--pinned").get("outcome").stringValue())
                .isEqualTo("already-released");
    }

    /** Each release moves the branch, and the next one was planned for the branch as it was before. */
    @Test
    void pinnedWithSeveralComponents() {
        TestRepository two = TestRepository.init(dir.resolve("two"))
                .commit("chore: settings", ".ci-shared.yml", """
                        components:
                          - {name: a, paths: [a/**], version-files: [a/VERSION], mode: commit}
                          - {name: b, paths: [b/**], version-files: [b/VERSION], mode: commit}
                        """)
                .commit("feat: a", "a/VERSION", "0.0.0\n")
                .commit("fix: b", "b/VERSION", "0.0.0\n")
                .bare(dir.resolve("two.git"));
        Releases both = Releases.in(two.clone(dir.resolve("both")));
        both.good("bump-prepare", "--pinned");

        assertThat(both.good("bump-push", "--pinned", "--spacing", "0"))
                .contains("a: released a-v0.1.0")
                .contains("b: released b-v0.1.0");
        assertThat(two.git("show", "main:a/VERSION")).isEqualTo("0.1.0");
        assertThat(two.git("show", "main:b/VERSION")).isEqualTo("0.1.0");
        String after = two.refs();
        for (JsonNode result : both.json("bump-push", "--pinned", "--spacing", "0")) {
            assertThat(result.get("outcome").stringValue()).isEqualTo("already-released");
        }
        assertThat(two.refs()).isEqualTo(after);

        two.clone(dir.resolve("other")).commit("fix: c", "a/c.txt").git("push", "-q", "origin", "main");
        CommandLine overtaken = both.push("--pinned", "--components", "a", "--spacing", "0");
        assertThat(overtaken.all()).contains("a-v0.1.0 is released already");
    }
}
