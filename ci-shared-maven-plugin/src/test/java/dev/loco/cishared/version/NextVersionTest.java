package dev.loco.cishared.version;

import static dev.loco.cishared.version.Texts.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loco.cishared.version.NextPreRelease.Next;
import dev.loco.cishared.version.NextPreRelease.Nothing;
import dev.loco.cishared.version.NextPreRelease.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of {@code src/test/resources/versions}: what was, what has come, and which version is next. */
class NextVersionTest {
    private static final String NONE = "none";

    @ParameterizedTest
    @CsvFileSource(resources = "/versions/after.csv", useHeadersInDisplayName = true)
    void afterOneVersion(String text, String level, String zero, String next) {
        assertThat(rules(zero, "0.1.0").after(version(text), level(level))).isEqualTo(optional(next));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/versions/release.csv", useHeadersInDisplayName = true)
    void fullRelease(String base, String current, String level, String zero, String initial, String next) {
        Reached reached = new Reached(optional(base), optional(current), level(level), true);

        assertThat(rules(zero, initial).release(reached)).isEqualTo(optional(next));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/versions/pre-release.csv", useHeadersInDisplayName = true)
    void preRelease(
            String base, String current, String label, String level, String fresh, String zero, String expected) {
        Reached reached = new Reached(optional(base), optional(current), level(level), fresh.equals("yes"));

        NextPreRelease next = rules(zero, "0.1.0")
                .preRelease(reached, PreReleaseLabel.parse(label).orElseThrow());

        switch (expected) {
            case "nothing" -> assertThat(next).isEqualTo(new Nothing());
            case "problem" -> assertThat(next).isInstanceOf(Problem.class);
            default -> assertThat(next).isEqualTo(new Next(version(expected)));
        }
    }

    @ParameterizedTest
    @CsvSource({"1.0.0,1.0.0-rc.1", "0.0.1+b,0.0.1-rc.1", "2.0.0-beta.4,2.0.0-rc.1"})
    void firstPreReleaseIsOnTheWayToTheInitialVersion(String initial, String next) {
        Reached nothing = new Reached(Optional.empty(), Optional.empty(), Level.MAJOR, true);

        assertThat(rules("minor", initial)
                        .preRelease(nothing, PreReleaseLabel.parse("rc").orElseThrow()))
                .isEqualTo(new Next(version(next)));
    }

    @Test
    void problemNamesBothVersions() {
        Reached reached =
                new Reached(Optional.of(version("1.2.3")), Optional.of(version("1.3.0-rc.3")), Level.MINOR, true);

        assertThat(NextVersion.DEFAULT.preRelease(
                        reached, PreReleaseLabel.parse("alpha").orElseThrow()))
                .isEqualTo(new Problem("`1.3.0-alpha.1` would not be higher than `1.3.0-rc.3`, which is out already:"
                        + " take a label that sorts after it, or make the full release"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "rc.", ".rc", "r c", "rc_1", "01", "rc.00", "rc+b", "rc\n", "é", "\0"})
    void isNoLabel(String text) {
        assertThat(PreReleaseLabel.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rc", "alpha.x", "1", "0", "0a", "--", "RC.2.x"})
    void isALabel(String text) {
        assertThat(PreReleaseLabel.parse(text).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0-rc.1,1.0.0-rc.1", // base is no full release
        "1.0.0,none", // current is nothing though base is there
        "1.0.0,0.9.0", // current is lower
        "1.0.0,1.1.0", // current is a full release and should be base
        "none,1.1.0",
    })
    void whatWasReachedMakesSense(String base, String current) {
        Optional<SemanticVersion> full = optional(base);
        Optional<SemanticVersion> highest = optional(current);

        assertThatIllegalArgumentException().isThrownBy(() -> new Reached(full, highest, Level.NONE, false));
    }

    private static Optional<SemanticVersion> optional(String text) {
        return text.equals(NONE) ? Optional.empty() : Optional.of(version(text));
    }

    private static Level level(String label) {
        return Level.of(label).orElseThrow();
    }

    private static NextVersion rules(String zero, String initial) {
        return new NextVersion(Zero.of(zero).orElseThrow(), version(initial));
    }
}
