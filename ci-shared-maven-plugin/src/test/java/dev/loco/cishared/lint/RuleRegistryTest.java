package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has its page, a case that fails and a case that is clean; every page and every case has its rule. */
class RuleRegistryTest {
    private static final RuleRegistry REGISTRY = RuleRegistry.builtIn();

    static List<Rule> rules() {
        return REGISTRY.all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void liesInANamespaceThatNoRepositoryCanTake(Rule rule) {
        assertThat(Rule.NAMESPACES).contains(rule.namespace());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasAPageThatSaysEverything(Rule rule) throws IOException {
        assertThat(headings(page(rule)))
                .as("headings of " + rule.page())
                .containsExactly("# " + rule.id(), "## Why", "## Fails", "## Mended", "## Allow");
    }

    /** Outside of fenced code, where `#` starts a comment. */
    private static List<String> headings(String page) {
        List<String> headings = new ArrayList<>();
        boolean code = false;
        for (String line : page.lines().toList()) {
            code ^= line.startsWith("```");
            if (!code && line.startsWith("#")) {
                headings.add(line);
            }
        }
        return headings;
    }

    private static String page(Rule rule) throws IOException {
        try (InputStream in = RuleRegistryTest.class.getResourceAsStream(rule.page())) {
            assertThat(in).as("page of %s at %s", rule.id(), rule.page()).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasACaseThatFailsAndOneThatIsClean(Rule rule) throws IOException {
        List<String> failing = new ArrayList<>();
        List<String> clean = new ArrayList<>();
        for (RuleCase ruleCase : RuleCase.all()) {
            if (ruleCase.rule().equals(rule.id())) {
                boolean fails = Files.readString(ruleCase.expected()).contains("[" + rule.id() + "]");
                (fails ? failing : clean).add(ruleCase.name());
            }
        }
        assertThat(failing)
                .as("cases of %s whose expected.txt names it", rule.id())
                .isNotEmpty();
        assertThat(clean)
                .as("cases of %s whose expected.txt does not name it", rule.id())
                .isNotEmpty();
    }

    @Test
    void everyCaseHasItsRule() throws IOException {
        assertThat(RuleCase.all())
                .allSatisfy(
                        c -> assertThat(REGISTRY.rule(c.rule())).as(c.name()).isPresent());
    }

    @Test
    void everyPageHasItsRule() throws IOException {
        Path pages = Path.of("src/main/resources/dev/loco/cishared/rules");
        try (Stream<Path> files = Files.walk(pages)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(page -> pages.relativize(page)
                                    .toString()
                                    .replace('\\', '/')
                                    .replace(".md", "")))
                    .allSatisfy(id ->
                            assertThat(REGISTRY.rule(id)).as("page of " + id).isPresent());
        }
    }

    @Test
    void idsAreDistinct() {
        assertThat(REGISTRY.all()).extracting(Rule::id).doesNotHaveDuplicates();
    }
}
