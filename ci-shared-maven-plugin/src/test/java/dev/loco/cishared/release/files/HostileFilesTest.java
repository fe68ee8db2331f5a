package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loco.cishared.version.SemanticVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a size that a slow or deep way of reading them would not end on: a million characters of one kind. */
class HostileFilesTest {
    private static final int MANY = 1_000_000;

    static List<Arguments> files() {
        return List.of(
                Arguments.of("VERSION", "x", " ", "y"),
                Arguments.of("VERSION", "", " ", "x y"),
                Arguments.of("a.txt", "1.2.3 x-release-version", " ", "."),
                Arguments.of("a.txt", "1.2.3-a", ".a", "_ x-release-version"),
                Arguments.of("a.txt", "1", "1", ". x-release-version"),
                Arguments.of("Chart.yaml", "version: 1", " ", "x"),
                Arguments.of("Chart.yaml", "version", " ", "x"),
                Arguments.of("setup.cfg", "[metadata]\nversion = 1", "\n x", ""),
                Arguments.of("a.py", "__version__", " ", "x"),
                Arguments.of("package.json", "{", "[", ""),
                Arguments.of("package.json", "{", "\"a\":0,", "x"),
                Arguments.of("pom.xml", "<project>", "<a>", ""),
                Arguments.of("pom.xml", "<project", " ", ""),
                Arguments.of("pom.xml", "<project>", "<!--", ""),
                Arguments.of("Cargo.toml", "a", ".a", ""),
                Arguments.of("Cargo.toml", "a = \"\"\"", "\"", ""),
                Arguments.of("pyproject.toml", "[a]\na=", "{a=", ""));
    }

    @ParameterizedTest(name = "{0}, {2} many times")
    @MethodSource("files")
    void endsWithAProblem(String name, String before, String many, String after) {
        byte[] file = (before + many.repeat(MANY / many.length()) + after).getBytes(UTF_8);

        FilesPlan plan = VersionFiles.plan(List.of(VersionFile.of(name)), "1.3.0", new MemoryTree(Map.of(name, file)));

        assertThat(plan.problems()).isNotEmpty();
        assertThat(plan.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"# ", " ", "## 1.0.0\n", "[a", "~~~~\n", "<!--", "\n-", "\n", "# x #"})
    void releaseIsPutIn(String many) {
        String existing = "# Changelog\n## " + many.repeat(MANY / many.length());

        String after = Changelog.insert(Optional.of(existing), notes("feature"));

        assertThat(after).contains("1.1.0").contains("feature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "a`", "`` ` ", "*", "http:", "0", "_a"})
    void subjectIsEscaped(String many) {
        String after = Changelog.insert(Optional.empty(), notes(many.repeat(MANY / many.length())));

        assertThat(after).contains("## [1.1.0]");
    }

    @Test
    void longestVersionIsWritten() {
        String version = "1.2.3-a" + ".0a".repeat(40);
        version += "+" + "1".repeat(SemanticVersion.MOST_CHARACTERS - version.length() - 1);

        FilesPlan plan = plan(version);

        assertThat(new String(plan.changes().get(0).after(), UTF_8)).isEqualTo(version + "\n");
    }

    @Test
    void longerOneIsRefusedInFewWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan("1.2.3-a" + ".0a".repeat(100_000)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(150));
    }

    private static FilesPlan plan(String version) {
        return VersionFiles.plan(
                List.of(VersionFile.of("VERSION")),
                version,
                new MemoryTree(Map.of("VERSION", "1.2.3\n".getBytes(UTF_8))));
    }

    @Test
    void controlCharactersAreGone() {
        assertThat(MarkdownText.of("a\u0085b\u009bc\u0000d\u202ee\u2028f")).isEqualTo("a b c d e f");
    }

    private static ReleaseNotes notes(String description) {
        return new ReleaseNotes(
                "1.1.0",
                LocalDate.parse("2026-11-23"),
                Optional.empty(),
                "v1.1.0",
                Optional.empty(),
                List.of(new ReleaseNotes.Entry(
                        "feat", Optional.empty(), false, description, Optional.empty(), "abcdef0123")));
    }
}
