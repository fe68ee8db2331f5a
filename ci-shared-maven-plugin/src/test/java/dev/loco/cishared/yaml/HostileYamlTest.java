package dev.loco.cishared.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that would hang, blow up or crash a reader without limits: each gives one finding at an exact place. */
class HostileYamlTest {

    static Stream<Arguments> files() {
        return Stream.of(
                refused("one byte more than is read", "#".repeat(Limit.BYTES + 1), Limit.RULE, 1, 1),
                refused("billion laughs", laughs("[", "]", ""), Limit.RULE, 6, 10),
                refused("billion laughs in mappings", laughs("{", "}", "k%d: "), Limit.RULE, 6, 30),
                refused("billion laughs by list merges", mergeLaughs(), Limit.RULE, 46, 7),
                refused("a chain of aliases", chain(), Limit.RULE, 64, 12),
                refused("more nodes than are read", "[" + "a,".repeat(Limit.NODES + 1) + "]", Limit.RULE, 1, 200_000),
                refused("deep brackets", "[".repeat(100_000), Limit.RULE, 1, 65),
                refused("deep braces", "{a: ".repeat(100_000), Limit.RULE, 1, 257),
                refused("deep lists", "- ".repeat(100_000), Limit.RULE, 1, 129),
                refused("deep keys", "? ".repeat(100_000), Limit.RULE, 1, 129),
                refused("an alias inside its node", "&a [*a]", Alias.RULE, 1, 5),
                refused("an alias deep inside its node", "a: &a {b: {c: *a}}", Alias.RULE, 1, 15),
                refused("a merge of itself", "a: &a {<<: *a}", Alias.RULE, 1, 12),
                refused("NUL", "a: b\u0000c", Encoding.RULE, 1, 5),
                refused("an escape character", "a: 😀\u001B[0m", Encoding.RULE, 1, 6),
                refused("a number that is no character", "a: \"\\UFFFFFFFF\"", Syntax.RULE, 1, 2),
                refused("a key too long to be one", "x".repeat(1_000_000) + ": a", Syntax.RULE, 1, 1_000_001),
                refused("a quote never closed", "a: \"" + "x ".repeat(500_000), Syntax.RULE, 1, 4),
                refused("a list as a key", "[a]: b", Syntax.RULE, 1, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedAtItsPlace(String name, String text, Rule rule, int line, int column) {
        YamlFile file = YamlReader.read("a.yml", text.getBytes(StandardCharsets.UTF_8));
        assertThat(file.root()).isEmpty();
        Finding finding = assertThat(file.problems()).singleElement().actual();
        assertThat(finding.rule()).isEqualTo(rule);
        assertThat(finding.primary().line() + ":" + finding.primary().column()).isEqualTo(line + ":" + column);
        assertThat(finding.message()).doesNotContain("\n");
        assertThat(finding.help()).isNotBlank();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {" ", "\n", "\r", "#", "# x", "a: |\n  x\n", "- 😀 "})
    void aMillionCharactersOfOneKindAreRead(String unit) {
        int times = Math.min(Limit.BYTES / unit.getBytes(StandardCharsets.UTF_8).length, 1_000_000);
        String text = unit.endsWith(" ") ? unit + "x".repeat(times) : unit.repeat(times);
        YamlFile file = YamlReader.read("a.yml", text.getBytes(StandardCharsets.UTF_8));
        // However many problems there are, nobody reads more than a hundred.
        assertThat(file.problems()).hasSizeLessThanOrEqualTo(101);
        assertThat(file.problems().stream().map(Finding::rule).distinct()).isSubsetOf(DuplicateKey.RULE, Limit.RULE);
    }

    @Test
    void invalidUtf8IsToldAtTheFirstBadByte() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("# ok\na: 😀 ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.writeBytes(" b\nc: d\n".getBytes(StandardCharsets.UTF_8));
        YamlFile file = YamlReader.read("a.yml", bytes.toByteArray());
        assertThat(file.problems()).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo(Encoding.RULE);
            assertThat(f.primary().line()).isEqualTo(2);
            assertThat(f.primary().column()).isEqualTo(7);
            assertThat(f.message()).contains("0xC3");
        });
        assertThat(file.text()).startsWith("# ok\na: 😀 \u00C3 b");
    }

    @ParameterizedTest
    @MethodSource("badBytes")
    void otherEncodingsAreTold(byte[] bytes, String message) {
        assertThat(YamlReader.read("a.yml", bytes).problems())
                .singleElement()
                .satisfies(f -> assertThat(f.message()).isEqualTo(message));
    }

    static Stream<Arguments> badBytes() {
        return Stream.of(
                Arguments.of("a: b".getBytes(StandardCharsets.UTF_16), "the file is UTF-16, expected UTF-8"),
                Arguments.of(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}, "the file is UTF-16, expected UTF-8"),
                Arguments.of("a: é".getBytes(StandardCharsets.ISO_8859_1), "byte 0xE9 is not UTF-8"),
                Arguments.of(new byte[] {'a', (byte) 0xE2, (byte) 0x82}, "byte 0xE2 is not UTF-8"),
                Arguments.of(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "byte 0xED is not UTF-8"));
    }

    private static Arguments refused(String name, String text, Rule rule, int line, int column) {
        return Arguments.of(name, text, rule, line, column);
    }

    private static String laughs(String open, String close, String key) {
        StringBuilder text = new StringBuilder("a0: &a0 " + (key.isEmpty() ? "[x,x,x,x,x,x,x,x,x]" : "{x: 1}") + "\n");
        for (int i = 1; i < 20; i++) {
            text.append("a%d: &a%d %s".formatted(i, i, open));
            for (int j = 0; j < 9; j++) {
                text.append(j > 0 ? "," : "")
                        .append(key.formatted(j))
                        .append("*a")
                        .append(i - 1);
            }
            text.append(close).append('\n');
        }
        return text.toString();
    }

    private static String mergeLaughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,y]\n");
        for (int i = 1; i < 60; i++) {
            text.append("a%d: &a%d\n- <<: *a%d\n- <<: *a%d\n".formatted(i, i, i - 1, i - 1));
        }
        return text.toString();
    }

    private static String chain() {
        StringBuilder text = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 1000; i++) {
            text.append("a%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        return text.toString();
    }
}
