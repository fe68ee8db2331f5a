package dev.loco.cishared.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.paths.Effects;
import dev.loco.cishared.policy.paths.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether a template may become something that matters: held against filling it with many texts. */
class TemplateTest {
    private static final List<String> TEXTS = List.of("a", "b", "ab", "aab", "abb", "z", "za", "bz", "abz");
    private static final List<String> SEGMENTS = List.of("a", "b", "+", "{{t}}", "{{t}}", "a{{t}}", "{{t}}b", "x{{t}}");

    @Test
    void agreesWithFillingIt() {
        long seed = 20260901;
        Random random = new Random(seed);
        int may = 0;
        for (int round = 0; round < 4_000; round++) {
            List<String> label = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                label.add(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
            }
            String text = String.join("/", label) + (random.nextInt(3) == 0 ? "/*" : "");
            PathPattern pattern = SmallWorld.WIDE.pattern(random);
            if (("/" + pattern.text() + "/").contains("//")) {
                continue;
            }
            Workload.Need need = new Workload.Need(
                    pattern, Capability.READ, new Workload.Word("read", Span.startOf("bao.yml")), false, "");
            boolean met = filled(text).stream()
                    .map(one -> PathPattern.of("", one))
                    .anyMatch(one -> Effects.overlap(one, pattern));
            may += met ? 1 : 0;
            assertThat(Template.mayMeet(PathPattern.ofTemplated("", text), need))
                    .as("seed %d: %s and %s", seed, text, pattern)
                    .isEqualTo(met);
        }
        assertThat(may).isBetween(400, 3_600);
    }

    /** Each template by itself with each of the texts. */
    private static List<String> filled(String label) {
        int at = label.indexOf("{{t}}");
        if (at < 0) {
            return List.of(label);
        }
        List<String> all = new ArrayList<>();
        for (String text : TEXTS) {
            all.addAll(filled(label.substring(0, at) + text + label.substring(at + 5)));
        }
        return all;
    }
}
