package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Own patterns that backtrack without bound, on files made for them: they end, it is said, the others go on. */
class RunawayTest {
    private static final OwnPattern OTHER = OwnPattern.of("own/ticket", List.of(), "TICKET-[0-9]{8}", "m", "h");
    private static final int LONG = 8_000;

    @TempDir
    Path root;

    /** The pattern; and what is written again and again behind the word it starts with. */
    static Stream<Arguments> patterns() {
        return Stream.of(
                Arguments.of("secretword(a+)+$", "a"),
                Arguments.of("secretword((a*)*)*b", "a"),
                Arguments.of("secretword(.*)*x\\1y", "a"),
                Arguments.of("secretword.*.*.*.*=", "a"),
                Arguments.of("secretword([a-z]+)*=(\\1)", "a"),
                Arguments.of("secretword(?=(a+)+$)[ab]", "a"));
    }

    /** Whether these run out of steps or of stack, or come to an end, is for the JIT to say. */
    static Stream<Arguments> deepPatterns() {
        return Stream.of(
                Arguments.of("secretword(\\w+\\s?)+:", "ab "),
                Arguments.of("secretword(a|aa)+$", "a"),
                Arguments.of("secretword(?:x|a|b)*#", "ab"),
                Arguments.of("secretword(a|a)*b", "a"));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void endsAndIsSaid(String regex, String bit) throws IOException {
        assertThat(cutOff(regex, bit)).contains(new ScanResult.CutOff("own/runaway", "a.txt", 2));
    }

    @ParameterizedTest
    @MethodSource("deepPatterns")
    void endsHoweverDeep(String regex, String bit) throws IOException {
        assertThat(cutOff(regex, bit)).allMatch(one -> one.rule().equals("own/runaway"));
    }

    private List<ScanResult.CutOff> cutOff(String regex, String bit) throws IOException {
        OwnPattern runaway = OwnPattern.of("own/runaway", List.of(), regex, "m", "h");
        assertThat(runaway.faults()).isEmpty();
        String line = "secretword" + bit.repeat(LONG / bit.length()) + "!\n";
        Files.writeString(root.resolve("a.txt"), "first\n" + line.repeat(100) + "TICKET-12345678\n");
        Files.writeString(root.resolve("b.txt"), "TICKET-12345678\n");

        ScanResult result = new SecretScanner(SecretSettings.defaults(), List.of(runaway, OTHER))
                .scan(root, List.of("a.txt", "b.txt"));

        assertThat(result.findings())
                .extracting(f -> f.rule().id() + " " + f.primary().file())
                .containsExactly("own/ticket a.txt", "own/ticket b.txt");
        assertThat(result.cutOff()).hasSizeLessThanOrEqualTo(8);
        return result.cutOff();
    }

    @Test
    void whatItTakesDoesNotGrowWithTheSquareOfTheFile() {
        // No calls inside each other, which may end it before its steps do, or let it come to an end.
        Entry entry = OwnPattern.of("own/runaway", List.of(), "secretword.*.*.*.*=", "m", "h")
                .entry();
        Pass pass = new Pass(new Catalogue(List.of(entry)), path -> true);
        for (int lines : new int[] {10, 1_000}) {
            byte[] bytes =
                    ("secretword" + "ab ".repeat(2_500) + "!\n").repeat(lines).getBytes(StandardCharsets.UTF_8);
            pass.over("a.txt", bytes, bytes.length);
            assertThat(pass.stepsTaken()).isLessThanOrEqualTo(8 * 400_000L);
        }
    }

    @Test
    void aPatternOfWhatIsNotReportedMayRunAwayToo() throws IOException {
        OwnPattern own = new OwnPattern(
                "own/long",
                List.of(),
                "secretword\\w+!?",
                "m",
                "h",
                Severity.ERROR,
                List.of(),
                List.of("((a*)*)*b$"),
                List.of(),
                List.of());
        assertThat(own.faults()).isEmpty();
        Files.writeString(root.resolve("a.txt"), "secretword" + "a".repeat(LONG) + "!\nTICKET-12345678\n");
        ScanResult result =
                new SecretScanner(SecretSettings.defaults(), List.of(own, OTHER)).scan(root, List.of("a.txt"));
        assertThat(result.findings())
                .extracting(Finding::rule)
                .extracting(Rule::id)
                .containsExactly("own/ticket");
        assertThat(result.cutOff()).containsExactly(new ScanResult.CutOff("own/long", "a.txt", 1));
    }
}
