package dev.loco.cishared.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "bao.yml,             bao.yml,              true",
        "bao.yml,             sub/bao.yml,          false",
        "*.yml,               bao.yml,              true",
        "*.yml,               .woodpecker/ci.yml,   false",
        "**,                  a/b/c,                true",
        "**/*.yml,            bao.yml,              true",
        "**/*.yml,            a/b/bao.yml,          true",
        "a/**,                a/b/c,                true",
        "a/**,                a,                    true",
        "a/**,                ab/c,                 false",
        "a/**/c,              a/c,                  true",
        "a/**/**/c,           a/x/y/c,              true",
        "a/**/c,              a/x/y/d,              false",
        "?.md,                a.md,                 true",
        "?.md,                ab.md,                false",
        "a*b*c,               aXbYbZc,              true",
        "a*b*c,               aXbYbZ,               false",
        "a[b].md,             a[b].md,              true",
        "a[b].md,             ab.md,                false",
    })
    void matches(String glob, String path, boolean expected) {
        assertThat(Glob.matches(glob, path)).isEqualTo(expected);
    }
}
