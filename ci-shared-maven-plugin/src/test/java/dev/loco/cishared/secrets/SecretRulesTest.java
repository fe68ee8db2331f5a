package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue's examples, run; and that the catalogue is in order. */
class SecretRulesTest {
    private static final int SEEDS = 40;

    static Stream<Arguments> examples() {
        return SecretRules.ENTRIES.stream()
                .flatMap(entry -> entry.examples().stream()
                        .map(example ->
                                Arguments.of(entry.rule().id(), example.matches() ? "matches" : "ignores", example)));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("examples")
    void exampleIsWhatItSays(String rule, String verb, Example example) {
        SecretScanner alone = new SecretScanner(SecretSettings.defaults().withEnabled(r -> r.id().equals(rule)));
        for (int i = 0; i < SEEDS; i++) {
            int seed = i;
            String text = Placeholders.expand(example.text(), seed);
            List<Finding> findings = alone.scan(example.file(), text.getBytes(StandardCharsets.UTF_8));
            if (example.matches()) {
                assertThat(findings).as("seed %d: %s", seed, text).isNotEmpty();
                findings.forEach(finding -> assertNothingGivenAway(finding, text, seed));
            } else {
                assertThat(findings).as("seed %d: %s", seed, text).isEmpty();
            }
        }
    }

    /** With all rules on another may take precedence, but nothing may slip between them. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("examples")
    void allRulesTogetherLoseNothing(String rule, String verb, Example example) {
        if (!example.matches()) {
            return;
        }
        String text = Placeholders.expand(example.text(), 7);
        List<Finding> findings = new SecretScanner(SecretSettings.defaults())
                .scan(example.file(), text.getBytes(StandardCharsets.UTF_8));
        assertThat(findings).as(text).isNotEmpty();
        for (Finding one : findings) {
            assertNothingGivenAway(one, text, 7);
            for (Finding other : findings) {
                assertThat(one == other || !one.primary().overlaps(other.primary()))
                        .as(
                                "%s and %s report the same token",
                                one.rule().id(), other.rule().id())
                        .isTrue();
            }
        }
    }

    private static void assertNothingGivenAway(Finding finding, String text, int seed) {
        String printed = finding.message() + finding.label() + finding.help() + finding.rule();
        for (Span masked : finding.masked()) {
            String secret = text.substring(masked.offset(), masked.end());
            String body = secret.substring(Math.min(4, secret.length() - 1));
            assertThat(body.length() < 5 || !printed.contains(body))
                    .as("seed %d: %s prints a credential", seed, finding.rule().id())
                    .isTrue();
        }
        if (finding.rule().namespace().equals("credential")) {
            assertThat(finding.masked()).isNotEmpty();
        }
    }

    @Test
    void everyEntryHasExamplesOfBothKinds() {
        for (Entry entry : SecretRules.ENTRIES) {
            assertThat(entry.examples())
                    .as(entry.rule().id())
                    .anyMatch(Example::matches)
                    .anyMatch(e -> !e.matches());
        }
    }

    @Test
    void everyEntryIsWrittenOut() {
        for (Entry entry : SecretRules.ENTRIES) {
            String id = entry.rule().id();
            assertThat(List.of(
                            entry.rule().summary(), entry.rule().why(), entry.message(), entry.label(), entry.help()))
                    .as(id)
                    .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith("."));
        }
    }

    @Test
    void idsAreUniqueAndOrdered() {
        assertThat(SecretRules.ALL).extracting(Rule::id).doesNotHaveDuplicates().isSorted();
    }
}
