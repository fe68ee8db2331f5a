package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not want the release, or a part of it: the whole of it does not happen. */
class RefusalsTest {
    @TempDir
    Path dir;

    private TestRepository remote;
    private Releases releases;

    @BeforeEach
    void serve() {
        remote = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin")
                .tag("v1.0.0")
                .tag("v1")
                .commit("fix: more")
                .bare(dir.resolve("remote.git"));
        releases = Releases.in(remote.clone(dir.resolve("clone")));
    }

    private void hook(String name, String script) throws IOException {
        Path file = remote.folder().resolve("hooks").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private CommandLine refused() {
        String before = remote.refs();
        releases.good("bump-prepare");
        CommandLine ended = releases.push();
        assertThat(ended.code()).as(ended.all()).isEqualTo(6);
        assertThat(ended.err()).contains("the server refuses release v1.0.1");
        assertThat(remote.refs()).as("nothing has changed").isEqualTo(before);
        return ended;
    }

    /** The update hook is asked ref by ref, and an atomic push falls with each of them. */
    @ParameterizedTest
    @ValueSource(strings = {"refs/tags/v1.0.1", "refs/tags/v1"})
    void theUpdateHookRefusesOneRef(String ref) throws IOException {
        hook("update", "[ \"$1\" != " + ref + " ] || { echo \"$1 is protected here\" >&2; exit 1; }");

        assertThat(refused().err()).contains(ref + " is protected here").contains("hook declined");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refs/tags/v1.0.1", "refs/tags/v1"})
    void thePreReceiveHookRefusesOneRef(String ref) throws IOException {
        hook(
                "pre-receive",
                "while read old new ref; do [ $ref != " + ref + " ] || { echo not $ref >&2; exit 1; }; done");

        assertThat(refused().err()).contains("not " + ref).contains("pre-receive hook declined");
    }

    /** What the hooks are given is what must be pushed: no branch, the tag that is new, the one that moves. */
    @Test
    void whatIsPushed() throws IOException {
        hook("pre-receive", "sort -k 3 > pushed");
        String floating = remote.id("v1");

        releases.release();
        assertThat(Files.readString(remote.folder().resolve("pushed")))
                .isEqualTo(floating + " " + remote.id("main") + " refs/tags/v1\n" + "0".repeat(40) + " "
                        + remote.id("v1.0.1") + " refs/tags/v1.0.1\n");
    }

    @Test
    void aHookWhoseWordsAreHostile() throws IOException {
        hook(
                "pre-receive",
                "printf '\\033[31mred\\033[0m\\007 \\r one\\ntwo\\n' >&2; yes no | head -n 99999 >&2; exit 1");

        CommandLine ended = refused();
        assertThat(ended.err()).contains("red").matches("[\\n\\x20-\\x7E]*").hasSizeLessThan(1000);
    }

    @Test
    void aHookThatRefusesInSilence() throws IOException {
        hook("pre-receive", "exit 1");

        assertThat(refused().err()).contains("pre-receive hook declined");
    }

    @ParameterizedTest
    @CsvSource({"receive.denyNonFastForwards, true", "receive.denyDeletes, true", "receive.denyCurrentBranch, refuse"})
    void settingsOfServersThatDoNotMind(String key, String value) {
        remote.git("config", key, value);

        releases.release();
        assertThat(remote.id("v1")).isEqualTo(remote.id("main"));
    }

    @Test
    void withoutAtomicPush() {
        remote.git("config", "receive.advertiseAtomic", "false");
        String before = remote.refs();
        releases.good("bump-prepare");

        CommandLine ended = releases.push();
        assertThat(ended.code()).as(ended.all()).isEqualTo(7);
        assertThat(ended.err()).contains("receive.advertiseAtomic");
        assertThat(remote.refs()).isEqualTo(before);
    }

    /** A branch `v1.0.1/x` among tags: a folder stands where the tag's file must go. */
    @Test
    void aTagWhoseNameIsTheBeginningOfOurs() {
        remote.git("tag", "v1.0.1/x");

        assertThat(refused().err()).contains("v1.0.1/x");
    }

    @Test
    void hotfixOfOldBranchMovesItsOwnFloatingTagOnly() {
        TestRepository person = remote.clone(dir.resolve("person"));
        person.branch("1.x").git("push", "-q", "origin", "1.x");
        person.checkout("main").commit("feat!: two").git("push", "-q", "origin", "main");
        releases = Releases.in(remote.clone(dir.resolve("two")));
        releases.release();
        assertThat(remote.id("v2")).isEqualTo(remote.id("main")).isEqualTo(remote.id("v2.0.0^{commit}"));

        Releases.in(remote.clone(dir.resolve("hotfix"), "-b", "1.x")).release();
        assertThat(remote.id("v1")).isEqualTo(remote.id("1.x")).isEqualTo(remote.id("v1.0.1^{commit}"));
        assertThat(remote.id("v2")).as("stays").isEqualTo(remote.id("main"));
    }

    /** 1.5.0 is out when a branch of 1.0 gets its fix: v1 means the highest of them. */
    @Test
    void hotfixOfAnOldMinorMovesNoFloatingTag() {
        TestRepository person = remote.clone(dir.resolve("person"));
        person.git("push", "-q", "origin", "HEAD:1.0.x");
        person.commit("feat: five").tag("v1.5.0").git("push", "-q", "origin", "main", "v1.5.0");
        String before = remote.id("v1");

        Releases.in(remote.clone(dir.resolve("hotfix"), "-b", "1.0.x")).release();
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("1.0.x"));
        assertThat(remote.id("v1")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bump-prepare", "bump-push"})
    void theNextVersionIsOnAnotherBranch(String goal) {
        TestRepository person = remote.clone(dir.resolve("person"));
        person.git("push", "-q", "origin", "HEAD:1.x");
        person.commit("fix: elsewhere")
                .tag("v1.0.1")
                .commit("fix: again")
                .tag("v1.0.2")
                .git("push", "-q", "origin", "--tags");
        String before = remote.refs();

        CommandLine ended =
                Releases.in(remote.clone(dir.resolve("hotfix"), "-b", "1.x")).run(goal);
        assertThat(ended.code()).as(ended.all()).isEqualTo(5);
        assertThat(ended.err())
                .contains("v1.0.1 (" + person.id("v1.0.1").substring(0, 10) + ")")
                .contains("v1.0.2 (" + person.id("v1.0.2").substring(0, 10) + ")");
        assertThat(remote.refs()).isEqualTo(before);
    }

    @Test
    void aPreReleaseMovesNoFloatingTag() {
        String before = remote.id("v1");

        releases.release("--pre", "rc");
        assertThat(remote.id("v1.0.1-rc.1^{commit}")).isEqualTo(remote.id("main"));
        assertThat(remote.id("v1")).isEqualTo(before);
        releases.release();
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("v1"));
    }

    @Test
    void theFirstReleaseOfAll() {
        remote.git("tag", "-d", "v1.0.0", "v1");

        assertThat(releases.release()).contains("released v0.1.0").doesNotContain("moved along");
        assertThat(remote.git("tag")).isEqualTo("v0.1.0");
    }

    @Test
    void theFirstReleaseWithAVersionOfItsOwn() {
        remote.git("tag", "-d", "v1.0.0", "v1");

        releases.release("--initial", "1.0.0");
        assertThat(remote.id("v1")).isEqualTo(remote.id("v1.0.0^{commit}")).isEqualTo(remote.id("main"));
    }
}
