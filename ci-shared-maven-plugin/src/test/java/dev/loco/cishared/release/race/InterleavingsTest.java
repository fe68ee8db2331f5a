package dev.loco.cishared.release.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.release.race.Interleavings.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever the order in which runs on different commits look and push, versions rise along the branch and follow from the
 * commits between them.
 *
 * <p>Why: of two runs that do not see each other's release, one is on a commit that the other one's history holds, so its
 * commits are some of the other's. Where they ask for the same, both want the same tag, and the lease on it lets one
 * through. Where the other asks for more, its version is higher and the one that follows from the first one's just as well.
 * Only a revert lets more commits ask for less.
 */
class InterleavingsTest {
    private static final List<Kind> FORWARD = List.of(Kind.CHORE, Kind.FIX, Kind.FEAT, Kind.BREAKING);
    private static final List<Kind> WITHIN_A_MAJOR = List.of(Kind.CHORE, Kind.FIX, Kind.FEAT, Kind.REVERT);

    @ParameterizedTest
    @CsvSource({"10000, true", "10000, false", "100, true"})
    void neverWrongWithoutReverts(int begin, boolean floats) {
        assertNeverWrong(FORWARD, 3, begin, floats);
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "10000, false", "100, true"})
    @Tag("stress")
    void neverWrongWithoutRevertsInALongerHistory(int begin, boolean floats) {
        assertNeverWrong(FORWARD, 4, begin, floats);
    }

    /** The floating tag of the major, which both move, lets one of two through. */
    @Test
    void neverWrongWithRevertsWithinAMajor() {
        assertNeverWrong(WITHIN_A_MAJOR, 3, 10_000, true);
    }

    /**
     * What no lease can tell: a push of 2.0.0 that the server has begun to take, then the revert of what breaks, and a run
     * on it that looks, and releases 1.0.1, before the server is through with the first. No ref is changed by both; nor is
     * there one on 0.x, where no floating tag is.
     */
    @ParameterizedTest
    @CsvSource({"10000, BREAKING, 20000=2, 10001=3", "100, FEAT, 200=2, 101=3"})
    void wrongByARevertInTheMiddleOfAPush(int begin, Kind reverted, String higher, String lower) {
        List<Kind> commits = List.of(Kind.FIX, reverted, Kind.REVERT);

        assertThat(new Interleavings(begin, commits, true, 2).wrong())
                .hasValueSatisfying(wrong -> assertThat(wrong).contains(higher, lower));
    }

    private static void assertNeverWrong(List<Kind> kinds, int length, int begin, boolean floats) {
        int worlds = 0;
        for (List<Kind> commits : all(kinds, length)) {
            Interleavings orders = new Interleavings(begin, commits, floats, 3);
            assertThat(orders.wrong()).isEmpty();
            worlds += orders.worlds();
        }
        // Else nothing has been gone through.
        assertThat(worlds).isGreaterThan(10_000);
    }

    private static List<List<Kind>> all(List<Kind> kinds, int length) {
        List<List<Kind>> all = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < length; i++) {
            List<List<Kind>> longer = new ArrayList<>();
            for (List<Kind> commits : all) {
                for (Kind kind : kinds) {
                    // What is taken back is a commit, and no revert.
                    boolean odd = kind == Kind.REVERT
                            && (commits.isEmpty() || commits.get(commits.size() - 1) == Kind.REVERT);
                    if (!odd) {
                        List<Kind> more = new ArrayList<>(commits);
                        more.add(kind);
                        longer.add(more);
                    }
                }
            }
            all = longer;
        }
        return all;
    }
}
