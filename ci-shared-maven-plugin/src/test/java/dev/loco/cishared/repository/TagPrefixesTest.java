package dev.loco.cishared.repository;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.version.SemanticVersion;
import dev.loco.cishared.version.TagPrefix;
import dev.loco.cishared.yaml.YamlReader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two components must not have prefixes by which one tag is a version of both. */
class TagPrefixesTest {

    @ParameterizedTest
    @CsvSource({
        "v,v,yes",
        "v,v1,yes",
        "v,v0,no",
        "v,v1.,no",
        "v,v1.0.,no",
        "v,v1.0,no",
        "v,v1.0.0,no",
        "v,v1.0.0-,yes",
        "v,v1.0.0-0,no",
        "v,v1.0.0-rc.,yes",
        "v,v1.0.0+,yes",
        "v1,v2,no",
        "v,base-v,no",
        "'',v,no",
        "'',1,yes",
        "base-python-v,base-python-3.13-v,no",
        "base-python-,base-python-3.13-v,no",
    })
    void collideWhenATagIsOfBoth(String one, String other, String expected) {
        boolean collides = expected.equals("yes");

        assertThat(isRefused(one, other)).isEqualTo(collides);
        assertThat(isRefused(other, one)).isEqualTo(collides);
        TagPrefix prefix = new TagPrefix(one);
        TagPrefix neighbour = new TagPrefix(other);
        assertThat(Stream.of("0.0.0", "1.0.0", "10.2.3", "0.1.0-0", "1.0.0-rc.1", "2.0.0-a+b", "1.0.0+b")
                        .map(text -> SemanticVersion.parse(text).orElseThrow())
                        .flatMap(version -> Stream.of(prefix.tag(version), neighbour.tag(version)))
                        .anyMatch(tag -> prefix.version(tag).isPresent()
                                && neighbour.version(tag).isPresent()))
                .isEqualTo(collides);
    }

    private static boolean isRefused(String one, String other) {
        String settings = """
                components:
                  - {name: one, tag-prefix: "%s", floating: []}
                  - {name: other, tag-prefix: "%s", floating: []}
                """.formatted(one, other);
        SettingsReader.Read read = SettingsReader.read(YamlReader.read(".ci-shared.yml", settings.getBytes(UTF_8)));
        assertThat(read.settings().components()).hasSize(2);
        return !read.findings().isEmpty();
    }
}
