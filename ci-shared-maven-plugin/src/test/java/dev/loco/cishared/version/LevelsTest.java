package dev.loco.cishared.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Types of commits and the levels that they stand for. */
class LevelsTest {

    @ParameterizedTest
    @CsvSource({
        "feat,MINOR",
        "Feat,MINOR",
        "FIX,PATCH",
        "perf,PATCH",
        "revert,PATCH",
        "feature,NONE",
        "docs,NONE",
        "chore,NONE",
        "'',NONE",
        "fıx,NONE"
    })
    void typeHasItsLevel(String type, Level level) {
        assertThat(Levels.DEFAULT.of(type, false)).isEqualTo(level);
        assertThat(Levels.DEFAULT.of(type, true)).isEqualTo(Level.MAJOR);
    }

    @Test
    void settingsChangeSomeAndLeaveTheOthers() {
        Levels levels = Levels.DEFAULT.with(Map.of("Feat", Level.PATCH, "docs", Level.PATCH, "perf", Level.NONE));

        assertThat(levels.of("feat", false)).isEqualTo(Level.PATCH);
        assertThat(levels.of("DOCS", false)).isEqualTo(Level.PATCH);
        assertThat(levels.of("perf", false)).isEqualTo(Level.NONE);
        assertThat(levels.of("perf", true)).isEqualTo(Level.MAJOR);
        assertThat(levels.of("fix", false)).isEqualTo(Level.PATCH);
        assertThat(Levels.DEFAULT.of("feat", false)).isEqualTo(Level.MINOR);
    }

    @Test
    void twoSpellingsOfATypeHaveTheHigherLevel() {
        assertThat(new Levels(Map.of("Docs", Level.PATCH, "docs", Level.MINOR, "DOCS", Level.NONE)).byType())
                .containsExactly(Map.entry("docs", Level.MINOR));
    }

    @ParameterizedTest
    @EnumSource
    void labelIsReadBack(Level level) {
        assertThat(Level.of(level.label())).contains(level);
        assertThat(level.label()).isLowerCase();
        assertThat(Level.of(level.name())).isEmpty();
        assertThat(level.or(Level.NONE)).isEqualTo(level);
        assertThat(Level.NONE.or(level)).isEqualTo(level);
    }

    @ParameterizedTest
    @EnumSource
    void labelIsReadBack(Zero zero) {
        assertThat(Zero.of(zero.label())).contains(zero);
        assertThat(Zero.of(zero.name())).isEmpty();
    }
}
