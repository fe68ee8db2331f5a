package dev.loco.cishared.release.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.TestGit;
import dev.loco.cishared.release.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real git makes of the server, well and misbehaving. */
class GitHttpServerTest {
    @TempDir
    Path dir;

    private TestRepository remote;
    private GitHttpServer server;

    @BeforeEach
    void start() throws IOException {
        TestRepository source = TestRepository.init(dir.resolve("source"))
                .commit("feat: begin", "a/one.txt")
                .tag("v1.0.0")
                .commit("fix: go on", "a/one.txt")
                .commit("fix: and on", "b/two.txt");
        remote = source.bare(Files.createDirectories(dir.resolve("remotes")).resolve("hello.git"));
        server = new GitHttpServer(dir.resolve("remotes"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestRepository cloned(String... options) {
        return TestRepository.clone(server.address("hello.git"), dir.resolve("clone"), options);
    }

    private TestGit.Ended push(TestRepository clone) {
        return clone.run("push", "--porcelain", "origin", "HEAD:refs/heads/main", "HEAD:refs/tags/v1.0.1");
    }

    @Test
    void cloneFetchAndPush() {
        TestRepository clone = cloned();
        assertThat(clone.git("rev-list", "--count", "HEAD")).isEqualTo("3");

        clone.commit("feat: more", "c.txt", "x".repeat(3_000_000));
        assertThat(push(clone).code()).isZero();

        assertThat(remote.id("refs/tags/v1.0.1")).isEqualTo(clone.id("HEAD")).isEqualTo(remote.id("main"));
        TestRepository other = TestRepository.clone(server.address("hello.git"), dir.resolve("other"), "--depth=1");
        assertThat(other.git("rev-list", "--count", "HEAD")).isEqualTo("1");
        other.git("fetch", "-q", "--unshallow");
        assertThat(other.git("rev-list", "--count", "HEAD")).isEqualTo("4");
        assertThat(server.calls()).allMatch(call -> call.authorization().isEmpty());
    }

    @Test
    void aHookSpeaks() throws IOException {
        hook("echo not today >&2; exit 1");

        TestGit.Ended ended = push(cloned().commit("feat: more"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("remote: not today");
        assertThat(ended.out()).contains("[remote rejected] (pre-receive hook declined)");
    }

    private void hook(String script) throws IOException {
        Path file = remote.folder().resolve("hooks/pre-receive");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void login() {
        server.requireLogin("somebody", "right");
        String address = server.address("hello.git");

        assertThat(remote.run("ls-remote", address).err()).contains("could not read Username");
        assertThat(remote.run("ls-remote", address.replace("//", "//somebody:wrong@"))
                        .err())
                .contains("Authentication failed");
        assertThat(remote.run("ls-remote", address.replace("//", "//somebody:right@"))
                        .out())
                .contains("refs/tags/v1.0.0");
    }

    @Test
    void loginToPushOnly() {
        server.requireLoginToPush("somebody", "right");
        TestRepository clone = cloned().commit("feat: more");

        assertThat(push(clone).code()).isEqualTo(128);
        clone.git("remote", "set-url", "origin", server.address("hello.git").replace("//", "//somebody:right@"));
        assertThat(push(clone).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 429, 500, 502, 503})
    void refusedBeforeAnythingIsDone(int status) {
        TestRepository clone = cloned().commit("feat: more");
        String before = remote.refs();

        server.let(Stage.PUSH, Fault.status(status));
        assertThat(push(clone).err()).contains("HTTP " + status);
        assertThat(remote.refs()).isEqualTo(before);

        server.let(Stage.PUSH, Fault.status(status).times(1));
        assertThat(push(clone).code()).isNotZero();
        assertThat(push(clone).code()).as("only once").isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 5, 40})
    void doneAndNotSaid(int bytes) {
        TestRepository clone = cloned().commit("feat: more");
        server.let(Stage.PUSH, bytes < 0 ? Fault.silence() : Fault.cut(bytes));

        TestGit.Ended ended = push(clone);

        assertThat(ended.code()).as(ended.err()).isNotZero();
        assertThat(remote.id("refs/tags/v1.0.1")).isEqualTo(clone.id("HEAD"));
        assertThat(server.calls())
                .filteredOn(call -> call.stage().equals(Optional.of(Stage.PUSH)))
                .hasSize(1);
    }

    @Test
    void doneAndNeverAnswered() throws Exception {
        TestRepository clone = cloned().commit("feat: more");
        CountDownLatch done = new CountDownLatch(1);
        server.let(Stage.PUSH, Fault.hang(done));

        Process push = TestGit.start(
                clone.folder(), Map.of(), dir.resolve("err"), List.of("push", "origin", "HEAD:refs/tags/v1.0.1"));
        try {
            done.await();
            assertThat(push.isAlive()).isTrue();
            assertThat(remote.id("refs/tags/v1.0.1")).isEqualTo(clone.id("HEAD"));
            server.close();
            assertThat(push.waitFor()).as("closed with the server").isNotZero();
        } finally {
            push.destroyForcibly();
        }
    }

    @Test
    void redirected() throws IOException {
        try (GitHttpServer other = new GitHttpServer(dir.resolve("remotes"))) {
            server.let(Stage.REFS_FOR_FETCH, Fault.redirect(302, other.otherAddress()));

            assertThat(cloned().git("rev-list", "--count", "HEAD")).isEqualTo("3");
            assertThat(server.calls()).hasSize(1);
            assertThat(other.calls()).isNotEmpty();
        }
    }

    @Test
    void notBeforeItMay() throws Exception {
        CountDownLatch may = new CountDownLatch(1);
        server.let(Stage.REFS_FOR_FETCH, Fault.after(may));

        Process list =
                TestGit.start(dir, Map.of(), dir.resolve("err"), List.of("ls-remote", server.address("hello.git")));
        try {
            while (server.calls().isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(list.isAlive()).isTrue();
            may.countDown();
            assertThat(list.waitFor()).isZero();
        } finally {
            list.destroyForcibly();
        }
    }

    @Test
    void withoutAtomicPush() {
        server.config("receive.advertiseAtomic", "false");
        TestRepository clone = cloned().commit("feat: more");

        TestGit.Ended ended = clone.run("push", "--atomic", "origin", "HEAD:refs/tags/v1.0.1");
        assertThat(ended.err()).contains("does not support --atomic push");

        server.config("receive.advertiseAtomic", "true");
        clone.git("push", "-q", "--atomic", "origin", "HEAD:refs/tags/v1.0.1");
    }

    @Test
    void withAndWithoutFilters() {
        assertThat(remote.run("clone", "--filter=tree:0", server.address("hello.git"), dir + "/plain")
                        .err())
                .contains("filtering not recognized by server, ignoring");

        server.config("uploadpack.allowFilter", "true");
        TestRepository clone = cloned("--filter=tree:0", "--no-checkout");
        assertThat(clone.git("rev-list", "--objects", "--all", "--missing=print"))
                .contains("\n?");
    }

    @Test
    void bothProtocols() {
        assertThat(capabilities(server)).contains("version 2");
        assertThat(capabilities(server.oldProtocol()))
                .doesNotContain("version 2")
                .contains("HEAD");
    }

    private String capabilities(GitHttpServer from) {
        return TestGit.run(dir, Map.of("GIT_TRACE_PACKET", "1"), "ls-remote", from.address("hello.git"))
                .err();
    }

    @Test
    void closingEndsWhatIsAtWork() throws Exception {
        hook("touch ../started; exec sleep 1000");
        TestRepository clone = cloned().commit("feat: more");
        Process push = TestGit.start(
                clone.folder(), Map.of(), dir.resolve("err"), List.of("push", "origin", "HEAD:refs/tags/v1.0.1"));
        try {
            while (!Files.exists(dir.resolve("remotes/started"))) {
                assertThat(push.isAlive()).isTrue();
                Thread.sleep(5);
            }
            Set<ProcessHandle> processes = server.processes();
            assertThat(processes).hasSizeGreaterThanOrEqualTo(3);

            server.close();

            for (ProcessHandle process : processes) {
                process.onExit().get();
            }
            assertThat(push.waitFor()).isNotZero();
            assertThat(remote.run("rev-parse", "--verify", "-q", "refs/tags/v1.0.1")
                            .code())
                    .isNotZero();
        } finally {
            push.destroyForcibly();
        }
    }
}
