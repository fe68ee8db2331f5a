package dev.loco.cishared.release.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.cli.Main;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.release.TestGit;
import dev.loco.cishared.release.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a killed run, or another one in the middle of its release, leaves to be found does not stop the next. */
class LeftBehindTest {
    @TempDir
    Path dir;

    private RaceServer server;
    private String commit;

    @BeforeEach
    void aServer() {
        server = RaceServer.released(dir, Mode.TAG_ONLY, "v1.0.0");
        commit = server.push("main", "feat: a");
    }

    /** {@code git fetch} writes few objects one by one, the newest first. */
    @Test
    void theNewestCommitWithoutThoseBeforeIt() throws Exception {
        TestRepository clone = server.checkedOut(commit);
        server.push("main", "feat: b");
        String newest = server.push("main", "fix: c");
        Path raw = dir.resolve("raw");
        Files.writeString(raw, server.bare().git("cat-file", "commit", newest));
        assertThat(clone.git("hash-object", "-w", "-t", "commit", raw.toString()))
                .isEqualTo(newest);

        release(clone);

        assertThat(server.tags()).containsEntry("v1.1.0", newest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shallow.lock", "config.lock", "refs/remotes/origin/main.lock", "packed-refs.lock", "index.lock"
            })
    void aLockedFile(String lock) throws Exception {
        TestRepository clone = server.checkedOut(commit, "--depth=1");
        String newest = server.push("main", "fix: c");
        Path file = clone.folder().resolve(".git").resolve(lock);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(1000)));

        release(clone);

        assertThat(server.tags()).containsEntry("v1.1.0", newest);
    }

    /** Whoever holds it is at work, and is waited for. */
    @Test
    void aLockThatIsHeld() throws Exception {
        TestRepository clone = server.checkedOut(commit, "--depth=1");
        Path file = clone.folder().resolve(".git/shallow.lock");
        Files.writeString(file, "");
        Thread holder = new Thread(() -> {
            try {
                Thread.sleep(1_000);
                Files.delete(file);
            } catch (IOException | InterruptedException fault) {
                throw new IllegalStateException(fault);
            }
        });
        holder.start();

        release(clone);

        holder.join();
        assertThat(server.tags()).containsEntry("v1.1.0", commit);
    }

    /** A server lists its refs one by one: first the branch as it was, then the tags of what was released meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"bump-prepare", "bump-push"})
    void refsReadInTheMiddleOfAnotherRelease(String goal) throws Exception {
        TestRepository clone = server.checkedOut(commit);
        String branch = server.bare().git("ls-remote", "--heads", ".");
        server.push("main", "fix: c");
        release(server.checkedOut(server.push("main", "fix: d")));
        String before = server.bare().refs();
        Path bin = Files.createDirectories(dir.resolve("bin"));
        Path listed = dir.resolve("listed");
        Files.writeString(listed, branch + "\n" + server.bare().git("ls-remote", "--tags", ".") + "\n");
        Path script = Files.writeString(bin.resolve("git"), """
                #!/bin/sh
                PATH=${PATH#*:}
                case "$*" in
                  *ls-remote*) if [ -f "$RACE_LISTED" ]; then cat "$RACE_LISTED"; rm "$RACE_LISTED"; exit 0; fi ;;
                esac
                exec git "$@"
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> variables = new HashMap<>(variables(clone));
        variables.put("PATH", bin + ":" + System.getenv("PATH"));
        variables.put("RACE_LISTED", listed.toString());

        try (Goal running = Goal.start(clone.folder(), variables, List.of(goal))) {
            assertThat(running.exit()).as(running::said).isZero();
        }
        assertThat(listed).doesNotExist();
        assertThat(server.bare().refs()).isEqualTo(before);
    }

    private static Map<String, String> variables(TestRepository clone) {
        return Map.of("CI_COMMIT_BRANCH", "main", "CI_COMMIT_SHA", clone.id("HEAD"));
    }

    private static void release(TestRepository clone) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        TestGit.neutralise(environment);
        environment.keySet().removeIf(name -> name.startsWith("CI_"));
        environment.putAll(variables(clone));
        for (String goal : List.of("bump-prepare", "bump-push")) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            int code = Main.run(out, out, clone.folder(), Catalogue::shipped, environment, goal);
            assertThat(code)
                    .as(() -> goal + " said " + said.toString(StandardCharsets.UTF_8))
                    .isZero();
        }
    }
}
