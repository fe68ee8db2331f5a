package dev.loco.cishared.policy.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.loco.cishared.policy.PathRule;
import dev.loco.cishared.policy.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text is, the answer is a value, and it comes soon. */
class HostilePoliciesTest {
    private static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");

    private static Reading read(String text) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> PolicyReader.read("p", text, "p", "team/", Version.NEWEST, NOW));
    }

    static List<Arguments> refused() {
        Map<String, String> texts = new TreeMap<>();
        texts.put("100,000 braces", "a { ".repeat(100_000));
        texts.put("100,000 brackets", "a = " + "[".repeat(100_000));
        texts.put("100,000 braces of JSON", "{\"a\":".repeat(100_000));
        texts.put("100,000 brackets of JSON", "{\"a\":" + "[".repeat(100_000));
        texts.put("objects in lists", "{\"a\":" + "[{\"a\":".repeat(100_000));
        texts.put("5 MB", "path \"a\" {}\n".repeat(5 << 20 >> 3));
        texts.put("a string without end", "path \"" + "a".repeat(1 << 20));
        texts.put("a heredoc without end", "a = <<E\n" + "E \n".repeat(1 << 18));
        texts.put("a comment without end", "/*" + "*".repeat(1 << 20));
        texts.put("NUL", "path \"a\" {\0}");
        texts.put("byte-order mark", "\ufeffpath \"a\" {}");
        texts.put("lone surrogate", "path \"a\ud800b\" {}");
        texts.put("lone surrogate at the end", "path \"a\" {}\udc00");
        texts.put("100,000 bad keys", "a=1\n".repeat(100_000));
        texts.put("100,000 bad blocks", "path \"a\" {b=1}\n".repeat(100_000));
        texts.put("templates that open only", "path \"" + "{{".repeat(1 << 19) + "\" {}");
        texts.put("a million digits", "path \"a\" { min_wrapping_ttl = \"" + "9".repeat(1 << 20) + "s\" }");
        texts.put("a filter that goes on", filter("{{ .key" + "|".repeat(100_000)));
        return texts.entrySet().stream()
                .map(e -> Arguments.of(e.getKey(), e.getValue()))
                .toList();
    }

    private static String filter(String template) {
        return "path \"a\" { capabilities = [\"list\"] list_scan_response_keys_filter_path = \"" + template + "\" }";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void faultIsToldSoon(String what, String text) {
        Reading reading = read(text);

        assertThat(reading.accepted()).as(what).isFalse();
        PathRule.Place place = reading.faults().get(0).place();
        assertThat(place.offset() + place.length()).isLessThanOrEqualTo(text.length());
        reading.policy().span(place);
    }

    @Test
    void largePoliciesAreReadSoon() {
        assertThat(read("path \"a\" {}\n".repeat(100_000)).policy().rules()).hasSize(100_000);
        assertThat(read("{\"path\":{" + "\"a\":{},".repeat(100_000) + "}}")
                        .policy()
                        .rules())
                .hasSize(100_000);
        assertThat(read("path \"" + "{{a}}/+/".repeat(100_000) + "\" {}").accepted())
                .isTrue();
        assertThat(read(filter("{{ .key" + " | hex".repeat(1000) + " }}")).accepted())
                .isTrue();
        StringBuilder labels = new StringBuilder("path \"a\" { allowed_parameters = { a = [{ ");
        for (int i = 0; i < 50_000; i++) {
            labels.append('k').append(i).append(" x {}\n");
        }
        assertThat(read(labels + "}] } }").accepted()).isTrue();
    }

    /** Texts made at random never make it throw, and all its places are inside of them. */
    @ParameterizedTest(name = "seed {0}")
    @CsvSource({"1, 2.7", "2, 2.6", "3, 2.0"})
    void randomTextsAreRead(long seed, String version) {
        RandomPolicies texts = new RandomPolicies(seed);
        Version target = Version.parse(version).orElseThrow();
        int accepted = 0;
        int rules = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = texts.next();
            try {
                Reading reading = PolicyReader.read("p", text, "p", "", target, NOW);
                accepted += reading.accepted() ? 1 : 0;
                rules += reading.policy().rules().size();
                for (Fault fault : reading.faults()) {
                    reading.policy().span(fault.place());
                    assertThat(fault.message()).isNotEmpty();
                    assertThat(fault.help()).endsWith(".");
                }
                for (PathRule rule : reading.policy().rules()) {
                    reading.policy().span(rule.block());
                    assertThat(rule.place().length()).isPositive();
                    assertThat(rule.block().length()).isGreaterThan(rule.place().length());
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ", text " + i + ": " + GoText.quote(text), e);
            }
        }
        // Else the texts would show nothing.
        assertThat(accepted).isGreaterThan(2_000);
        assertThat(rules).isGreaterThan(5_000);
    }
}
