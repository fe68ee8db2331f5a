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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A release that is killed at any of its steps and run again, in the same clone, ends where an undisturbed one does: the
 * server then holds the very same refs.
 */
class KilledAfterEachStepTest {
    /** More steps than any release takes. */
    private static final int MOST_STEPS = 200;

    private static final int AT_ONCE = 3;
    private static final List<Integer> NOBODY = List.of(0);

    @TempDir
    Path dir;

    @ParameterizedTest
    @EnumSource(names = {"AFTER_JVM", "LOST_ANSWER"})
    void aTag(CountingGit.Kill kill) throws Exception {
        eachStep(kill, Mode.TAG_ONLY, List.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE_JVM", "BEFORE_GIT", "AFTER_GIT"})
    @Tag("stress")
    void aTagOtherwise(CountingGit.Kill kill) throws Exception {
        eachStep(kill, Mode.TAG_ONLY, List.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_JVM", "LOST_ANSWER"})
    @Tag("stress")
    void aCommit(CountingGit.Kill kill) throws Exception {
        eachStep(kill, Mode.COMMIT, List.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_JVM", "LOST_ANSWER"})
    @Tag("stress")
    void aTagFromAShallowClone(CountingGit.Kill kill) throws Exception {
        eachStep(kill, Mode.TAG_ONLY, List.of("feat: not checked out"), List.of("--depth=1"));
    }

    private void eachStep(CountingGit.Kill kill, Mode mode, List<String> later, List<String> clone) throws Exception {
        Scene scene = new Scene(CountingGit.in(dir.resolve("bin")), kill, mode, later, clone);
        String expected = scene.undisturbed();
        assertThat(expected).contains("refs/tags/v1.1.0");
        int steps = scene.steps();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<String>> ends = new ArrayList<>();
            for (int at = 1; at <= steps; at++) {
                ends.add(threads.submit(scene.killedAt(at)));
            }
            for (int at = 1; at <= steps; at++) {
                assertThat(ends.get(at - 1).get(Goal.BOUND_SECONDS, TimeUnit.SECONDS))
                        .as(kill + " at call " + at)
                        .isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
        System.out.println("killed " + kill + " (" + mode + ") at each of " + steps + " calls of git, and run again");
    }

    /** Copies of one server and one clone. */
    private final class Scene {
        private final CountingGit git;
        private final CountingGit.Kill kill;
        private final RaceServer server;
        private final TestRepository clone;

        Scene(CountingGit git, CountingGit.Kill kill, Mode mode, List<String> later, List<String> options) {
            this.git = git;
            this.kill = kill;
            server = RaceServer.released(dir, mode, "v1.0.0");
            String commit = server.push("main", "feat: a");
            clone = server.checkedOut(commit, options.toArray(String[]::new));
            later.forEach(message -> server.push("main", message));
        }

        /** The refs after a release that nobody disturbs. */
        String undisturbed() throws Exception {
            return killedAt(MOST_STEPS).call();
        }

        int steps() throws IOException {
            return CountingGit.calls(dir.resolve("at-" + MOST_STEPS).resolve("count"));
        }

        /** The refs after a release that is killed at that call, and one more. */
        Callable<String> killedAt(int at) {
            return () -> {
                Path place = Files.createDirectories(dir.resolve("at-" + at));
                TestRepository bare = server.bare().bare(place.resolve("bare.git"));
                TestRepository copy = copied(place.resolve("clone"));
                copy.git("remote", "set-url", "origin", bare.address());
                Path count = place.resolve("count");
                int code = 0;
                for (String goal : List.of("bump-prepare", "bump-push")) {
                    if (code == 0) {
                        try (Goal running = Goal.start(
                                copy.folder(), variables(copy, git.variables(count, at, kill)), words(goal))) {
                            code = running.exit();
                        }
                    }
                }
                assertThat(CountingGit.calls(count)).isLessThan(MOST_STEPS);
                // A git that was killed has said nothing: that may not be taken for a "no", and end as a conflict.
                assertThat(code).as(() -> kill + " at call " + at).isIn(at == MOST_STEPS ? NOBODY : kill.ends());
                if (at < MOST_STEPS) {
                    again(copy, "bump-prepare");
                    again(copy, "bump-push");
                }
                return bare.refs();
            };
        }

        private TestRepository copied(Path to) throws IOException, InterruptedException {
            Process copy = new ProcessBuilder("cp", "-a", clone.folder().toString(), to.toString())
                    .inheritIO()
                    .start();
            assertThat(copy.waitFor()).isZero();
            return TestRepository.at(to);
        }
    }

    private static List<String> words(String goal) {
        // What a killed git left locked is waited for so long.
        return List.of(goal, "--timeout=5");
    }

    private static Map<String, String> variables(TestRepository clone, Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("CI_COMMIT_BRANCH", "main");
        variables.put("CI_COMMIT_SHA", clone.id("HEAD"));
        return variables;
    }

    /** In this JVM, which nobody kills. */
    private static void again(TestRepository clone, String goal) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        TestGit.neutralise(environment);
        environment.keySet().removeIf(name -> name.startsWith("CI_"));
        environment.putAll(variables(clone, Map.of()));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Main.run(
                out,
                out,
                clone.folder(),
                Catalogue::shipped,
                environment,
                words(goal).toArray(String[]::new));
        assertThat(code)
                .as(() -> goal + " said " + said.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
