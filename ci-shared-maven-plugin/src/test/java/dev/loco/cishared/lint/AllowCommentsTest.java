package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.text.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowCommentsTest {
    private static List<Allowance> in(String text) {
        return AllowComments.in(new SourceText("f.yml", text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x # ci-lint: allow drift/image-pin -- why not",
                "x // bao-lint: allow drift/image-pin -- why not",
                "x -- bao-lint: allow drift/image-pin -- why not",
                "x ; ci-shared: allow drift/image-pin -- why not",
                "x /* bao-lint: allow drift/image-pin -- why not */",
                "x <!-- bao-lint: allow drift/image-pin -- why not -->",
                "x #bao-manifest-check: allow  drift/image-pin --why not  ",
            })
    void anyUsualCommentCounts(String line) {
        assertThat(in(line)).singleElement().satisfies(allowance -> {
            assertThat(allowance.rules()).containsExactly("drift/image-pin");
            assertThat(allowance.reason()).isEqualTo("why not");
            assertThat(allowance.scope()).isEqualTo(new Allowance.Line("f.yml", 1));
            assertThat(allowance.at().column()).isEqualTo(3);
        });
    }

    @Test
    void severalRulesAndANamespace() {
        assertThat(in("# ci-lint: allow drift , images/unpinned,a/b -- r")
                        .get(0)
                        .rules())
                .containsExactly("drift", "images/unpinned", "a/b");
    }

    @Test
    void aloneOnItsLineItReachesTheLineBelowOverFurtherOnes() {
        List<Allowance> found =
                in("  # ci-lint: allow a/b -- r\n# ci-lint: allow c/d -- r\nx # ci-lint: allow e/f -- r\n");

        assertThat(found)
                .extracting(Allowance::scope)
                .containsExactly(
                        new Allowance.Line("f.yml", 3), new Allowance.Line("f.yml", 3), new Allowance.Line("f.yml", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ci-lint: allow drift/image-pin",
                "# ci-lint: allow drift/image-pin --",
                "# ci-lint: allow drift/image-pin because",
                "# ci-lint: allow drift/image-pin -- <reason>",
            })
    void withoutAReason(String line) {
        assertThat(in(line)).singleElement().extracting(Allowance::reason).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ci-lint: allow comments are read by it",
                "# ci-lint: allow <rule>[, <rule>] -- <reason>",
                "name: ci-lint: allow drift/image-pin -- no comment",
                "# lint: allow drift/image-pin -- no command",
                "# ci-lint: deny drift/image-pin -- no",
            })
    void noAllowanceAtAll(String line) {
        assertThat(in(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# ci-lint: allow drift/image-pin -- of no use here",
                "   = allow: # bao-lint: allow unsafe/plain-http -- <reason>",
                "   = allow: # bao-lint: allow unsafe/plain-http -- &lt;reason&gt;",
            })
    void inOtherFilesOnlyWhatBaoLintIsTold(String line) {
        assertThat(AllowComments.in(new SourceText("f.xml", line))).isEmpty();
        assertThat(AllowComments.in(new SourceText("f.xml", "# bao-lint: allow unsafe/plain-http -- r")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# policy-lint: allow policy/dead-star -- why not",
                "// policy-lint: allow policy/dead-star -- why not",
                "/* policy-lint: allow policy/dead-star -- why not */",
            })
    void inPoliciesWhatPolicyLintIsTold(String line) {
        assertThat(AllowComments.in(new SourceText("f.hcl", line)))
                .singleElement()
                .satisfies(allowance -> assertThat(allowance.reason()).isEqualTo("why not"));
        assertThat(AllowComments.in(new SourceText("f.xml", line))).isEmpty();
    }

    @Test
    void aHostileLineIsReadOnce() {
        String line = "# ci-lint: allow " + "a,".repeat(200_000) + "!";

        assertThat(in(line + " ".repeat(200_000) + "x")).isEmpty();
    }
}
