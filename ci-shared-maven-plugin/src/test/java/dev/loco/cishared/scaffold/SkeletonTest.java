package dev.loco.cishared.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.pipeline.template.Holes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index is the folder, every language has what a repository needs, and no place stays unfilled. */
class SkeletonTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/loco/cishared/scaffold");
    private static final Map<String, String> VALUES =
            Parameter.withDefaults(Map.of("name", "hello-world", "registry", "registry.example"));

    @Test
    void theIndexListsEveryFile() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> there = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(file -> file.contains("/"))
                    .sorted()
                    .toList();

            assertThat(Files.readAllLines(FOLDER.resolve("index.txt")).stream().filter(line -> !line.startsWith("#")))
                    .containsExactlyElementsOf(there);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceIsFilled(Language language) {
        Map<String, String> files =
                Scaffold.ofNewRepository(language, VALUES, "1.2.3").files();

        assertThat(files).containsKeys(".woodpecker/ci.yml", "bao.yml", ".ci-shared.yml", ".gitignore", "pom.xml");
        files.forEach((path, text) -> {
            assertThat(text).as(path).doesNotContainPattern("@[a-zA-Z]+@").endsWith("\n");
            assertThat(text).as(path).doesNotContain("\r");
        });
        assertThat(Holes.in(files.get(".woodpecker/ci.yml"))).isEmpty();
        assertThat(files.get("pom.xml")).contains("<ci-shared.version>1.2.3</ci-shared.version>");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GENERIC")
    void aNewRepositoryHasSourcesAndATest(Language language) {
        Set<String> files = new TreeSet<>(
                Scaffold.ofNewRepository(language, VALUES, "1.2.3").files().keySet());

        assertThat(files).contains("Containerfile", "README.md", "CHANGELOG.md");
        assertThat(files).anyMatch(file -> file.contains("test"));
        assertThat(Language.ofNewRepositories()).contains(language.label());
    }

    /** One source for both; what differs is named here. */
    @Test
    void thePythonsDifferInTheirVersionAlone() {
        Map<String, String> older =
                Scaffold.ofNewRepository(Language.PYTHON, VALUES, "1").files();
        Map<String, String> newer =
                Scaffold.ofNewRepository(Language.PYTHON_3_13, VALUES, "1").files();
        Map<String, String> renamed = new TreeMap<>();
        older.forEach((path, text) -> renamed.put(
                path,
                text.replace("python-ci.yml", "python-3.13-ci.yml")
                        .replace("shared-python-base:", "shared-python-base-3.13:")
                        .replace("3.12", "3.13")));

        assertThat(newer).isEqualTo(renamed);
        assertThat(newer.get("pyproject.toml")).contains("requires-python = \">=3.13\"");
        assertThat(newer.get("Containerfile")).startsWith("FROM docker.io/library/python:3.13-slim\n");
    }

    @Test
    void languagesAreKnownByTheirTemplatesToo() {
        for (Language language : Language.values()) {
            assertThat(Language.of(language.label())).contains(language);
            assertThat(Language.following(language.template())).contains(language);
        }
        assertThat(Language.of("perl")).isEmpty();
        assertThat(Language.following("perl-ci.yml")).isEmpty();
        assertThat(Language.ofNewRepositories()).containsExactly("python", "python-3.13", "rust", "go");
    }
}
