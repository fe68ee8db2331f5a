package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.release.server.Fault;
import dev.loco.cishared.release.server.GitHttpServer;
import dev.loco.cishared.release.server.Stage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What others do to branch and tags between preparing and pushing, and between the last look and the push itself. */
class MeanwhileTest {
    @TempDir
    Path dir;

    private TestRepository remote;
    private TestRepository other;
    private GitHttpServer server;
    private Releases releases;

    @BeforeEach
    void serve() throws IOException {
        remote = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin", "a.txt")
                .tag("v1.0.0", "the first")
                .tag("v1")
                .commit("fix: one", "a.txt")
                .commit("fix: two", "a.txt")
                .bare(dir.resolve("remote.git"));
        other = remote.clone(dir.resolve("other"));
        server = new GitHttpServer(dir);
        releases = Releases.in(TestRepository.clone(server.address("remote.git"), dir.resolve("clone")));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void otherPushes(String message) {
        other.commit(message, "other.txt").git("push", "-q", "origin", "HEAD:main");
    }

    private void assertTags(String... tags) {
        assertThat(remote.git("tag").lines()).containsExactly(tags);
    }

    @Test
    void prepareWritesNothingToTheServer() {
        String before = remote.refs();

        releases.good("bump-prepare");
        assertThat(remote.refs()).isEqualTo(before);
        JsonNode plan = releases.plan();
        assertThat(plan.get("base").stringValue()).isEqualTo(remote.id("main"));
        JsonNode component = plan.get("components").get(0);
        assertThat(component.get("current").stringValue()).isEqualTo("1.0.0");
        assertThat(component.get("next").stringValue()).isEqualTo("1.0.1");
        assertThat(component.get("level").stringValue()).isEqualTo("patch");
        assertThat(component.get("reasons").get(0).get("commit").stringValue()).isEqualTo(remote.id("main"));
        assertThat(component.get("floating").get(0).toString())
                .isEqualTo("{\"tag\":\"v1\",\"old\":\"" + remote.id("v1") + "\"}");
        assertThat(releases.left("next-version")).isEqualTo("1.0.1\n");
    }

    @Test
    void theBranchMovesOn() {
        releases.good("bump-prepare");
        otherPushes("feat: three");

        JsonNode result = releases.json("bump-push");
        assertThat(result.get("outcome").stringValue()).isEqualTo("released");
        assertThat(result.get("tag").stringValue()).isEqualTo("v1.1.0");
        assertTags("v1", "v1.0.0", "v1.1.0");
        assertThat(remote.id("v1.1.0^{commit}")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v1"));
    }

    @Test
    void theBranchMovesOnWhileAnImageIsBuilt() {
        releases.good("bump-prepare", "--pinned");
        assertThat(releases.nextVersion()).isEqualTo("1.0.1");
        otherPushes("docs: three");
        String before = remote.refs();

        CommandLine ended = releases.push("--pinned");
        assertThat(ended.code()).as(ended.all()).isEqualTo(75);
        assertThat(ended.err()).contains("1.0.1").contains("moved");
        assertThat(remote.refs()).isEqualTo(before);
    }

    @Test
    void nothingMovesWhileAnImageIsBuilt() {
        releases.release("--pinned");
        assertTags("v1", "v1.0.0", "v1.0.1");
        assertThat(releases.good("bump-push", "--pinned")).contains("v1.0.1 is released already");
    }

    @Test
    void pinnedWithoutAPlan() {
        CommandLine ended = releases.push("--pinned");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("release-plan.json").contains("bump-prepare");
        assertTags("v1", "v1.0.0");
    }

    @Test
    void pushNeedsNoPlan() {
        assertThat(releases.good("bump-push")).contains("released v1.0.1").contains("v1 moved along");
        assertTags("v1", "v1.0.0", "v1.0.1");
    }

    @Test
    void theSameVersionIsTaggedByAPersonMeanwhile() {
        releases.good("bump-prepare");
        remote.git("tag", "v1.0.1", "main~1");

        assertThat(releases.json("bump-push").get("version").stringValue()).isEqualTo("1.0.2");
        assertTags("v1", "v1.0.0", "v1.0.1", "v1.0.2");
    }

    @Test
    void aPersonMakesTheVeryRelease() {
        releases.good("bump-prepare");
        remote.git("tag", "v1.0.1", "main");

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("already-released");
        assertTags("v1", "v1.0.0", "v1.0.1");
    }

    @Test
    void aHigherVersionIsTaggedMeanwhile() {
        releases.good("bump-prepare", "--pinned");
        remote.git("tag", "v3.0.0", "main~1");
        String before = remote.refs();

        assertThat(releases.push("--pinned").code()).isEqualTo(75);
        assertThat(remote.refs()).isEqualTo(before);
        assertThat(releases.json("bump-push").get("version").stringValue()).isEqualTo("3.0.1");
    }

    @Test
    void aVersionsTagIsMovedMeanwhile() {
        releases.good("bump-prepare");
        remote.git("tag", "-f", "v1.0.0", "main");
        String before = remote.refs();

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("nothing");
        assertThat(remote.refs()).isEqualTo(before);
    }

    @Test
    void aTagIsTakenAwayMeanwhile() {
        releases.good("bump-prepare");
        remote.git("tag", "-d", "v1.0.0");

        assertThat(releases.json("bump-push").get("version").stringValue()).isEqualTo("0.1.0");
    }

    @Test
    void theFloatingTagIsMovedByAPerson() {
        releases.good("bump-prepare", "--pinned");
        remote.git("update-ref", "refs/tags/v1", "main~1");
        String before = remote.refs();

        assertThat(releases.push("--pinned").code()).isEqualTo(75);
        assertThat(remote.refs()).isEqualTo(before);
        releases.good("bump-push");
        assertThat(remote.id("v1")).isEqualTo(remote.id("main"));
    }

    /** The look has been taken; the lease is what notices. */
    @ParameterizedTest
    @EnumSource(names = {"REFS_FOR_PUSH", "PUSH"})
    void theFloatingTagIsMovedAfterTheLook(Stage stage) {
        server.let(
                stage,
                Fault.meanwhile(() -> remote.git("update-ref", "refs/tags/v1", "main~1"))
                        .times(1));

        JsonNode result = releases.json("bump-push");
        assertThat(result.get("outcome").stringValue()).isEqualTo("released");
        assertThat(result.get("attempts").intValue()).isEqualTo(2);
        assertThat(remote.id("v1")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v1.0.1^{commit}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"REFS_FOR_PUSH", "PUSH"})
    void theSameVersionIsTaggedAfterTheLook(Stage stage) {
        server.let(
                stage,
                Fault.meanwhile(() -> remote.git("tag", "v1.0.1", "main~1")).times(1));

        assertThat(releases.json("bump-push").get("version").stringValue()).isEqualTo("1.0.2");
        assertThat(remote.id("v1.0.1")).as("somebody else's stays").isEqualTo(remote.id("main~1"));
    }

    @Test
    void theBranchMovesOnAfterTheLook() {
        server.let(
                Stage.REFS_FOR_PUSH,
                Fault.meanwhile(() -> otherPushes("feat: three")).times(1));

        JsonNode result = releases.json("bump-push");
        assertThat(result.get("tag").stringValue()).isEqualTo("v1.1.0");
        assertThat(result.get("attempts").intValue()).isEqualTo(2);
        assertThat(remote.id("v1.1.0^{commit}")).isEqualTo(remote.id("main"));
    }

    /** A branch that is where it should be is not part of the push; what comes then has a run of its own. */
    @Test
    void theBranchMovesOnWithinThePush() {
        server.let(Stage.PUSH, Fault.meanwhile(() -> otherPushes("feat: three")).times(1));

        assertThat(releases.json("bump-push").get("tag").stringValue()).isEqualTo("v1.0.1");
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("main~1"));
        assertThat(releases.json("bump-push").get("tag").stringValue()).isEqualTo("v1.1.0");
        assertThat(remote.id("v1")).isEqualTo(remote.id("main"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bump-prepare", "bump-push"})
    void ciRunsOnACommitThatWasPushedAway(String goal) {
        other.git("reset", "-q", "--hard", "HEAD~2");
        other.commit("fix: instead", "b.txt").git("push", "-q", "--force", "origin", "HEAD:main");
        String before = remote.refs();

        CommandLine ended = releases.run(goal);
        assertThat(ended.code()).as(ended.all()).isEqualTo(4);
        assertThat(ended.err()).contains("is not part of branch `main`");
        assertThat(remote.refs()).isEqualTo(before);
        assertThat(releases.left("next-version")).isEqualTo("none");
    }

    @Test
    void ciRunsOnACommitThatWasNeverPushed() {
        TestRepository clone = TestRepository.at(dir.resolve("clone")).commit("feat: local", "c.txt");

        assertThat(releases.prepare().code()).isEqualTo(4);
        assertThat(releases.with("CI_COMMIT_SHA", clone.id("HEAD~1")).prepare().code())
                .isZero();
        assertThat(releases.prepare("--commit", "HEAD~1").code()).isZero();
        assertThat(releases.prepare("--commit", "--all").code()).isEqualTo(2);
    }

    @Test
    void anOvertakenCommitReleasesNothingWherePinned() {
        otherPushes("feat: three");

        CommandLine ended = releases.prepare("--pinned");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).contains("overtaken");
        assertThat(releases.left("next-version")).isEmpty();
        assertThat(releases.plan().get("components").get(0).get("next").isNull())
                .isTrue();
        assertThat(releases.good("bump-push", "--pinned")).contains("nothing to release");
        assertTags("v1", "v1.0.0");
    }

    @Test
    void anOvertakenCommitReleasesTheBranch() {
        otherPushes("feat: three");

        releases.good("bump-prepare");
        assertThat(releases.nextVersion()).isEqualTo("1.1.0");
    }

    @Test
    void aFinishedJobRunAgain() {
        releases.release();
        String after = remote.refs();

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("already-released");
        assertThat(releases.json("bump-push").get("version").stringValue()).isEqualTo("1.0.1");
        releases.good("bump-prepare");
        assertThat(releases.left("next-version")).isEmpty();
        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("nothing");
        assertThat(remote.refs()).isEqualTo(after);
    }

    @Test
    void aFinishedJobRunAgainLater() {
        releases.release();
        otherPushes("feat: three");
        Releases.in(other).release();
        String after = remote.refs();

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("already-released");
        assertThat(remote.refs()).isEqualTo(after);
    }

    @Test
    void aRunOnATag() {
        Releases onTag = releases.with("CI_PIPELINE_EVENT", "tag").with("CI_COMMIT_TAG", "v1.0.0");
        String before = remote.refs();

        CommandLine prepared = onTag.prepare();
        assertThat(prepared.err()).contains("this run is on a tag");
        assertThat(prepared.out()).isEmpty();
        assertThat(onTag.left("next-version")).isEmpty();
        assertThat(onTag.push().err()).contains("this run is on a tag");
        assertThat(onTag.json("bump-push").get("outcome").stringValue()).isEqualTo("nothing");
        assertThat(remote.refs()).isEqualTo(before);
        assertThat(server.calls())
                .filteredOn(call -> call.path().contains("receive-pack"))
                .isEmpty();
    }

    @Test
    void aRunThatComesToNoPlanLeavesNoneOfAnEarlierOne() {
        releases.good("bump-prepare");
        assertThat(releases.nextVersion()).isEqualTo("1.0.1");
        TestRepository other = remote.clone(dir.resolve("elsewhere"));
        other.git("checkout", "-q", "-b", "elsewhere");
        other.commit("fix: elsewhere", "elsewhere").tag("v1.0.1").git("push", "-q", "origin", "v1.0.1");

        assertThat(releases.prepare().code()).isEqualTo(5);
        assertThat(releases.left("release-plan.json")).isEqualTo("none");
        assertThat(releases.left("next-version")).isEqualTo("none");
    }

    @Test
    void aStalePlanOfAnotherRepositoryChangesNothing() {
        releases.good("bump-prepare");
        otherPushes("feat!: three");
        Releases.in(other).release();
        String after = remote.refs();

        assertThat(releases.json("bump-push").get("outcome").stringValue()).isEqualTo("nothing");
        assertThat(remote.refs()).isEqualTo(after);
    }

    @Test
    void theVersionsTextAndTheTagsObject() {
        releases.release();

        String tag = remote.git("cat-file", "tag", "v1.0.1");
        assertThat(tag).startsWith("object " + remote.id("main") + "\ntype commit\ntag v1.0.1\n");
        assertThat(tag).contains("tagger Somebody <somebody@example.org>").endsWith("v1.0.1");
        assertThat(remote.git("cat-file", "-t", "v1")).isEqualTo("commit");
    }
}
