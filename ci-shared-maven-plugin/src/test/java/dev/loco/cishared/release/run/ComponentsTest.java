package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.release.server.Fault;
import dev.loco.cishared.release.server.GitHttpServer;
import dev.loco.cishared.release.server.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Several components in one repository: each with its own tags, commits and release, one push after the other. */
class ComponentsTest {
    private static final String SETTINGS = """
            components:
              - name: ci-shared
                tag-prefix: v
                paths: ["**", "!images/**"]
              - name: python
                tag-prefix: base-python-v
                paths: [images/python/**]
              - name: python-3.13
                tag-prefix: base-python-3.13-v
                paths: [images/python-3.13/**]
            """;

    @TempDir
    Path dir;

    private TestRepository remote;
    private TestRepository clone;

    @BeforeEach
    void serve() {
        remote = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin", ".ci-shared.yml", SETTINGS)
                .tag("v1.0.0")
                .tag("base-python-v2.0.0")
                .tag("base-python-3.13-v3.0.0")
                .commit("fix: python", "images/python/Dockerfile")
                .commit("feat!: 3.13", "images/python-3.13/Dockerfile")
                .commit("docs: nothing", "README.md")
                .bare(dir.resolve("served/remote.git"));
        clone = remote.clone(dir.resolve("clone"));
    }

    @Test
    void eachByItsOwnPathsAndPrefix() {
        Releases releases = Releases.in(clone);

        JsonNode all = releases.json("bump");
        assertThat(all).hasSize(3);
        assertThat(all.get(0).get("component").stringValue()).isEqualTo("ci-shared");
        assertThat(all.get(0).get("next").isNull()).isTrue();
        assertThat(all.get(1).get("current").stringValue()).isEqualTo("2.0.0");
        assertThat(all.get(1).get("next").stringValue()).isEqualTo("2.0.1");
        assertThat(all.get(2).get("current").stringValue()).isEqualTo("3.0.0");
        assertThat(all.get(2).get("next").stringValue()).isEqualTo("4.0.0");
        assertThat(releases.good("bump", "--format", "version"))
                .isEqualTo("base-python-v2.0.1\nbase-python-3.13-v4.0.0\n");
    }

    @Test
    void oneAfterTheOther() {
        Releases releases = Releases.in(clone);
        releases.good("bump-prepare");
        assertThat(releases.left("next-version-python")).isEqualTo("2.0.1\n");
        assertThat(releases.left("next-version-python-3.13")).isEqualTo("4.0.0\n");
        assertThat(releases.left("next-version-ci-shared")).isEmpty();
        assertThat(releases.left("next-version")).isEqualTo("none");

        assertThat(releases.good("bump-push", "--spacing", "0"))
                .startsWith("ci-shared: nothing to release\n")
                .contains("python: released base-python-v2.0.1 at ")
                .contains("python-3.13: released base-python-3.13-v4.0.0 at ");
        assertThat(remote.git("tag").lines())
                .containsExactly(
                        "base-python-3.13-v3.0.0",
                        "base-python-3.13-v4",
                        "base-python-3.13-v4.0.0",
                        "base-python-v2",
                        "base-python-v2.0.0",
                        "base-python-v2.0.1",
                        "v1.0.0");
        String after = remote.refs();

        JsonNode again = releases.json("bump-push", "--spacing", "0");
        assertThat(again.get(0).get("outcome").stringValue()).isEqualTo("nothing");
        assertThat(again.get(1).get("outcome").stringValue()).isEqualTo("already-released");
        assertThat(again.get(2).get("outcome").stringValue()).isEqualTo("already-released");
        releases.release("--components", "python");
        assertThat(remote.refs()).isEqualTo(after);
    }

    @Test
    void oneOfThem() {
        Releases.in(clone).release("--components", "python-3.13");

        assertThat(remote.git("tag")).contains("base-python-3.13-v4.0.0").doesNotContain("base-python-v2.0.1");
        CommandLine unknown = Releases.in(clone).push("--components", "python-3.12");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("python-3.13");
    }

