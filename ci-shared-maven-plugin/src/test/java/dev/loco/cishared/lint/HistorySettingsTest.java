package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.lint.CommitRepository.Ran;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings, allowances and the baseline do to what {@code bao-lint} finds in commits. */
class HistorySettingsTest extends PastRepository {
    @Test
    void settingsOfTodayHoldForThePast() throws Exception {
        commit("feat: a", "generated/a.env", "BAO_TOKEN=" + token(1) + "\n");
        commit("feat: b", "big.env", "BAO_TOKEN=" + token(2) + "\n" + "x".repeat(5000) + "\n");
        commit("feat: c", "samples/c.env", "BAO_TOKEN=" + token(3) + "\n");
        write(
                ".ci-shared.yml",
                "secrets:\n  exclude: [generated/**]\n  max-file-size: 4000\n"
                        + "allow:\n  - {rule: credential/service-token, path: samples/**, reason: made up}\n");

        Ran ran = repository.run(Goal.BAO_LINT, List.of(), Options.none().with("history", true));

        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith("no findings in 1 version (1 allowed; 2 files skipped: 1 too large, 1 excluded)");
    }

    @Test
    void aCommitIsAllowedAndOnlyTheWholeHistoryTellsThatItIsNotNeeded() throws Exception {
        String guilty = commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        repository.git("rm", "-q", "a.env");
        commit("fix: a");
        String entry = "  - {rule: credential/service-token, commit: \"%s\", reason: it was revoked}\n";
        write(".ci-shared.yml", "allow:\n" + String.format(entry, guilty.substring(0, 10)));

        assertThat(history().code()).isZero();
        assertThat(history().out()).isEmpty();
        assertThat(repository.run(Goal.BAO_LINT, List.of(), CONCISE).out()).isEmpty();

        write(".ci-shared.yml", "allow:\n" + String.format(entry, "0123456789"));
        assertThat(history().out()).contains(at("a.env:1:11", guilty)).contains("[allow/unused]");
        assertThat(since("HEAD").out()).isEmpty();
        assertThat(repository.run(Goal.BAO_LINT, List.of(), CONCISE).out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"commit: main, `commit`", "'commit: \"0123456\", step: a', both `step` and `commit`"})
    void anAllowanceThatCannotBeMeantIsRefused(String keys, String said) throws Exception {
        commit("feat: a", "a", "a\n");
        write(".ci-shared.yml", "allow:\n  - {rule: credential/service-token, " + keys + ", reason: x}\n");

        Ran ran = history();

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).contains(said);
    }

    @Test
    void aCommentAllowsItsOwnVersionAndOneInHeadTheOnesBefore() throws Exception {
        String line = "BAO_TOKEN=" + token(1) + "\n";
        commit("feat: a", "a.env", line);
        assertThat(history().code()).isEqualTo(1);

        commit("docs: say why", "a.env", "# bao-lint" + ": allow credential/service-token -- made up\n" + line);
        assertThat(history().code()).isZero();

        repository.git("rm", "-q", "a.env");
        commit("fix: a");
        assertThat(history().code()).isEqualTo(1);
    }

    @Test
    void oneBaselineServesFilesAndHistory() throws Exception {
        commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        commit("fix: a", "a.env", "BAO_TOKEN=\n");
        commit("feat: b", "b.env", "BAO_TOKEN=" + token(2) + "\n");

        Options tree = Options.none().with("write-baseline", true);
        assertThat(repository.run(Goal.BAO_LINT, List.of(), tree).out()).contains("1 finding");
        assertThat(repository.run(Goal.BAO_LINT, List.of(), BASELINE).out()).contains("2 findings");
        assertThat(repository.run(Goal.BAO_LINT, List.of(), tree).out()).contains("1 finding");

        for (Ran ran : List.of(history(), repository.run(Goal.BAO_LINT, List.of(), CONCISE), since("HEAD~1"))) {
            assertThat(ran.code()).isZero();
            assertThat(ran.out()).isEmpty();
        }

        // Put back it is new, in the file as in the history.
        commit("feat: c", "c.env", "BAO_TOKEN=" + token(3) + "\n");
        assertThat(history().out().lines()).hasSize(1);
        write("a.env", "BAO_TOKEN=" + token(1) + "\n");
        assertThat(repository.run(Goal.BAO_LINT, List.of(), CONCISE).out())
                .contains("a.env")
                .contains("c.env");
    }

    @Test
    void anEntryThatNoCommitHasIsReportedByTheWholeHistoryOnly() throws Exception {
        commit("feat: begin", "x", "x\n");
        repository.git("switch", "-q", "-c", "gone");
        commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        assertThat(repository.run(Goal.BAO_LINT, List.of(), BASELINE).code()).isZero();
        Path baseline = root.resolve(".ci-shared-baseline.json");
        repository.git("switch", "-q", "main");
        repository.git("branch", "-q", "-D", "gone");

        assertThat(baseline).content().contains("\"commit\"");
        assertThat(history().out()).contains("[baseline/gone]").contains("`a.env` no longer occurs");
        assertThat(since("main").out()).isEmpty();
        assertThat(repository.run(Goal.BAO_LINT, List.of(), CONCISE).out()).isEmpty();
    }
}
