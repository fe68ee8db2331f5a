package dev.loco.cishared.release.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.version.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any number of changes comes back as it was, from memory and from the temporary file. */
class ChangesTest {

    private static Change change(int number) {
        Level level = number % 7 == 0 ? Level.MINOR : Level.PATCH;
        return new Change(
                "%040x".formatted(number),
                "fix",
                level,
                "fix: ü\uD83D\uDE00 " + "x".repeat(number % 300),
                "note " + number);
    }

    private static List<Change> all(Changes changes) {
        List<Change> all = new ArrayList<>();
        changes.forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 20_000})
    void comeBackInTheirOrder(int count) throws IOException {
        try (Changes changes = new Changes()) {
            List<Change> expected = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                expected.add(change(i));
                changes.add(change(i));
            }

            assertThat(all(changes)).isEqualTo(expected);
            assertThat(all(changes)).as("a second time").isEqualTo(expected);
            assertThat(changes.level()).isEqualTo(count == 0 ? Level.NONE : Level.MINOR);
        }
    }

    @Test
    void whatIsTakenBackCountsForNothing() throws IOException {
        try (Changes changes = new Changes()) {
            changes.add(change(7));
            changes.add(change(8));

            changes.cancel(Set.of(change(7).commit()));

            assertThat(all(changes)).containsExactly(change(8));
            assertThat(changes.level()).isEqualTo(Level.PATCH);
        }
    }

    @Test
    void aTextOfAnyLengthIsCutAndNothingElseIsLost() throws IOException {
        try (Changes changes = new Changes()) {
            Change huge = new Change(
                    change(1).commit(), "fix", Level.PATCH, "\u20AC".repeat(100_000), "\u20AC".repeat(100_000));
            changes.add(huge);
            changes.add(change(2));

            List<Change> all = all(changes);
            assertThat(all).hasSize(2);
            assertThat(all.get(0).subject()).hasSizeBetween(10_000, 20_000);
            assertThat(all.get(1)).isEqualTo(change(2));
        }
    }
}
