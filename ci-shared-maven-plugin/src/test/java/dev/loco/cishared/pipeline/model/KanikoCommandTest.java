package dev.loco.cishared.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KanikoCommandTest {

    static List<Arguments> calls() {
        return List.of(
                Arguments.of("/kaniko/executor --a=1 --b", List.of("--a=1", "--b")),
                Arguments.of(
                        "/kaniko/executor \\\n  --a=1 \\\n  --b=\"x y\"\necho --c", List.of("--a=1", "--b=\"x y\"")),
                Arguments.of("if ready; then /kaniko/executor --a=1; fi", List.of("--a=1;")),
                Arguments.of("/kaniko/executor --a 1 --b && rm --c", List.of("--a", "--b")),
                Arguments.of("/kaniko/executor", List.of()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void flagsOfTheCallAreRead(String command, List<String> flags) {
        assertThat(KanikoCommand.of(command).orElseThrow().flags().stream().map(KanikoCommand.Flag::text))
                .containsExactlyElementsOf(flags);
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "ls /kaniko/executors", "cp x /tmp/kaniko/executor", "/kaniko/executor.sh"})
    void othersAreNoCall(String command) {
        assertThat(KanikoCommand.of(command)).isEmpty();
    }
}
