package dev.loco.cishared.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the pages are run: the first fails by its rule alone, the second by none. */
class PolicyPagesTest {
    private static final LintSettings SETTINGS = new LintSettings(
            LocalDate.of(2026, 11, 23), Optional.empty(), new Mounts(Map.of("secret", "kv2", "pki", "pki")));

    static List<Rule> rules() {
        return PolicyLint.RULES;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void examplesAreTrue(Rule rule) throws Exception {
        String page;
        try (InputStream in = PolicyPagesTest.class.getResourceAsStream(rule.page())) {
            assertThat(in).as(rule.page()).isNotNull();
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        List<Finding> fails = check(example(page, "Fails"));
        assertThat(fails).isNotEmpty().allMatch(f -> f.rule().equals(rule));
        assertThat(check(example(page, "Mended"))).isEmpty();
    }

    private static String example(String page, String heading) {
        Matcher matcher = Pattern.compile("## " + heading + "\n\n```hcl\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(matcher.find()).as(heading).isTrue();
        return matcher.group(1);
    }

    private static List<Finding> check(String text) {
        return PolicyLint.check("app.hcl", text, "app", SETTINGS);
    }
}
