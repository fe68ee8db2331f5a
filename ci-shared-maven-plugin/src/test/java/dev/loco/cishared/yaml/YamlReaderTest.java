package dev.loco.cishared.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private static YamlFile read(String text) {
        return YamlReader.read("a.yml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static YamlNode at(YamlFile file, Object... path) {
        YamlNode node = file.root().orElseThrow();
        for (Object step : path) {
            node = step instanceof Integer i
                    ? node.sequence().orElseThrow().items().get(i)
                    : node.mapping().orElseThrow().get((String) step).orElseThrow();
        }
        return node;
    }

    private static String textOf(YamlFile file, YamlNode node) {
        return textOf(file, node.span());
    }

    private static String textOf(YamlFile file, Span span) {
        return file.text().substring(span.offset(), span.end());
    }

    /** One line of the tree: what the tests below compare. */
    private static String tree(YamlNode node) {
        if (node instanceof YamlScalar s) {
            return s.type() == YamlScalar.Type.STRING ? "'" + s.value() + "'" : s.isNull() ? "~" : s.value();
        }
        if (node instanceof YamlSequence s) {
            return s.items().stream().map(YamlReaderTest::tree).toList().toString();
        }
        return ((YamlMapping) node)
                .entries().stream()
                        .map(e -> e.name() + ": " + tree(e.value()))
                        .toList()
                        .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | BOOLEAN",
                "True | BOOLEAN",
                "FALSE | BOOLEAN",
                "yes | STRING",
                "on | STRING",
                "off | STRING",
                "y | STRING",
                "~ | NULL",
                "null | NULL",
                "NULL | NULL",
                "nil | STRING",
                "12 | INTEGER",
                "-12 | INTEGER",
                "+1_000 | INTEGER",
                "0x1F | INTEGER",
                "0o17 | INTEGER",
                "017 | INTEGER",
                "08 | FLOAT",
                "0b101 | INTEGER",
                "18446744073709551615 | INTEGER",
                "18446744073709551616 | FLOAT",
                "-9223372036854775809 | FLOAT",
                "12:30:45 | STRING",
                "1:30 | STRING",
                "2026-11-23 | STRING",
                "1.5 | FLOAT",
                "1. | FLOAT",
                ".5 | FLOAT",
                ".5_0 | STRING",
                "1e3 | FLOAT",
                "1e999 | STRING",
                ".inf | FLOAT",
                "-.INF | FLOAT",
                ".NaN | FLOAT",
                "1.2.3 | STRING",
                "v1 | STRING",
                "- | STRING",
                "'1' | STRING",
                "\"true\" | STRING",
                "'' | STRING",
                "!!str 1 | STRING",
                "!!int '1' | INTEGER",
                "!custom 1 | STRING"
            })
    void aScalarHasTheTypeThatWoodpeckersParserGivesIt(String text, YamlScalar.Type type) {
        YamlFile file = read("[" + text + "]");
        assertThat(file.problems()).isEmpty();
        assertThat(at(file, 0).scalar().orElseThrow().type()).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "# only a comment\n", "\uFEFF", "\uFEFF# comment"})
    void aFileWithoutADocumentHasNoRootAndNoProblem(String text) {
        YamlFile file = read(text);
        assertThat(file.root()).isEmpty();
        assertThat(file.problems()).isEmpty();
    }

    @Test
    void spansHoldExactlyTheNodesText() {
        YamlFile file = read("""
                steps:  # all of them
                  - &first # comment between
                    image: "😀 x"  # smile
                    commands: &c !!seq
                    - a # one

                    # between
                    - |  # header
                      text # no comment

                  # after
                  - *first
                flow: { a: [1, 2 ], b }
                empty:
                """);
        assertThat(file.problems()).isEmpty();
        YamlNode step = at(file, "steps", 0);
        assertThat(step.span().line()).isEqualTo(3);
        assertThat(step.span().column()).isEqualTo(5);
        assertThat(textOf(file, step)).startsWith("image:").endsWith("# no comment");
        assertThat(textOf(file, at(file, "steps", 0, "image"))).isEqualTo("\"😀 x\"");
        assertThat(textOf(file, at(file, "steps", 0, "commands")))
                .startsWith("- a #")
                .endsWith("no comment");
        assertThat(textOf(file, at(file, "steps", 0, "commands", 1))).isEqualTo("|  # header\n      text # no comment");
        assertThat(textOf(file, at(file, "steps"))).startsWith("- &first").endsWith("*first");
        YamlNode alias = at(file, "steps", 1);
        assertThat(alias.span()).isEqualTo(step.span());
        assertThat(textOf(file, alias.alias().orElseThrow())).isEqualTo("*first");
        assertThat(at(file, "steps", 1, "image").use()).isEqualTo(alias.use());
        assertThat(textOf(file, at(file, "flow"))).isEqualTo("{ a: [1, 2 ], b }");
        assertThat(textOf(file, at(file, "flow", "a"))).isEqualTo("[1, 2 ]");
        assertThat(at(file, "flow", "b").span().column()).isEqualTo(22);
        assertThat(at(file, "empty").span().column()).isEqualTo(7);
        assertThat(file.comments().stream().map(c -> c.span().line() + " " + c.text() + (c.ownLine() ? " own" : "")))
                .containsExactly(
                        "1 all of them",
                        "2 comment between",
                        "3 smile",
                        "5 one",
                        "7 between own",
                        "8 header",
                        "11 after own");
        assertThat(file.commentOn(5).orElseThrow().text()).isEqualTo("one");
        assertThat(file.commentOn(9)).isEmpty();
    }

    @Test
    void mergesAreResolvedWithTheirOrigin() {
        YamlFile file = read("""
                a: &a {x: 1, y: 2}
                b: &b {y: 3, z: 4}
                l: &l [p, q]
                one: {y: 0, <<: *a}
                two:
                  <<: [*a, *b]
                  w: 5
                list:
                  - first
                  - <<: *l
                  - <<: [*l, *l]
                  - {<<: *a, k: v}
                """);
        assertThat(file.problems()).isEmpty();
        assertThat(tree(at(file, "one"))).isEqualTo("[y: 0, x: 1]");
        assertThat(tree(at(file, "two"))).isEqualTo("[w: 5, x: 1, y: 2, z: 4]");
        assertThat(tree(at(file, "list"))).isEqualTo("['first', 'p', 'q', 'p', 'q', 'p', 'q', [k: 'v', x: 1, y: 2]]");
        assertThat(textOf(file, at(file, "two", "z").use())).isEqualTo("*b");
        assertThat(at(file, "two", "w").alias()).isEmpty();
        assertThat(at(file, "list", 1).use().line()).isEqualTo(10);
        assertThat(textOf(file, at(file, "list"))).startsWith("- first").endsWith("k: v}");
    }

    @Test
    void onlyTheFirstDocumentIsRead() {
        YamlFile file = read("a: 1\n---\nb: [\n");
        assertThat(tree(file.root().orElseThrow())).isEqualTo("[a: 1]");
        assertThat(file.problems()).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(SecondDocument.RULE);
            assertThat(f.primary().line()).isEqualTo(2);
        });
    }

    @Test
    void aDuplicateKeyIsToldWithTheFirstAndTheTreeStays() {
        YamlFile file = read("a: 1\nb: {c: 1, 'c': 2}\na: 3\n");
        assertThat(tree(file.root().orElseThrow())).isEqualTo("[a: 1, b: [c: 1]]");
        List<Finding> problems = file.problems();
        assertThat(problems).allMatch(f -> f.rule() == DuplicateKey.RULE).hasSize(2);
        assertThat(problems.get(1).primary().line()).isEqualTo(3);
        assertThat(problems.get(1).related().get(0).span().line()).isEqualTo(1);
    }
}
