package dev.loco.cishared.version;

import static dev.loco.cishared.version.Texts.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Semantic Versioning 2.0.0: what is a version, and which of two comes first. */
class SemanticVersionTest {
    private static final BigInteger ONE = BigInteger.ONE;

    @ParameterizedTest
    @CsvFileSource(resources = "/versions/valid.csv", useHeadersInDisplayName = true)
    void isReadInItsParts(
            String text, BigInteger major, BigInteger minor, BigInteger patch, String prerelease, String build) {
        assertThat(SemanticVersion.parse(text))
                .contains(new SemanticVersion(major, minor, patch, words(prerelease), words(build)));
        assertThat(version(text)).hasToString(text);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/versions/invalid.csv",
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = false)
    void isNoVersion(String text) {
        assertThat(SemanticVersion.parse(Texts.unescaped(text))).isEmpty();
    }

    @Test
    void isReadUpToItsLimit() {
        String longest = "1.2." + "9".repeat(SemanticVersion.MOST_CHARACTERS - 4);

        assertThat(version(longest)).hasToString(longest);
        assertThat(SemanticVersion.parse(longest + "9")).isEmpty();
        assertThat(SemanticVersion.parse("1.2.3-" + "a.".repeat(5_000_000) + "a"))
                .isEmpty();
    }

    static List<List<SemanticVersion>> ascending() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/versions/ascending.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split(" < ")).map(Texts::version).toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ascending")
    void precedenceRises(List<SemanticVersion> versions) {
        assertThat(versions).hasSizeGreaterThan(1);
        for (int i = 0; i < versions.size(); i++) {
            for (int j = 0; j < versions.size(); j++) {
                SemanticVersion one = versions.get(i);
                SemanticVersion other = versions.get(j);
                int order = Integer.compare(i, j);
                assertThat(Integer.signum(SemanticVersion.PRECEDENCE.compare(one, other)))
                        .as("%s and %s", one, other)
                        .isEqualTo(order);
                assertThat(Integer.signum(one.compareTo(other))).isEqualTo(order);
                assertThat(one.isHigherThan(other)).isEqualTo(order > 0);
            }
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/versions/equal-precedence.csv", useHeadersInDisplayName = true)
    void buildMetadataHasNoPrecedenceAndIsOrderedAllTheSame(String one, String other) {
        assertThat(SemanticVersion.PRECEDENCE.compare(version(one), version(other)))
                .isZero();
        assertThat(version(one).isHigherThan(version(other))).isFalse();
        assertThat(version(one)).isNotEqualTo(version(other)).isNotEqualByComparingTo(version(other));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3,1.2.3,no",
        "1.2.3-rc.1,1.2.3,yes",
        "1.2.3+b,1.2.3,no",
        "1.2.3-rc.1+b,1.2.3,yes",
    })
    void coreHasNeitherPrereleaseNorBuild(String text, String core, String prerelease) {
        assertThat(version(text).core()).isEqualTo(version(core));
        assertThat(version(text).isPrerelease()).isEqualTo(prerelease.equals("yes"));
    }

    @ParameterizedTest
    @CsvSource({"1,01,b", "1,'',b", "1,a_b,b", "1,a.b,b", "1,a,''", "1,a,ä", "-1,a,b"})
    void cannotBeMadeOfWhatIsNoVersion(BigInteger patch, String prerelease, String build) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SemanticVersion(ONE, ONE, patch, List.of(prerelease), List.of(build)));
    }
}
