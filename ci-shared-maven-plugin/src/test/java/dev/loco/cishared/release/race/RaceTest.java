package dev.loco.cishared.release.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.TestRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Releases happen exactly once, however many runs there are at once and however they end. */
class RaceTest {
    private static final int MANY = 32;
    private static final int FEW = 8;
    private static final List<String> NO_OPTIONS = List.of();
    /** So many runs at once that some end while there is still something to be pushed. */
    private static final int SEVERAL = 6;

    @TempDir
    Path dir;

    private static long seed() {
        long seed = Long.getLong("race.seed", System.nanoTime());
        System.out.println("-Drace.seed=" + seed);
        return seed;
    }

    private static int rounds(int usual) {
        return Integer.getInteger("race.rounds", usual);
    }

    private static int atOnce(int round) {
        return round % 2 == 0 ? SEVERAL : MANY;
    }

    @ParameterizedTest
    @EnumSource
    void fewRunsOnOneBase(Mode mode) throws Exception {
        runsOnOneBase(mode, FEW);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("stress")
    void manyRunsOnOneBase(Mode mode) throws Exception {
        runsOnOneBase(mode, MANY);
    }

    private void runsOnOneBase(Mode mode, int many) throws Exception {
        Tally tally = new Tally(many + " runs on one base, " + mode);
        RaceServer server = RaceServer.released(dir, mode, "v1.0.0");
        server.push("main", "fix: a");
        String commit = server.push("main", "feat: b");
        try (Jobs jobs = new Jobs(server, NO_OPTIONS, tally)) {
            for (int i = 0; i < many; i++) {
                jobs.start("main", commit);
            }
            jobs.await();
        }
        assertThat(new Ranges(server, "main", mode, tally).check()).containsExactly("v1.0.0", "v1.1.0");
        finish(server, tally, "main");
    }

    @ParameterizedTest
    @EnumSource
    @Tag("stress")
    void manyPushes(Mode mode) throws Exception {
        Tally tally = new Tally(MANY + " pushes, " + mode);
        long seed = seed();
        for (int round = 0; round < rounds(2); round++) {
            SplittableRandom chance = new SplittableRandom(seed + round);
            RaceServer server = RaceServer.released(dir.resolve("round-" + round), mode, "v1.0.0");
            try (Jobs jobs = new Jobs(server, NO_OPTIONS, tally)) {
                push(server, jobs, chance, atOnce(round), commit -> jobs.start("main", commit));
            }
            tally.one("rounds");
            new Ranges(server, "main", mode, tally).check();
            finish(server, tally, "main");
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("stress")
    void manyPushesWithKills(Mode mode) throws Exception {
        Tally tally = new Tally(MANY + " pushes with kills, " + mode);
        long seed = seed();
        for (int round = 0; round < rounds(2); round++) {
            SplittableRandom chance = new SplittableRandom(seed + round);
            SplittableRandom kills = chance.split();
            RaceServer server = RaceServer.released(dir.resolve("round-" + round), mode, "v1.0.0");
            try (Jobs jobs = new Jobs(server, NO_OPTIONS, tally)) {
                push(server, jobs, chance, atOnce(round), commit -> jobs.startDoomed("main", commit, kills.nextLong()));
            }
            tally.one("rounds");
            new Ranges(server, "main", mode, tally).check();
            finish(server, tally, "main");
        }
    }

    private interface Start {
        void of(String commit);
    }

    /** Pushes, starts a job for each push, waits, and runs one last job on the newest commit. */
    private static void push(RaceServer server, Jobs jobs, SplittableRandom chance, int atOnce, Start start)
            throws Exception {
        RandomCommits commits = new RandomCommits(chance);
        String newest = "";
        for (int i = 0; i < MANY; i++) {
            String message = commits.next(i);
            newest = server.push("main", message);
            commits.pushed(newest, message);
            start.of(newest);
            jobs.awaitFewerThan(atOnce);
        }
        jobs.await();
        jobs.start("main", newest);
        jobs.await();
        // A pipeline of the last release itself, and one that is over run again, find nothing to do.
        String refs = server.bare().refs();
        jobs.start("main", server.bare().id("main"));
        jobs.start("main", newest);
        jobs.await();
        assertThat(server.bare().refs()).isEqualTo(refs);
    }

    /** Several runs at once in one working copy, then one each in work trees of it. */
    @ParameterizedTest
    @EnumSource
    @Tag("stress")
    void oneCloneForAll(Mode mode) throws Exception {
        Tally tally = new Tally("one clone for all, " + mode);
        for (List<String> depth : List.of(List.<String>of(), List.of("--depth=1"))) {
            RaceServer server = RaceServer.released(dir.resolve("depth" + depth.size()), mode, "v1.0.0");
            try (Jobs jobs = new Jobs(server, NO_OPTIONS, tally)) {
                for (int round = 0; round < rounds(2); round++) {
                    String commit = server.push("main", "feat: in " + round);
                    TestRepository clone = server.checkedOut(commit, depth.toArray(String[]::new));
                    server.push("main", "fix: not checked out " + round);
                    List<TestRepository> places = new ArrayList<>(List.of(clone, clone, clone));
                    for (int i = 0; i < 3; i++) {
                        places.add(clone.worktree(server.folder().resolve("tree-" + round + "-" + i), commit));
                    }
                    places.forEach(place -> jobs.start("main", place));
                    jobs.await();
                    tally.one("rounds");
                }
            }
            new Ranges(server, "main", mode, tally).check();
            finish(server, tally, "main");
        }
    }

    /** Version 1 is still mended while version 2 goes on. */
    @Test
    @Tag("stress")
    void hotfixesBesideMain() throws Exception {
        Tally tally = new Tally("hotfixes beside main");
        Mode mode = Mode.TAG_ONLY;
        TestRepository source = TestRepository.init(dir.resolve("source"))
                .commit("feat: begin")
                .tag("v1.0.0", "v1.0.0")
                .tag("v1")
                .branch("1.x")
                .checkout("main")
                .commit("feat!: new")
                .tag("v2.0.0", "v2.0.0")
                .tag("v2");
        RaceServer server = RaceServer.of(source, dir);
        try (Jobs jobs = new Jobs(server, NO_OPTIONS, tally)) {
            for (int i = 0; i < MANY / 4; i++) {
                jobs.start("1.x", server.push("1.x", "fix: old " + i));
                jobs.start("main", server.push("main", i % 2 == 0 ? "fix: new " + i : "feat: new " + i));
            }
            jobs.await();
            jobs.start("1.x", server.bare().id("1.x"));
            jobs.start("main", server.bare().id("main"));
            jobs.await();
        }
        assertThat(new Ranges(server, "1.x", mode, tally).check()).allMatch(tag -> tag.startsWith("v1."));
        assertThat(new Ranges(server, "main", mode, tally).check())
                .startsWith("v1.0.0", "v2.0.0")
                .allMatch(tag -> tag.equals("v1.0.0") || tag.startsWith("v2."));
        finish(server, tally, "1.x", "main");
    }

    private static void finish(RaceServer server, Tally tally, String... branches) {
        Ranges.checkNoOrphans(server, branches);
        Ranges.checkFloating(server);
        assertThat(server.bare().git("fsck", "--connectivity-only")).isEmpty();
        System.out.println(tally);
    }
}
