package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void whatMavenDidNotSetIsNone() {
        Options options = Options.none()
                .with("a", null)
                .with("b", "")
                .with("c", false)
                .with("d", List.of())
                .with("e", Arrays.asList(null, " "));

        for (String name : List.of("a", "b", "c", "d", "e")) {
            assertThat(options.one(name)).isEmpty();
            assertThat(options.flag(name)).isFalse();
        }
    }

    @Test
    void valuesOfAnyKindBecomeTexts() {
        Options options =
                Options.none().with("root", new File("x")).with("diff", true).with("rules", List.of("a, b", "c"));

        assertThat(options.one("root")).contains("x");
        assertThat(options.flag("diff")).isTrue();
        assertThat(options.list("rules")).containsExactly("a", "b", "c");
        assertThat(options.all("rules")).containsExactly("a, b", "c");
    }

    @Test
    void aFlagCanBeSwitchedOff() {
        assertThat(Options.none().with("diff", "false").flag("diff")).isFalse();
    }
}
