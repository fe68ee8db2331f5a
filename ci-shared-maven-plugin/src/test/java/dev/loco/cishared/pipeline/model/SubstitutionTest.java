package dev.loco.cishared.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of drone/envsubst 1.0.3 with A=v1 and B empty. */
class SubstitutionTest {
    private static final Map<String, String> VALUES = Map.of("A", "v1", "B", "");

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            ${A}                | v1
            x${A}y${B}z         | xv1yz
            ${NOBODY}           | ''
            $A                  | $A
            $${A}               | ${A}
            $$A                 | $A
            $$$${A}             | $${A}
            ${B:-x}             | x
            ${A:-x}             | v1
            ${B=x}              | x
            sed 's/a\\/b/c/'    | sed 's/a/b/c/'
            a\\\\b              | a\\b
            a\\b                | a\\b
            """)
    void replacesBeforeYamlIsRead(String text, String expected) {
        assertThat(Substitution.expand(one(text), name -> Optional.of(VALUES.getOrDefault(name, ""))))
                .contains(one(expected));
    }

    /** CSV in a Java text block: two backslashes are one. */
    private static String one(String text) {
        return text.replace("\\\\", "\\");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${              | 0
            x ${A           | 2
            ${}             | 0
            ${A!}           | 0
            ${-A}           | 0
            ${A-x}          | 0
            ${A/x}          | 0
            ${A^x}          | 0
            ${A##}          | 0
            ${A:-${B}       | 0
            ${A#}           | 0
            ${A::2}         | 0
            ${A##x${B}}     | 0
            ${A##${B}x}     | 0
            ${#A[@]}        | 0
            ${A[@]}         | 0
            ${A+x}          | 0
            ${!A}           | 0
            ${{ A }}        | 0
            """)
    void whatItCannotReadIsRefused(String text, int offset) {
        assertThat(Substitution.in(text).faults())
                .extracting(Substitution.Fault::offset)
                .containsExactly(offset);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ${A##v}         | ##   | v
            ${A%%.*}        | %%   | .*
            ${A/a/b}        | /    | a/b
            ${A//a/}        | //   | a/
            ${A:0:7}        | :    | 0:7
            ${A^^}          | ^^   |
            ${#A}           | #    |
            ${A:?text}      | :?   | text
            ${A:-x${B}y${B}}| :-   | x${B}y${B}
            ${A:0:${B}}     | :    | 0:${B}
            ${A/x}y/z}      | /    | x}y/z
            ${A,^}          | ,^   |
            """)
    void operatorsAreTakenApart(String text, String operator, String arguments) {
        assertThat(Substitution.in(text).references())
                .first()
                .isEqualTo(new Substitution.Reference(
                        "A", operator, arguments == null ? "" : arguments, 0, text.length()));
    }

    @Test
    void nestedReferencesAreFound() {
        assertThat(Substitution.in("${A:-x${B}y}").references())
                .extracting(Substitution.Reference::name)
                .containsExactly("A", "B");
    }

    @Test
    void readingGoesOnBehindAFault() {
        Substitution found = Substitution.in("${A[0]} ${B} ${!A");

        assertThat(found.faults()).containsExactly(new Substitution.Fault(0, 7), new Substitution.Fault(13, 2));
        assertThat(found.references()).extracting(Substitution.Reference::name).containsExactly("B");
    }

    @Test
    void aValueThatNobodyKnowsIsNotGuessed() {
        assertThat(Substitution.expand("a${A}", name -> Optional.empty())).isEmpty();
    }
}
