package dev.loco.cishared.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnifiedDiffTest {
    @TempDir
    Path dir;

    @Test
    void equalTextsHaveNone() {
        assertThat(UnifiedDiff.of("a", "x\n", "b", "x\n")).isEmpty();
    }

    @Test
    void oneChangeWithItsContext() {
        assertThat(UnifiedDiff.of("a/f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "b/f", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
                .isEqualTo("""
                        --- a/f
                        +++ b/f
                        @@ -2,7 +2,7 @@
                         2
                         3
                         4
                        -5
                        +five
                         6
                         7
                         8
                        """);
    }

    @Test
    void aMissingLastLineEndIsSaid() {
        assertThat(UnifiedDiff.of("a", "1", "b", "1\n"))
                .isEqualTo("--- a\n+++ b\n@@ -1 +1 @@\n-1\n\\ No newline at end of file\n+1\n");
    }

    @Test
    void fromAndToNothing() {
        assertThat(UnifiedDiff.of("a", "", "b", "1\n")).isEqualTo("--- a\n+++ b\n@@ -0,0 +1 @@\n+1\n");
        assertThat(UnifiedDiff.of("a", "1\n", "b", "")).isEqualTo("--- a\n+++ b\n@@ -1 +0,0 @@\n-1\n");
    }

    /** git is the judge: what it makes of the one text with the diff is the other. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void gitAppliesIt(long seed) throws Exception {
        Random random = new Random(seed);
        String before = text(random, random.nextInt(40));
        String after = random.nextInt(5) == 0 ? text(random, random.nextInt(40)) : edited(before, random);
        Files.writeString(dir.resolve("f"), before);
        Files.writeString(dir.resolve("patch"), UnifiedDiff.of("a/f", before, "b/f", after));
        if (before.equals(after)) {
            assertThat(dir.resolve("patch")).isEmptyFile();
            return;
        }

        Process git = new ProcessBuilder("git", "apply", "--unsafe-paths", "--whitespace=nowarn", "patch")
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);

        assertThat(git.waitFor()).as("seed %d: %s", seed, said).isZero();
        assertThat(Files.readString(dir.resolve("f"))).as("seed %d", seed).isEqualTo(after);
    }

    /** Few different lines, so that there are many ways to match them up. */
    private static String text(Random random, int lines) {
        StringBuilder text = new StringBuilder("first\n");
        for (int i = 0; i < lines; i++) {
            text.append((char) ('a' + random.nextInt(4))).append(random.nextInt(8) == 0 ? "\r\n" : "\n");
        }
        return random.nextBoolean() ? text.toString() : text + "last";
    }

    private static String edited(String text, Random random) {
        StringBuilder edited = new StringBuilder();
        for (String line : text.split("(?<=\n)", -1)) {
            switch (random.nextInt(6)) {
                case 0 -> edited.append("new\n").append(line);
                case 1 -> edited.append("changed\n");
                case 2 -> {} // taken out
                default -> edited.append(line);
            }
        }
        return "first\n" + edited;
    }

    @Test
    void textsWithNothingInCommonDoNotTakeForEver() {
        String before = "a\n".repeat(50_000);
        String after = "b\n".repeat(50_000);

        assertThat(UnifiedDiff.of("a", before, "b", after).lines()).hasSize(2 + 1 + 100_000);
    }
}
