package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.lint.CommitRepository.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code bao-lint} finds in commits. */
class HistoryTest extends PastRepository {
    @Test
    void whatWasTakenOutIsFoundOnceWithTheCommitThatBroughtIt() throws Exception {
        commit("feat: begin", "README.md", "a\n");
        String guilty = commit("feat: log in", "conf/app.env", "BAO_TOKEN=" + token(1) + "\n");
        for (int i = 0; i < 5; i++) {
            commit("docs: " + i, "conf/app.env", "# " + i + "\nBAO_TOKEN=" + token(1) + "\n");
        }
        commit("fix: take it out", "conf/app.env", "BAO_TOKEN=\n");

        Ran ran = history();
        Ran text = repository.run(Goal.BAO_LINT, List.of(), Options.none().with("history", true));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out().lines()).singleElement().asString().startsWith(at("conf/app.env:1:11", guilty));
        assertThat(text.out())
                .contains("1 | BAO_TOKEN=hvs.************************\n")
                .contains("= since: \"feat: log in\" by test; in 6 versions of the file, no longer in HEAD")
                .contains("commit: \"" + guilty.substring(0, 10) + "\"")
                .contains("1 error in 8 versions in ");
        assertThat(repository.run(Goal.BAO_LINT, List.of(), CONCISE).code()).isZero();
    }

    @Test
    void everyFormatNamesTheCommitAndNoneTheCredential() throws Exception {
        String guilty = commit("feat: " + token(2), "a.env", "X_TOKEN=" + token(2) + " # " + token(3) + "\n");

        for (String format : List.of("text", "concise", "json", "sarif", "junit", "checkstyle", "gitlab")) {
            Ran ran = repository.run(
                    Goal.BAO_LINT,
                    List.of(),
                    Options.none().with("history", true).with("format", format));

            assertThat(ran.out()).as(format).contains(guilty.substring(0, 10)).contains("a.env");
            assertThat(ran.out() + ran.err() + ran.message())
                    .as(format)
                    .doesNotContain(token(2).substring(8))
                    .doesNotContain(token(3).substring(8));
        }
    }

    @Test
    void aCredentialInAnothersPlaceIsAnother() throws Exception {
        String first = commit("feat: log in", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        String second = commit("fix: rotate", "a.env", "BAO_TOKEN=" + token(2) + "\n");

        assertThat(history().out().lines())
                .anySatisfy(line -> assertThat(line).startsWith(at("a.env:1:11", first)))
                .anySatisfy(line -> assertThat(line).startsWith(at("a.env:1:11", second)))
                .hasSize(2);
    }

    @Test
    void otherBranchesTagsAndStashesAreLookedAt() throws Exception {
        commit("feat: begin", "a", "a\n");
        repository.git("switch", "-q", "-c", "other");
        String branch = commit("wip", "b.env", "BAO_TOKEN=" + token(1) + "\n");
        repository.git("switch", "-q", "main");
        repository.git("switch", "-q", "--detach");
        String tagged = commit("wip", "c.env", "BAO_TOKEN=" + token(2) + "\n");
        repository.git("tag", "v1");
        repository.git("switch", "-q", "main");

        assertThat(history().out()).contains(at("b.env:1:11", branch)).contains(at("c.env:1:11", tagged));
        assertThat(since("HEAD").code()).isZero();
    }

    @Test
    void sinceIsWhatTheBranchBringsIn() throws Exception {
        commit("feat: old", "old.env", "BAO_TOKEN=" + token(1) + "\n");
        repository.git("switch", "-q", "-c", "topic");
        String guilty = commit("feat: new", "new.env", "BAO_TOKEN=" + token(2) + "\n");
        commit("fix: take it out", "new.env", "BAO_TOKEN=\n");

        Ran ran = since("main");

        assertThat(ran.out().lines()).singleElement().asString().startsWith(at("new.env:1:11", guilty));
        assertThat(since("topic").code()).isZero();
    }

    @Test
    void whatAMergeItselfMakesUpIsFoundAndWhatItTakesOverIsNotAgain() throws Exception {
        commit("feat: begin", "a.env", "A=1\n");
        repository.git("switch", "-q", "-c", "topic");
        String topic = commit("feat: topic", "b.env", "BAO_TOKEN=" + token(1) + "\n");
        repository.git("switch", "-q", "main");
        commit("feat: main", "c.env", "C=1\n");
        repository.git("merge", "-q", "--no-ff", "--no-commit", "topic");
        write("a.env", "BAO_TOKEN=" + token(2) + "\n");
        String merge = commit("merge topic");

        assertThat(history().out().lines())
                .anySatisfy(line -> assertThat(line).startsWith(at("b.env:1:11", topic)))
                .anySatisfy(line -> assertThat(line).startsWith(at("a.env:1:11", merge)))
                .hasSize(2);
    }

    @Test
    void aRuleThatMindsThePathSeesEveryPathOfAVersion() throws Exception {
        String text = "ENV X_PASSWORD=correct-horse\nENV BAO_TOKEN=" + token(1) + "\n";
        commit("docs: a note", "a-note.txt", text);
        commit("feat: an image", "Dockerfile", text);

        Ran ran = history();
        Ran tree = repository.run(Goal.BAO_LINT, List.of(), CONCISE);

        assertThat(tree.out()).contains("Dockerfile");
        assertThat(ran.out().replaceAll(" \\(commit .*?\\)", "")).isEqualTo(tree.out());
    }

    @Test
    void namesOfAnyKindLinksAndBinaries() throws Exception {
        String name = "a\nb \"c\" ü.env";
        write(name, "BAO_TOKEN=" + token(1) + "\n");
        Files.write(root.resolve("binary"), ("\0BAO_TOKEN=" + token(2)).getBytes(UTF_8));
        Files.createSymbolicLink(root.resolve("link"), Path.of("BAO_TOKEN=" + token(3)));
        commit("feat: odd");
        ProcessBuilder odd =
                new ProcessBuilder("sh", "-c", "printf 'BAO_TOKEN=" + token(4) + "\\n' > \"$(printf 'x\\377')\"");
        assertThat(odd.directory(root.toFile()).start().waitFor()).isZero();
        commit("feat: odder");

        Ran ran = history();

        assertThat(ran.out().lines()).hasSize(2);
        assertThat(ran.out()).contains("ü.env:1:11").contains("x\\xFF:1:11");
        assertThat(repository
                        .run(Goal.BAO_LINT, List.of(), Options.none().with("history", true))
                        .out())
                .contains("2 errors in 2 versions (1 file skipped: 1 binary)");
    }

    @Test
    void aFileNamedAfterATokenKeepsItsCommit() throws Exception {
        String file = "notes/" + token(7) + ".txt";
        String guilty = commit("feat: " + token(8), file, "# one\nBAO_TOKEN=" + token(1) + "\n");
        Files.delete(root.resolve(file));
        commit("fix: take it out");

        Ran concise = history();
        Ran text = repository.run(Goal.BAO_LINT, List.of(), Options.none().with("history", true));

        String name = "notes/hvs." + "*".repeat(24) + ".txt";
        assertThat(concise.out()).contains(at(name + ":2:11", guilty));
        assertThat(text.out())
                .contains(" --> " + name + ":2:11 (commit " + guilty.substring(0, 10))
                .contains("2 | BAO_TOKEN=hvs." + "*".repeat(24) + "\n")
                .contains("\"feat: hvs." + "*".repeat(24) + "\" by test");
        assertThat(concise.out() + text.out())
                .doesNotContain(token(1).substring(4, 12), token(7).substring(4, 12), token(8).substring(4, 12));
    }

    @Test
    void pathsLimitTheHistory() throws Exception {
        commit("feat: a", "a/a.env", "BAO_TOKEN=" + token(1) + "\n");
        commit("feat: b", "b/*.env", "BAO_TOKEN=" + token(2) + "\n");

        assertThat(repository.run(Goal.BAO_LINT, List.of("a"), HISTORY).out().lines())
                .hasSize(1);
        assertThat(repository
                        .run(Goal.BAO_LINT, List.of("b/*.env"), HISTORY)
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(repository.run(Goal.BAO_LINT, List.of("c"), HISTORY).out()).isEmpty();
    }

    @Test
    void aRootBelowTheRepositorysIsItsOwn() throws Exception {
        commit("feat: a", "top.env", "BAO_TOKEN=" + token(1) + "\n");
        commit("feat: b", "sub/b.env", "BAO_TOKEN=" + token(2) + "\n");

        Ran ran = new CommitRepository(root.resolve("sub")).run(Goal.BAO_LINT, List.of(), HISTORY);

        assertThat(ran.out().lines()).singleElement().asString().startsWith("b.env:1:11");
    }

    @Test
    void bareRepositoriesAndThoseOfSha256() throws Exception {
        Path bare = dir.resolve("bare.git");
        commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        repository.git("clone", "-q", "--bare", ".", bare.toString());
        CommitRepository sha256 = new CommitRepository(Files.createDirectory(dir.resolve("sha256")));
        sha256.git("init", "-q", "--object-format=sha256");
        Files.writeString(sha256.folder().resolve("a.env"), "BAO_TOKEN=" + token(1) + "\n");
        sha256.git("add", "-A");
        sha256.git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "a");

        for (CommitRepository one : List.of(new CommitRepository(bare), sha256)) {
            assertThat(one.run(Goal.BAO_LINT, List.of(), HISTORY).out().lines())
                    .singleElement()
                    .asString()
                    .startsWith(at("a.env:1:11", one.git("rev-parse", "HEAD")));
        }
    }

    @Test
    void aRepositoryWithoutCommitsIsClean() {
        assertThat(history().code()).isZero();
        assertThat(since("main").code()).isEqualTo(2);
        assertThat(since("main").message()).contains("there is no commit yet");
    }

    @Test
    void aShallowCloneSaysWhereItEnds() throws Exception {
        commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        commit("fix: a", "a.env", "A=\n");
        commit("fix: more", "a.env", "A=1\n");
        Path clone = dir.resolve("shallow");
        repository.git("clone", "-q", "--depth=2", "file://" + root, clone.toString());
        CommitRepository shallow = new CommitRepository(clone);

        Ran ran = shallow.run(Goal.BAO_LINT, List.of(), HISTORY);
        Ran since = shallow.run(Goal.BAO_LINT, List.of(), CONCISE.with("since", "HEAD~2"));

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("has the newest 2 commits only").contains("git fetch --unshallow");
        assertThat(since.code()).isEqualTo(3);
        assertThat(since.message()).contains("is not in this shallow clone").contains("depth: 0");
    }

    @Test
    void aPartialCloneIsNotFilledBehindTheUsersBack() throws Exception {
        commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        commit("feat: b", "a.env", "BAO_TOKEN=" + token(2) + "\n");
        repository.git("config", "uploadpack.allowFilter", "true");
        repository.git("config", "uploadpack.allowAnySHA1InWant", "true");
        Path clone = dir.resolve("partial");
        repository.git("clone", "-q", "--filter=blob:none", "file://" + root, clone.toString());
        CommitRepository partial = new CommitRepository(clone);
        Map<String, String> asItIs = Map.of("GIT_NO_LAZY_FETCH", "1");
        String before = partial.git(asItIs, "count-objects", "-v").out();

        Ran ran = partial.run(Goal.BAO_LINT, List.of(), HISTORY);

        assertThat(ran.out().lines()).hasSize(1);
        assertThat(ran.err()).contains("1 version of a file is not in this clone");
        assertThat(partial.git(asItIs, "count-objects", "-v").out()).isEqualTo(before);
    }

    @Test
    void withoutARepositoryThereIsNoHistory() {
        Ran ran = new CommitRepository(dir).run(Goal.BAO_LINT, List.of(), HISTORY);

        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.message()).contains("is in no git repository");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-p", "^main", "main..HEAD", "--output=x", "nonesuch", "origin/main"})
    void whatIsNoRevisionIsRefused(String revision) throws Exception {
        commit("feat: a", "a", "a\n");

        Ran ran = since(revision);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.message()).contains("`" + revision + "`");
        assertThat(root.resolve("x")).doesNotExist();
        if (revision.startsWith("origin/")) {
            assertThat(ran.message()).contains("git fetch origin main");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"since", "staged"})
    void oneWayAtATime(String other) throws Exception {
        commit("feat: a", "a", "a\n");

        Ran ran = repository.run(Goal.BAO_LINT, List.of(), HISTORY.with(other, "HEAD"));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.message()).contains("one at a");
    }

    @Test
    void whatIsReplacedIsStillInEveryClone() throws Exception {
        String guilty = commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        repository.git("switch", "-q", "--orphan", "clean");
        String clean = commit("feat: clean", "a.env", "A=1\n");
        repository.git("switch", "-q", "main");
        repository.git("replace", guilty, clean);

        assertThat(history().out()).contains(at("a.env:1:11", guilty));
    }

    @Test
    void theRepositorysOwnSettingsOfGitChangeNothing() throws Exception {
        String guilty = commit("feat: a", "a.env", "BAO_TOKEN=" + token(1) + "\n");
        commit("feat: b", "sub/b", "b\n");
        for (String setting : List.of(
                "log.showRoot=false",
                "log.showSignature=true",
                "diff.relative=true",
                "diff.noprefix=true",
                "log.date=relative",
                "core.quotePath=false",
                "diff.renames=copies",
                "diff.orderFile=nonesuch",
                "log.diffMerges=off",
                "log.follow=true",
                "color.ui=always")) {
            repository.git("config", setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }

        assertThat(history().out().lines()).singleElement().asString().startsWith(at("a.env:1:11", guilty));
    }
}
