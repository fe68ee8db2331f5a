package dev.loco.cishared.mojo;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.loco.cishared.lint.Goal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command line can do, Maven can: a goal that only one of the two doors leads to would be missed. */
class EveryGoalTest {

    @ParameterizedTest
    @EnumSource(Goal.class)
    void hasADoorInMaven(Goal goal) {
        String name = Arrays.stream(goal.label().split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());

        assertThatCode(() -> Class.forName(getClass().getPackageName() + "." + name + "Mojo"))
                .doesNotThrowAnyException();
    }
}
