package dev.loco.cishared.cli;

import static dev.loco.cishared.cli.HostileTree.leak;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile trees that take long to make, or to change often enough. */
@Tag("stress")
@Timeout(600)
class HostileTreeStressTest {
    @TempDir
    Path dir;

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void fiftyThousandEmptyFiles(boolean git) throws Exception {
        HostileTree tree = HostileTree.in(dir);
        tree.write("good.env", leak(1));
        tree.sh("mkdir many; cd many; i=0; while [ $i -lt 50000 ]; do : > $i; i=$((i+1)); done");
        if (git) {
            tree.track();
        }

        HostileTree.Said said = tree.lintAlone();

        assertThat(said.places()).containsExactly("good.env:1");
        assertThat(said.closingLine()).startsWith("1 error in 50001 files in ");
    }

    @ParameterizedTest(name = "with git: {0}")
    @ValueSource(booleans = {false, true})
    void halfAMinuteOfChanges(boolean git) throws Exception {
        HostileTree tree = HostileTree.in(dir);
        tree.write("good.env", leak(1));
        for (int i = 0; i < 100; i++) {
            tree.write("churn/" + i, "text\n");
        }
        if (git) {
            tree.track();
        }
        try (Churn churn = Churn.of(tree.root().resolve("churn"), 100)) {
            long until = System.nanoTime() + 30_000_000_000L;
            do {
                assertThat(tree.lint().places()).contains("good.env:1");
            } while (System.nanoTime() < until);
            assertThat(churn.rounds()).isPositive();
        }
    }

    /** Thousands of places on one line, each of which is tried, and many of which are findings. */
    @ParameterizedTest
    @ValueSource(strings = {"BAO_TOKEN=", "Unseal Key 1: "})
    void tenMegabytesOfWhatIsTried(String beginning) throws Exception {
        HostileTree tree = HostileTree.in(dir);
        tree.write("good.env", leak(1));
        tree.write("beginnings", beginning.repeat((10 << 20) / beginning.length()));

        assertThat(tree.lintAlone().places()).contains("good.env:1");
    }
}
