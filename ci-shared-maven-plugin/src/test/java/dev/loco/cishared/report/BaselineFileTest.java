package dev.loco.cishared.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Baseline;
import dev.loco.cishared.finding.Report;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineFileTest {
    private static final String PRINT = "0123456789abcdef".repeat(4);
    private static final String ENTRY =
            "{'rule': 'drift/image-pin', 'file': 'ci.yml', 'count': 2, 'fingerprint': '" + PRINT + "'}";

    @Test
    void readsWhatItWrote() throws IOException {
        for (Report report : Cases.all().values()) {
            Baseline baseline = Baseline.of(report.findings(), report.sources());
            assertThat(BaselineFile.read(write(baseline)))
                    .isEqualTo(new BaselineFile.Reading.Good(wellFormed(baseline)));
        }
    }

    private static Baseline wellFormed(Baseline baseline) {
        return new Baseline(baseline.entries().stream()
                .map(e -> new Baseline.Entry(
                        e.fingerprint(), e.rule(), JsonText.wellFormed(e.file()), e.count(), e.commit()))
                .toList());
    }

    @Test
    void isForAPersonToRead() throws IOException {
        Report report = Cases.all().get("model");
        assertThat(write(Baseline.of(report.findings(), report.sources()))).isEqualTo("""
                        {
                          "version": 1,
                          "entries": [
                            {
                              "rule": "drift/image-pin",
                              "file": ".woodpecker/ci.yml",
                              "count": 1,
                              "fingerprint": "351a1d3b3a7cca9eb848bda55dee30aced0a8884ba85d0e6bc0c95ce3a8efeb8"
                            }
                          ]
                        }
                        """);
        assertThat(write(Baseline.empty())).isEqualTo("{\n  \"version\": 1,\n  \"entries\": []\n}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            []                                         | expected an object                                      | 1 | 1
            {'version': 2}                             | version 2 of the baseline is not known, expected 1; write it anew with --write-baseline | 1 | 13
            {'version': '1'}                           | expected `version` to be a whole number                 | 1 | 13
            {'version': 1}                             | key `entries` is missing                                | 1 | 14
            {'entries': []}                            | key `version` is missing                                | 1 | 15
            {'version': 1, 'entries': [], 'x': 1}      | unknown key `x`, expected `version` or `entries`        | 1 | 31
            {'version': 1, 'entries': {}}              | expected `entries` to be a list                         | 1 | 27
            {'version': 1, 'entries': [1]}             | expected an entry to be an object                       | 1 | 28
            {'version': 1, 'entries': [{}]}            | key `rule` is missing                                   | 1 | 29
            {'version': 1, 'entries': [ENTRY, ENTRY]}  | fingerprint PRINT stands here twice                     | 1 | 309
            {'version': 1, 'entries': []} {}           | text behind the end of the baseline                     | 1 | 31
            """)
    void refuses(String text, String message, int line, int column) {
        String json = text.replace("ENTRY", ENTRY).replace('\'', '"');
        assertThat(BaselineFile.read(json))
                .isEqualTo(new BaselineFile.Reading.Bad(message.replace("PRINT", PRINT), line, column));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'count': 2       | 'count': 0       | `count` is 0, expected at least 1
            'count': 2       | 'count': 2.5     | expected `count` to be a whole number
            'count': 2,      |                  | key `count` is missing
            'count': 2       | 'many': 2        | unknown key `many`, expected `rule`, `file`, `count`, `fingerprint` or `commit`
            'fingerprint': ' | 'fingerprint': 'x | expected 64 hexadecimal digits
            'count': 2       | 'count': 2, 'count': 3 | not JSON: Duplicate Object property "count"
            'count': 2       | 'count': 99999999999 | not JSON: Numeric value (99999999999) out of range
            }                |                  | not JSON: Unexpected end-of-input
            """)
    void refusesEntry(String found, String instead, String message) {
        String entry = ENTRY.replace(found, instead == null ? "" : instead);
        String end = found.equals("}") ? "" : "]}";
        String json = ("{'version': 1, 'entries': [" + entry + end).replace('\'', '"');
        assertThat(BaselineFile.read(json)).isInstanceOfSatisfying(BaselineFile.Reading.Bad.class, bad -> {
            assertThat(bad.message()).contains(message);
            assertThat(bad.line()).isEqualTo(1);
        });
    }

    @Test
    void sayWhere() {
        assertThat(BaselineFile.read("{\n  \"version\": 1,\n  nonsense\n}"))
                .isInstanceOfSatisfying(BaselineFile.Reading.Bad.class, bad -> {
                    assertThat(bad.message()).startsWith("not JSON: ").doesNotContain("\n");
                    assertThat(bad.line()).isEqualTo(3);
                });
        assertThat(BaselineFile.read("")).isInstanceOf(BaselineFile.Reading.Bad.class);
    }

    private static String write(Baseline baseline) throws IOException {
        StringWriter out = new StringWriter();
        BaselineFile.write(baseline, out);
        return out.toString();
    }
}
