package dev.loco.cishared.release.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.release.server.Fault;
import dev.loco.cishared.release.server.GitHttpServer;
import dev.loco.cishared.release.server.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The token goes to the server it is for and nowhere else. */
class CredentialsTest {
    /** No token of anybody's; with what a shell or a URL would mind. */
    private static final String TOKEN = "not-a-token '\"$(x)%41&";

    private static final Pattern HELPER = Pattern.compile("core\\.askPass=(\\S+)");
    private static final String USER = "ci-shared";

    @TempDir
    Path dir;

    private TestRepository remote;
    private TestRepository clone;
    private GitHttpServer server;
    private Releases releases;

    @BeforeEach
    void serve() throws IOException {
        Path served = dir.resolve("served");
        remote = TestRepository.init(dir.resolve("history"))
                .commit("feat: begin")
                .tag("v1.0.0")
                .tag("v1")
                .commit("fix: more")
                .bare(served.resolve("remote.git"));
        server = new GitHttpServer(served);
        clone = TestRepository.clone(server.address("remote.git"), dir.resolve("clone"));
        server.requireLogin(USER, TOKEN);
        releases = Releases.in(clone);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void assertToldNowhere(String... outputs) throws IOException {
        String encoded = Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes(ISO_8859_1));
        for (String secret : List.of(TOKEN, "not-a-token", encoded)) {
            assertThat(outputs).allSatisfy(output -> assertThat(output).doesNotContain(secret));
            try (Stream<Path> files = Files.walk(dir)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(secret);
                }
            }
        }
    }

    @Test
    void theRightToken() throws IOException {
        assertThat(releases.with("CI_SHARED_TOKEN", TOKEN).prepare().code()).isZero();
        assertThat(releases.with("GITEA_TOKEN", TOKEN).prepare().code()).isZero();
        Releases known = releases.with("FORGEJO_TOKEN", TOKEN);

        CommandLine prepared = known.prepare();
        CommandLine pushed = known.push();
        assertThat(pushed.code()).as(pushed.all()).isZero();
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("main"));
        assertToldNowhere(prepared.all(), pushed.all());
    }

    @Test
    void ownVariableBeforeTheForges() {
        CommandLine ended = releases.with("FORGEJO_TOKEN", "another")
                .with("CI_SHARED_TOKEN", TOKEN)
                .prepare();

        assertThat(ended.code()).as(ended.all()).isZero();
    }

    @Test
    void aWrongTokenAndNone() throws IOException {
        for (String goal : List.of("bump-prepare", "bump-push")) {
            CommandLine ended = releases.with("FORGEJO_TOKEN", "wrong " + TOKEN).run(goal);
            assertThat(ended.code()).as(ended.all()).isEqualTo(6);
            assertThat(ended.err()).contains("Authentication failed");
            assertToldNowhere(ended.all());

            assertThat(releases.run(goal).code()).isEqualTo(6);
            assertThat(releases.with("FORGEJO_TOKEN", "").run(goal).code()).isEqualTo(6);
        }
    }

    /** A public repository: everybody may look, and only the push is refused. */
    @Test
    void aTokenThatMayOnlyRead() throws IOException {
        server.requireLoginToPush(USER, TOKEN);
        String before = remote.refs();
        releases.good("bump-prepare");

        CommandLine ended = releases.with("FORGEJO_TOKEN", "wrong").push();
        assertThat(ended.code()).as(ended.all()).isEqualTo(6);
        assertThat(remote.refs()).isEqualTo(before);
        releases.with("FORGEJO_TOKEN", TOKEN).good("bump-push");
        assertToldNowhere();
    }

    @Test
    void theTokenOfTheUrlGivesWayAndIsNotPrinted() throws IOException {
        String url = server.address("remote.git").replace("//", "//somebody:pass-of-url@");
        clone.git("remote", "set-url", "origin", url);

        CommandLine alone = releases.prepare();
        assertThat(alone.code()).as(alone.all()).isEqualTo(6);
        assertThat(alone.all()).doesNotContain("pass-of-url");

        Releases known = releases.with("FORGEJO_TOKEN", TOKEN);
        CommandLine ended = known.prepare();
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.all() + known.left("release-plan.json")).doesNotContain("pass-of-url");
        known.good("bump-push");
        assertThat(clone.git("remote", "get-url", "origin")).isEqualTo(url);
    }

    @Test
    void aPasswordOfTheUrlIsEnough() throws IOException {
        server.requireLogin("somebody", "pass-of-url");
        clone.git("remote", "set-url", "origin", server.address("remote.git").replace("//", "//somebody:pass-of-url@"));

        CommandLine ended = releases.prepare();
        assertThat(ended.code()).as(ended.all()).isZero();
        assertThat(ended.all()).doesNotContain("pass-of-url");
        server.close();
        CommandLine away = releases.push();
        assertThat(away.code()).isEqualTo(3);
        assertThat(away.all()).doesNotContain("pass-of-url");
    }

    /** The user of the URL is who the token belongs to. */
    @Test
    void aUserInTheUrl() {
        server.requireLogin("robot", TOKEN);
        clone.git("remote", "set-url", "origin", server.address("remote.git").replace("//", "//robot@"));

        releases.with("FORGEJO_TOKEN", TOKEN).release();
        assertThat(remote.id("v1.0.1^{commit}")).isEqualTo(remote.id("main"));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307})
    void aRedirectToAnotherServer(int status) throws IOException {
        try (GitHttpServer other = new GitHttpServer(dir.resolve("served"))) {
            other.requireLogin(USER, TOKEN);
            for (Stage stage : Stage.values()) {
                server.let(stage, Fault.redirect(status, other.otherAddress()));
            }

            CommandLine ended = releases.with("FORGEJO_TOKEN", TOKEN).prepare();
            assertThat(ended.code()).as(ended.all()).isEqualTo(6);
            assertThat(other.calls())
                    .isNotEmpty()
                    .allSatisfy(call -> assertThat(call.authorization()).isEmpty());
        }
    }

    @Test
    void helpersOfTheMachineAreNotAsked() throws IOException {
        Path asked = dir.resolve("asked");
        Path helper = Files.writeString(dir.resolve("helper.sh"), "#!/bin/sh\ncat >> " + asked + "\n");
        assertThat(helper.toFile().setExecutable(true)).isTrue();
        Releases configured = releases.configured("[credential]", "helper = " + helper);

        configured.with("FORGEJO_TOKEN", TOKEN).release();
        assertThat(asked).doesNotExist();
        assertToldNowhere();
        assertThat(configured.prepare().code()).isEqualTo(6);
        assertThat(asked).as("without a token they are").exists();
    }

    @Test
    void onNoCommandLineAndNoHelperIsLeft() throws IOException {
        assumeTrue(
                Files.isDirectory(Path.of("/proc/self")),
                "skipped: no command line can be seen because there is no /proc");
        Set<String> seen = ConcurrentHashMap.newKeySet();
        for (Stage stage : Stage.values()) {
            server.let(
                    stage,
                    Fault.meanwhile(() ->
                            ProcessHandle.current().descendants().forEach(process -> seen.add(commandLine(process)))));
        }

        releases.with("FORGEJO_TOKEN", TOKEN).release();
        assertThat(seen).anyMatch(line -> line.contains("ls-remote")).anyMatch(line -> line.contains("push"));
        assertThat(seen).noneMatch(line -> line.contains("not-a-token"));
        assertThat(seen.stream().flatMap(line -> HELPER.matcher(line).results()).map(found -> Path.of(found.group(1))))
                .as("the helpers that git was told of")
                .isNotEmpty()
                .allSatisfy(helper -> assertThat(helper).doesNotExist());
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"), ISO_8859_1)
                    .replace('\0', ' ');
        } catch (IOException ended) {
            return "";
        }
    }
}
