package dev.loco.cishared.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @ParameterizedTest
    @CsvSource({
        "text, TEXT",
        "concise, CONCISE",
        "json, JSON",
        "sarif, SARIF",
        "junit, JUNIT",
        "checkstyle, CHECKSTYLE",
        "gitlab, GITLAB"
    })
    void namesAreClosed(String name, Format format) {
        assertThat(Format.of(name)).contains(format);
        assertThat(format.label()).isEqualTo(name);
    }

    @Test
    void unknownNamesAreAnswered() {
        assertThat(Format.of("TEXT")).isEmpty();
        assertThat(Format.unknown("jsom"))
                .isEqualTo("unknown format `jsom`, did you mean `json`? Formats are `text`, `concise`, `json`, `sarif`,"
                        + " `junit`, `checkstyle`, `gitlab`");
        assertThat(Format.unknown("yellow\u001b"))
                .isEqualTo("unknown format `yellow␛`; formats are `text`, `concise`, `json`, `sarif`, `junit`,"
                        + " `checkstyle`, `gitlab`");
    }
}
