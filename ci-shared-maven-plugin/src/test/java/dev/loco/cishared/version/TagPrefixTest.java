package dev.loco.cishared.version;

import static dev.loco.cishared.version.Texts.version;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prefixes of tags are exact texts, and git takes what they make. */
class TagPrefixTest {

    @ParameterizedTest
    @CsvSource({
        "v,v1.2.3,1.2.3",
        "v,v1.2.3-rc.1+b,1.2.3-rc.1+b",
        "'',1.2.3,1.2.3",
        "'',v1.2.3,none",
        "v,1.2.3,none",
        "v,V1.2.3,none",
        "v,vv1.2.3,none",
        "v,v,none",
        "v,'',none",
        "v,v1,none",
        "v,v1.2,none",
        "v,v01.0.0,none",
        "v,v-1.0.0,none",
        "v,refs/tags/v1.2.3,none",
        "v,base-python-v1.2.3,none",
        "base-python-v,base-python-v1.2.3,1.2.3",
        "base-python-v,base-python-3.13-v1.0.0,none",
        "base-python-3.13-v,base-python-3.13-v1.0.0,1.0.0",
        "base-python-3.13-v,base-python-3x13-v1.0.0,none",
        "base-python-3.13-v,base-python-v1.0.0,none",
        "release/,release/1.2.3,1.2.3",
    })
    void onlyPrefixAndVersionMatch(String prefix, String tag, String expected) {
        assertThat(new TagPrefix(prefix)
                        .version(tag)
                        .map(SemanticVersion::toString)
                        .orElse("none"))
                .isEqualTo(expected);
    }

    @Test
    void namesTags() {
        TagPrefix prefix = new TagPrefix("base-rust-v");
        SemanticVersion version = version("1.2.3-rc.1+b");

        assertThat(prefix.tag(version)).isEqualTo("base-rust-v1.2.3-rc.1+b");
        assertThat(prefix.floatingMajor(version)).isEqualTo("base-rust-v1");
        assertThat(prefix.floatingMinor(version)).isEqualTo("base-rust-v1.2");
    }

    /** git is the judge. */
    @ParameterizedTest
    @CsvFileSource(
            resources = "/versions/prefixes.csv",
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = false)
    void gitTakesWhatIsFit(String cell) throws Exception {
        String prefix = Texts.unescaped(cell);
        boolean fit = TagPrefix.problem(prefix).isEmpty();

        for (String version : new String[] {"1.2.3", "1.2", "1"}) {
            assertThat(gitTakes(prefix + version)).as("%s%s", cell, version).isEqualTo(fit);
        }
    }

    private static boolean gitTakes(String tag) throws IOException, InterruptedException {
        // The name goes by standard input, as bytes: an argument would depend on the locale.
        String script = "IFS= read -r -d '' name || true; git check-ref-format \"refs/tags/$name\"";
        Process git = new ProcessBuilder("bash", "-c", script).start();
        try (var in = git.getOutputStream()) {
            in.write(tag.getBytes(UTF_8));
        }
        return git.waitFor() == 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v", "v\0", "v\uD83D", "\uDE80v"})
    void whatGitCannotBeAskedAboutIsUnfit(String prefix) {
        assertThat(TagPrefix.problem(prefix)).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> new TagPrefix(prefix));
    }

    @Test
    void problemShowsNoControlCharacter() {
        assertThat(TagPrefix.problem("v\u001B[31m")).contains("a tag cannot contain the control character U+001B");
    }
}
