package dev.loco.cishared.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import org.junit.jupiter.api.Test;

class RulePageTest {
    @Test
    void plain() {
        assertThat(new RulePage(Cases.PAGE).render(Style.PLAIN)).isEqualTo("""
                        drift/image-pin

                        A shared image is pinned to an *exact* version, `v1.0.3`, not to `v1`.

                        Why

                        See the runbook (https://docs.example.org/runbook).

                        Fails

                            # a comment, no heading
                            image: registry.example/loco/shared-python-base:v1.0.3

                            pull: true

                        Mended

                            image: registry.example/loco/shared-python-base:v1

                        Allow

                        - `# ci-lint: allow drift/image-pin -- <reason>`
                        """);
    }

    @Test
    void coloured() {
        String page = new RulePage(Cases.PAGE).render(Style.COLOUR);
        assertThat(page)
                .startsWith("\u001b[1mdrift/image-pin\u001b[0m\n")
                .contains("exact* version, \u001b[36mv1.0.3\u001b[0m, \u001b[1mnot\u001b[0m to")
                .contains("\n    \u001b[36mpull: true\u001b[0m\n");
    }

    @Test
    void ruleOfARepositoryHasNone() {
        assertThat(RulePage.of(new Rule("our-own/rule", Severity.ERROR, "Ours", "ours")))
                .isEmpty();
    }
}
