package dev.loco.cishared.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDiffTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            pytest -x            | pytest               | -x        | ''
            pytest               | pytest -x            | ''        | -x
            make check           | pytest               | make check| pytest
            mvn ci:help          | mvn ci:lint          | ci:help   | ci:lint
            a b c d              | a x c d              | b         | x
            a a                  | a                    | a         | ''
            a b                  | a c b                | ''        | c
            pytests              | pytest               | pytests   | pytest
            """)
    void wordsThatDifferAreFound(String found, String expected, String mine, String theirs) {
        WordDiff diff = WordDiff.of(found, expected);

        assertThat(diff.found()).isEqualTo(mine);
        assertThat(diff.expected()).isEqualTo(theirs);
        assertThat(found.substring(diff.offset())).startsWith(mine);
    }
}
