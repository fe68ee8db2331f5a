package dev.loco.cishared.release.woodpecker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that is well shows of a tag's pipeline, and when that is enough. */
class PipelineWaitTest extends AgainstWoodpecker {
    @Test
    void untilThePipelineHasTheStepsOfItsWorkflows() throws InterruptedException {
        server.show(3_000, 7, REF, COMMIT, "created", "");
        server.show(5_000, 7, REF, COMMIT, "pending", "");
        server.show(8_000, 7, REF, COMMIT, "pending", "[{\"name\": \"build\", \"state\": \"pending\"}]");
        server.show(13_000, 7, REF, COMMIT, "running", COMPLETE);

        Outcome outcome = await();

        assertThat(outcome)
                .isEqualTo(new Outcome.Seen(
                        7,
                        "running",
                        List.of(new Workflow("build", "running", 2), new Workflow("publish", "pending", 1))));
        assertThat(outcome.text()).isEqualTo("Woodpecker shows pipeline 7 with 2 workflows (build, publish)");
        assertThat(clock.millis()).isBetween(13_000L, 18_000L);
        assertThat(server.calls())
                .allMatch(call -> call.authorization().equals("Bearer " + server.token()))
                .filteredOn(call -> call.path().contains("lookup"))
                .as("the repository is looked up once")
                .hasSize(1);
    }

    @Test
    void atOnceWhereAllIsThere() throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "success", COMPLETE);

        assertThat(await()).isInstanceOf(Outcome.Seen.class);
        assertThat(clock.millis()).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # another event, ref or commit is not ours
            push, refs/tags/base-python-v1.0.0,     1
            tag,  refs/tags/base-python-v1.0.0-rc.1, 1
            tag,  refs/tags/base-python-v1.0.01,    1
            tag,  refs/tags/BASE-python-v1.0.0,     1
            tag,  refs/tags/base-python-v1.0.0,     2
            """)
    void othersAreNotTaken(String event, String ref, String digit) throws InterruptedException {
        server.show(new WoodpeckerServer.Shown(0, 9, event, ref, digit.repeat(40), "running", COMPLETE, false));

        waits(60, Outcome.Reason.NO_PIPELINE, "shows no pipeline for " + REF);
    }

    @Test
    void manyOthersWithTheSameText() throws InterruptedException {
        server.show(0, 5, REF, "2".repeat(40), "success", COMPLETE);
        for (int i = 0; i < 15; i++) {
            server.show(0, 10 + i, REF + "-rc." + i, COMMIT, "success", COMPLETE);
        }
        server.show(2_000, 30, REF, COMMIT, "running", COMPLETE);

        assertThat(await())
                .isInstanceOfSatisfying(
                        Outcome.Seen.class, seen -> assertThat(seen.number()).isEqualTo(30));
    }

    @Test
    void anAnnotatedTagIsKnownByItsOwnIdToo() throws InterruptedException {
        server.show(0, 7, REF, "a".repeat(40), "running", COMPLETE);

        assertThat(await(REF, Set.of(COMMIT, "a".repeat(40)))).isInstanceOf(Outcome.Seen.class);
        assertThat(await(REF, Set.of())).as("any will do").isInstanceOf(Outcome.Seen.class);
    }

    @Test
    void theNewestOfSeveral() throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "error", "");
        server.show(0, 8, REF, COMMIT, "running", COMPLETE);

        assertThat(await())
                .isInstanceOfSatisfying(
                        Outcome.Seen.class, seen -> assertThat(seen.number()).isEqualTo(8));
    }

    @Test
    void droppedBecauseNoWorkflowIsForATag() throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "created", "");
        server.drop(1_000, 7);

        Outcome outcome = await();

        assertThat(outcome).isEqualTo(new Outcome.Dropped(7));
        assertThat(outcome.text()).contains("dropped pipeline 7");
        assertThat(clock.millis()).isLessThan(5_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "blocked", "declined", "skipped", "killed", "canceled", "failure", "success"})
    void noMoreWorkflowsWillCome(String status) throws InterruptedException {
        server.show(0, 7, REF, COMMIT, status, "");

        Outcome outcome = await();

        assertThat(outcome).isEqualTo(new Outcome.Seen(7, status, List.of()));
        assertThat(outcome.text()).contains("is `" + status + "` and has no workflows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "[{\"name\": \"build\"}]",
                "[{\"name\": \"build\", \"children\": null}]",
                "[{\"name\": \"build\", \"children\": [{}]}, {\"name\": \"publish\", \"children\": []}]"
            })
    void stuckWithoutSteps(String workflows) throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "pending", workflows);

        waits(120, Outcome.Reason.INCOMPLETE, "pipeline 7 at", "is `pending` without the steps of its workflows");
    }

    @Test
    void noPipelineEver() throws InterruptedException {
        waits(60, Outcome.Reason.NO_PIPELINE, "shows no pipeline for " + REF);
        assertThat(server.calls()).as("it does not hammer the server").hasSizeLessThan(20);
    }

    @Test
    void secondTagOfTheSameRun() throws InterruptedException {
        server.show(0, 7, REF, COMMIT, "running", COMPLETE);
        server.show(0, 8, "refs/tags/v2", COMMIT, "running", COMPLETE);
        PipelineWait wait = PipelineWait.of(environment, Optional.empty(), Optional.empty(), Optional.empty(), clock);

        assertThat(wait.await(REF, Set.of(COMMIT)).text()).contains("pipeline 7");
        assertThat(wait.await("refs/tags/v2", Set.of(COMMIT)).text()).contains("pipeline 8");
        assertThat(server.calls())
                .filteredOn(call -> call.path().contains("lookup"))
                .hasSize(1);
    }

    @Test
    void whatTheServerNamesIsFitForALog() throws InterruptedException {
        String name = "a\\u001b[31m\\r\\n" + server.token() + "x".repeat(1_000_000);
        server.show(0, 7, REF, COMMIT, "running", "[{\"name\": \"" + name + "\", \"children\": [{}]}]");

        assertThat(await().text())
                .startsWith("Woodpecker shows pipeline 7 with 1 workflow (a [31m ***xxx")
                .hasSizeLessThan(300);
    }
}
