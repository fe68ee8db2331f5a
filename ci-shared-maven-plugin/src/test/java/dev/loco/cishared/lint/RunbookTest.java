package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a pipeline ends with leads to the runbook, and the runbook knows it. */
class RunbookTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Path PAGE = PAGES.resolve("runbook-debug.md");

    static Stream<String> namespaces() {
        return RuleRegistry.builtIn().all().stream().map(Rule::namespace).distinct();
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void leadsFromEachNamespaceToItsRules(String namespace) throws IOException {
        String folder = "../../main/resources/dev/loco/cishared/rules/" + namespace;

        assertThat(Files.readAllLines(PAGE))
                .anyMatch(line -> line.startsWith("| [" + namespace + "/*](" + folder + ") |"));
        assertThat(PAGES.resolve(folder)).isDirectory();
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void saysWhatToDoAboutEachExitCode(ExitCode code) throws IOException {
        assertThat(Files.readAllLines(PAGE)).anyMatch(line -> line.startsWith("| " + code.code() + " | "));
    }

    @Test
    void liesWhereTheProductSays() {
        String address = Product.read().runbook();

        assertThat(address).startsWith("https://");
        assertThat(Path.of("..", address.substring(address.indexOf("/branch/main/") + "/branch/main/".length())))
                .isRegularFile();
    }
}
