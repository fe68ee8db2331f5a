package dev.loco.cishared.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's words for what the parser stumbles over, at the place that has to be mended. */
class SyntaxTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '^',
            value = {
                "a: b: c¦1:5¦a `:` makes a key here, where a value is already being read¦",
                "a: - b¦1:4¦a list item cannot start here¦",
                "a: @b¦1:4¦an unquoted value cannot start with `@`¦",
                "a:\\n\\t- b¦2:1¦a tab stands where only spaces may¦",
                "steps:\\n  a: 1\\n   b: 2¦3:5¦a `:` makes a key here, where a value is already being read¦",
                "steps:\\n  a: 1\\n b: 2¦3:2¦`b` does not fit here: the line is neither part of the value before it nor on the level of its neighbours¦1:1 the mapping starts here",
                "- a\\nb: c¦2:1¦`b` does not fit here: the line is neither part of the value before it nor on the level of its neighbours¦1:1 the list starts here",
                "a: b\\nc\\nd: e¦3:1¦a line that should be `key: value` has no colon¦2:1 the line starts here",
                "a: [b, c¦1:9¦expected `,` or `]` before the end of the line¦1:4 the list in brackets starts here",
                "a: {b: c]¦1:9¦expected `,` or `}` before `]`¦1:4 the mapping in braces starts here",
                "a: 'b\\nc: d¦1:4¦the quote that opens here is never closed¦",
                "a: \"\\\\d\"¦1:6¦a backslash in double quotes starts an escape that YAML does not know¦1:4 the double quoted scalar starts here",
                "a: *¦1:5¦a name of letters, digits, `-` or `_` must follow `&` and `*`, found the end of the line¦1:4 the alias starts here",
                "a: |x¦1:5¦only an indentation digit, `+` or `-` may follow `|` or `>` on its line¦1:4 the block scalar starts here",
                "a: !x!y z¦1:4¦an unknown tag: a value that starts with `!` is read as a tag¦",
                "%FOO\\na¦2:1¦this line does not belong to the value before it, which ended the document¦",
                "{% if %}¦1:2¦an unquoted value cannot start with `%`¦",
                "a: !!int b¦1:10¦`b` is no `!!int`, as its tag says¦",
                "a\\n...\\n]¦3:1¦this line does not belong to the value before it, which ended the document¦",
                "a: *b¦1:4¦alias `*b` has no anchor `&b` before it¦",
                "a: {<<: 1}¦1:9¦`<<` in a mapping merges mappings, found a number¦",
                "a: &a {b: c}\\nd: [<<: *a]¦2:9¦an item of nothing but `<<` merges a list into the list, found a mapping¦"
            })
    void isTold(String escaped, String place, String message, String related) {
        String text = escaped.replace("\\\\", "\u0001")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\u0001", "\\");
        YamlFile file = YamlReader.read("a.yml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems()).singleElement().satisfies(f -> {
            assertThat(f.message()).isEqualTo(message);
            assertThat(f.primary().line() + ":" + f.primary().column()).isEqualTo(place);
            assertThat(f.related().stream()
                            .map(r -> r.span().line() + ":" + r.span().column() + " " + r.label())
                            .toList())
                    .isEqualTo(related == null ? java.util.List.of() : java.util.List.of(related));
            assertThat(f.help()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:\tb",
                "a: \"x\"\t# c",
                "a: &x\tb",
                "{a:\t\"b\"}",
                "a: 'b\tc'",
                "- a\t",
            })
    void tabsBetweenTokensAreNoError(String text) {
        YamlFile file = YamlReader.read("a.yml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.problems()).isEmpty();
        assertThat(file.root()).isPresent();
        assertThat(file.text()).isEqualTo(text);
    }
}
