package dev.loco.cishared.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.yaml.YamlReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the pages are run: the first fails by its rule alone, the second by none. */
class RulePagesTest {
    private static final ManifestSettings SETTINGS =
            ManifestSettings.of(LocalDate.of(2026, 11, 23), s -> s.contains("<a token of OpenBao>"));

    static List<Rule> rules() {
        return ManifestCheck.RULES;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void examplesAreTrue(Rule rule) throws Exception {
        String page;
        try (InputStream in = RulePagesTest.class.getResourceAsStream(rule.page())) {
            assertThat(in).as(rule.page()).isNotNull();
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        List<Finding> fails = check(example(page, "Fails"));
        assertThat(fails).isNotEmpty().allMatch(f -> f.rule().equals(rule));
        assertThat(check(example(page, "Mended"))).isEmpty();
    }

    private static String example(String page, String heading) {
        Matcher matcher = Pattern.compile("## " + heading + "\n\n```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(matcher.find()).as(heading).isTrue();
        return matcher.group(1);
    }

    private static List<Finding> check(String text) {
        return ManifestCheck.check(YamlReader.read("bao.yml", text.getBytes(StandardCharsets.UTF_8)), SETTINGS);
    }
}
