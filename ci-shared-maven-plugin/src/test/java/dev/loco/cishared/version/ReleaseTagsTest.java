package dev.loco.cishared.version;

import static dev.loco.cishared.version.Texts.version;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of a repository's tags are a component's versions, and which of them is the highest. */
class ReleaseTagsTest {
    private static final BigInteger ONE = BigInteger.ONE;

    @ParameterizedTest
    @CsvFileSource(resources = "/versions/selection.csv", useHeadersInDisplayName = true)
    void highestAmongNeighbours(String prefix, String prereleases, String expected) throws IOException {
        List<String> names = Files.readAllLines(Path.of("src/test/resources/versions/neighbouring-tags.txt"));
        ReleaseTags tags = tags(prefix, names);

        var highest = prereleases.equals("yes") ? tags.highest() : tags.highestRelease();

        assertThat(highest.map(ReleaseTag::name).orElse("none")).isEqualTo(expected);
    }

    @Test
    void whatIsNoVersionIsLeftOut() throws IOException {
        List<String> names = Files.readAllLines(Path.of("src/test/resources/versions/neighbouring-tags.txt"));

        assertThat(tags("v", names).descending())
                .extracting(ReleaseTag::name)
                .containsExactly("v2.0.0-rc.1", "v1.10.0", "v1.10.0-rc.1", "v1.9.0", "v1.8.0+b1", "v1.2.0");
    }

    @Test
    void tagKeepsItsIds() {
        ReleaseTags tags = ReleaseTags.of(new TagPrefix("v"), List.of(new TagRef("v1.0.0", "a1", "c1")));

        assertThat(tags.highest()).contains(new ReleaseTag("v1.0.0", version("1.0.0"), "a1", "c1"));
    }

    @ParameterizedTest
    @CsvSource({"0,none,none", "1,v1.3.1,v1.2.9", "2,none,none", "3,v3.0.0,none"})
    void floatingTagsStandForFullReleases(BigInteger major, String ofMajor, String ofMinor) {
        ReleaseTags tags = tags(
                "v",
                List.of("v3.0.0", "v1.2.9", "v1.3.1", "v1.3.0", "v1.2.10-rc.1", "v1.4.0-rc.1", "v2.0.0-rc.1", "v1"));

        assertThat(tags.highestRelease(major).map(ReleaseTag::name).orElse("none"))
                .isEqualTo(ofMajor);
        assertThat(tags.highestRelease(major, BigInteger.TWO)
                        .map(ReleaseTag::name)
                        .orElse("none"))
                .isEqualTo(ofMinor);
    }

    @Test
    void equalPrecedenceIsSeen() {
        ReleaseTags tags = tags("v", List.of("v1.0.0+a", "v1.0.1", "v1.0.0+b", "v1.0.0-rc.1", "v0.9.0+x", "v0.9.0"));

        assertThat(tags.conflicts())
                .extracting(group -> group.stream().map(ReleaseTag::name).toList())
                .containsExactly(List.of("v1.0.0+b", "v1.0.0+a"), List.of("v0.9.0+x", "v0.9.0"));
        assertThat(tags.equalTo(version("1.0.1+new")))
                .extracting(ReleaseTag::name)
                .containsExactly("v1.0.1");
        assertThat(tags.equalTo(version("1.0.2"))).isEmpty();
    }

    @Test
    void onlySomeAreLookedAt() {
        ReleaseTags tags = tags("v", List.of("v1.0.0", "v2.0.0", "v1.1.0"));

        ReleaseTags reachable = tags.where(tag -> !tag.name().equals("v2.0.0"));

        assertThat(reachable.descending()).extracting(ReleaseTag::name).containsExactly("v1.1.0", "v1.0.0");
    }

    @Test
    void noTagsAtAll() {
        ReleaseTags none = tags("v", List.of());

        assertThat(none.highest()).isEmpty();
        assertThat(none.highestRelease()).isEmpty();
        assertThat(none.highestRelease(ONE)).isEmpty();
        assertThat(none.conflicts()).isEmpty();
    }

    @Test
    void twentyThousandTagsInAnyOrder() {
        List<String> names = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String name = "v" + i / 400 + "." + i / 20 % 20 + "." + i % 20;
            names.add(name);
            expected.add(0, name);
            names.add("base-" + name);
        }
        long seed = new Random().nextLong();
        Collections.shuffle(names, new Random(seed));

        assertThat(tags("v", names).descending().stream().map(ReleaseTag::name).toList())
                .as("seed %d", seed)
                .isEqualTo(expected);
    }

    private static ReleaseTags tags(String prefix, List<String> names) {
        return ReleaseTags.of(
                new TagPrefix(prefix),
                names.stream().map(name -> new TagRef(name, "o", "c")).toList());
    }
}
