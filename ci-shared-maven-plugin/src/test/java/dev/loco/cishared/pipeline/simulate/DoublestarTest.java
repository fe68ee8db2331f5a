package dev.loco.cishared.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of doublestar 4.10. */
class DoublestarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", quoteCharacter = '"', textBlock = """
            main                 | main                | true
            main                 | mai                 | false
            *                    | main                | true
            *                    | feature/x           | false
            **                   | feature/x           | true
            *                    | ""                  | true
            */**                 | ""                  | false
            feature/*            | feature/x           | true
            feature/*            | feature/x/y         | false
            feature/*            | feature/            | true
            feature/**           | feature/x/y         | true
            feature/**           | feature             | true
            feature/**/          | feature             | true
            feature**            | feature/x           | false
            a*/**                | a                   | false
            a*/**                | ab                  | true
            refs/tags/**         | refs/tags/v1.0.0    | true
            refs/tags/v*         | refs/tags/v1        | true
            refs/tags/v*         | refs/tags/1         | false
            refs/tags/v*.*.*     | refs/tags/v1        | false
            refs/tags/v*.*.*     | refs/tags/v1.2.3    | true
            refs/tags/v[0-9]*    | refs/tags/vx        | false
            refs/tags/v[!0-9]*   | refs/tags/vx        | true
            **/*.md              | a/b/c.md            | true
            **/*.md              | c.md                | true
            docs/**/*.md         | docs/c.md           | true
            docs/**/*.md         | docs/a/c.txt        | false
            *.{yml,yaml}         | ci.yaml             | true
            {a,b/{c,d}}/*        | b/d/x               | true
            {a,b/{c,d}}/*        | c/x                 | false
            {a,b                 | a                   | false
            [a-                  | a                   | false
            []a]                 | a                   | false
            [^/]                 | x                   | true
            \\*                  | *                   | true
            \\*                  | x                   | false
            a?c                  | aéc                 | true
            a?c                  | a/c                 | false
            **/a/**/b            | x/a/y/z/b           | true
            **/a/**/b            | x/a/b               | true
            """)
    void matchesAsWoodpeckerDoes(String glob, String name, boolean matches) {
        assertThat(Doublestar.of(glob.replace("\\\\", "\\")).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            main                 | main
            release/*            | release/x1
            **/*.md              | x1/x1.md
            v[0-9]?              | v0x
            {a,b}/x              | a/x b/x
            [                    |
            """)
    void givesAnExampleOfWhatItMatches(String glob, String examples) {
        assertThat(String.join(" ", Doublestar.examples(glob))).isEqualTo(examples == null ? "" : examples);
    }
}
