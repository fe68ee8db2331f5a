package dev.loco.cishared.policy.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters as OpenBao judges them; the answers were held against OpenBao's own. */
class KeysFilterTest {
    private static final String PREFIX =
            "(unable to compile template for |failed to validate )?list_scan_response_keys_filter_path"
                    + "(: unable to (parse template: template: template:|apply template: template: template:)| )";

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "a/{{ .key }} => ok",
                "{{.path}}{{.key}} => ok",
                "{{- .key -}} => ok",
                "{{/* only a comment */}}{{ .key }} => ok",
                "{{ .key | uppercase | lowercase }} => ok",
                "{{ replace \"a\" \"b\" .key }} => ok",
                "{{ .key | truncate 5 }} => ok",
                "{{ .key | base64 | decode_base64 }} => ok",
                "{{ .key | sha256 | truncate_sha256 12 }} => ok",
                "{{ . }} => ok",
                "{{ .key | }} => ok",
                "a/x => resulted in same path for two different keys",
                "{{ .path }} => resulted in same path for two different keys",
                "{{ .Key }} => resulted in same path for two different keys",
                "{{ \"q\" }} => resulted in same path for two different keys",
                "{{ 5 }} => resulted in same path for two different keys",
                "{{ len .key }} => resulted in same path for two different keys",
                "{{ .path | hex }} => resulted in same path for two different keys",
                "{{ .key => 1: unclosed action",
                "{{ upper .key }} => 1: function \"upper\" not defined",
                "{{}} => 1: missing value for command",
                "{{ | .key }} => 1: unexpected \"|\" in command",
                "{{ .key | 5 }} => 1: non executable command in pipeline stage 2",
                "{{end}} => 1: unexpected {{end}}",
                "{{ .ke-y }} => 1: bad character U+002D '-'",
                "{{/* open => 1: unclosed comment",
                "{{/* c */ .key }} => 1: comment ends before closing delimiter",
                "{{ .key | truncate 0 }} => 1:10: executing \"template\" at <truncate 0>: error calling truncate: max length must be > 0 but was 0",
                "{{ .key | truncate_sha256 8 }} => 1:10: executing \"template\" at <truncate_sha256 8>: error calling truncate_sha256: max length must be > 8 but was 8",
                "{{ lowercase }} => 1:3: executing \"template\" at <lowercase>: wrong number of args for lowercase: want 1 got 0",
                "{{ .Key | lowercase }} => 1:10: executing \"template\" at <lowercase>: invalid value; expected string",
                "{{ truncate .key 5 }} => 1:12: executing \"template\" at <.key>: wrong type for value; expected int; got string",
                "{{ .key | decode_hex }} => 1:10: executing \"template\" at <decode_hex>: error calling decode_hex: encoding/hex: no hexadecimal text",
                "{{ .key.x }} => 1:7: executing \"template\" at <.key.x>: can't evaluate field x in type interface {}",
                "{{ .key .path }} => 1:3: executing \"template\" at <.key>: key is not a method but has arguments",
                // Beyond what is judged: nothing is said.
                "{{if .key}}x{{end}} => ok",
                "{{ $x := .key }}{{ $x }} => ok",
                "{{ random 5 }} => ok",
                "{{ printf \"%s\" .path }} => ok",
            })
    void filterIsJudged(String template, String expected) {
        String found = KeysFilter.wrong(template, "a/b").orElse("ok");

        assertThat(found.replaceFirst(PREFIX, "")).isEqualTo(expected);
    }
}
