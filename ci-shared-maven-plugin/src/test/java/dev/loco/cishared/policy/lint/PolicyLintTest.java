package dev.loco.cishared.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.policy.Policy;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.read.PolicyReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Policies that one token carries together. */
class PolicyLintTest {
    private static final LintSettings SETTINGS =
            new LintSettings(LocalDate.of(2026, 11, 23), Optional.of(new Version(2, 6)), Mounts.UNKNOWN);

    private static List<String> together(String... texts) {
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            String name = "p" + (i + 1);
            policies.add(PolicyReader.read(name + ".hcl", texts[i], name, "", new Version(2, 6), Instant.EPOCH)
                    .policy());
        }
        return PolicyLint.check(policies, SETTINGS).stream()
                .map(PolicyLintTest::line)
                .toList();
    }

    private static String line(Finding finding) {
        return finding.primary().file() + ":" + finding.primary().line() + " "
                + finding.rule().name() + " "
                + finding.related().stream()
                        .map(related ->
                                related.span().file() + ":" + related.span().line())
                        .toList();
    }

    @Test
    void aGrantOfAnotherPolicyGoesBeforeADeny() {
        String deny = "path \"kv/data/+/private\" { capabilities = [\"deny\"] }";
        String grant = "path \"kv/data/team/*\" { capabilities = [\"read\"] }";

        assertThat(together(deny)).isEmpty();
        assertThat(together(grant)).isEmpty();
        assertThat(together(grant, deny)).containsExactly("p2.hcl:1 ineffective-deny [p1.hcl:1]");
    }

    @Test
    void aDenyOfTheSamePathInAnotherPolicyIsMeant() {
        assertThat(together(
                        "path \"kv/data/team/*\" { capabilities = [\"read\"] }",
                        "path \"kv/data/team/*\" { capabilities = [\"deny\"] }"))
                .isEmpty();
    }

    @Test
    void whatOnePolicyAddsToTheSamePathIsNotRedundant() {
        assertThat(together(
                        "path \"kv/data/team/*\" { capabilities = [\"read\"] }",
                        "path \"kv/data/team/*\" { capabilities = [\"read\"] }"))
                .isEmpty();
        assertThat(together(
                        "path \"kv/data/*\" { capabilities = [\"read\"] }",
                        "path \"kv/data/team\" { capabilities = [\"read\"] }"))
                .containsExactly("p2.hcl:1 redundant-rule [p1.hcl:1]");
        assertThat(together(
                        "path \"kv/data/*\" { capabilities = [\"read\"] }",
                        "path \"kv/data/team\" { capabilities = [\"update\"] }\n"
                                + "path \"kv/data/team\" { capabilities = [\"read\"] }"))
                .isEmpty();
    }

    @Test
    void everythingSaidToBeRedundantCanGoAtOnce() {
        assertThat(together("path \"a/*\" { capabilities = [\"read\"] }\n"
                        + "path \"a/b/*\" { capabilities = [\"read\"] }\n"
                        + "path \"a/b/c\" { capabilities = [\"read\"] }"))
                .containsExactly("p1.hcl:2 redundant-rule [p1.hcl:1]", "p1.hcl:3 redundant-rule [p1.hcl:2]");
    }

    @Test
    void rulesAreSortedAndNoneIsForgotten() {
        assertThat(PolicyLint.RULES).extracting(Rule::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void nothingAtAllHasNoFindings() {
        assertThat(PolicyLint.check(List.of(), SETTINGS)).isEmpty();
        assertThat(PolicyLint.check("empty.hcl", "", "empty", SETTINGS)).isEmpty();
    }
}