    /** The first is pushed, the second is refused: what was released is told all the same, and a second run goes on. */
    @Test
    void theSecondIsRefused() throws Exception {
        Path hook = remote.folder().resolve("hooks/update");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\n[ $1 != refs/tags/base-python-3.13-v4.0.0 ] || exit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        CommandLine ended = Releases.in(clone).push("--spacing", "0");
        assertThat(ended.code()).as(ended.all()).isEqualTo(6);
        assertThat(ended.out()).contains("python: released base-python-v2.0.1");
        assertThat(remote.git("tag")).contains("base-python-v2.0.1").doesNotContain("3.13-v4");

        Files.delete(hook);
        Releases.in(clone).good("bump-push", "--spacing", "0");
        assertThat(remote.git("tag")).contains("base-python-3.13-v4.0.0");
    }

    /** Paths need trees, so that a cut history is completed with them. */
    @Test
    void cutOffAndByPaths() throws Exception {
        try (GitHttpServer server = new GitHttpServer(dir.resolve("served"))) {
            server.config("uploadpack.allowFilter", "true").config("uploadpack.allowAnySHA1InWant", "true");
            Releases cut =
                    Releases.in(TestRepository.clone(server.address("remote.git"), dir.resolve("cut"), "--depth=1"));
            cut.good("bump-prepare");
            assertThat(cut.left("next-version-python-3.13")).isEqualTo("4.0.0\n");

            Releases treeless = Releases.in(
                    TestRepository.clone(server.address("remote.git"), dir.resolve("treeless"), "--filter=tree:0"));
            treeless.good("bump-prepare");
            assertThat(treeless.left("next-version-python")).isEqualTo("2.0.1\n");
        }
    }

    @Test
    void aMergeCountsByTheCommitsItBrings() {
        clone.branch("topic")
                .commit("feat: topic", "images/python/Dockerfile")
                .checkout("main")
                .commit("fix: main", "src/Main.java")
                .merge("topic", "Merge branch 'topic'");

        JsonNode all = Releases.in(clone).json("bump");
        assertThat(all.get(0).get("next").stringValue()).isEqualTo("1.0.1");
        assertThat(all.get(1).get("next").stringValue()).isEqualTo("2.1.0");
    }

    @Test
    void aRevertWithinOneComponent() {
        clone.commit("feat: x", "images/python/x").git("revert", "--no-edit", "HEAD");

        assertThat(Releases.in(clone).json("bump").get(1).get("next").stringValue())
                .isEqualTo("2.0.1");
    }

    @Test
    void anOrphanOfOneComponentStopsAll() {
        TestRepository person = remote.clone(dir.resolve("person"));
        person.git("reset", "-q", "--hard", "HEAD~2");
        person.commit("fix: elsewhere", "images/python/y")
                .tag("base-python-v2.0.1")
                .git("push", "-q", "origin", "--tags");

        CommandLine ended = Releases.in(clone).prepare();
        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err()).contains("base-python-v2.0.1 (");
        assertThat(Releases.in(clone).left("release-plan.json")).isEqualTo("none");
    }

    @Test
    void theNextComponentSeesWhatMovedMeanwhile() throws Exception {
        try (GitHttpServer server = new GitHttpServer(dir.resolve("served"))) {
            clone.git("remote", "set-url", "origin", server.address("remote.git"));
            TestRepository person = remote.clone(dir.resolve("person"));
            server.let(
                    Stage.PUSH,
                    Fault.meanwhile(() -> person.commit("feat: more", "images/python-3.13/z")
                                    .git("push", "-q", "origin", "main"))
                            .times(1));

            Releases.in(clone).good("bump-push", "--spacing", "0");
            assertThat(remote.id("base-python-v2.0.1^{commit}")).isEqualTo(remote.id("main~1"));
            assertThat(remote.id("base-python-3.13-v4.0.0^{commit}")).isEqualTo(remote.id("main"));
        }
    }
}
