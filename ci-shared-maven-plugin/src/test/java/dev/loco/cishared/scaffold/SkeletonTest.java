package dev.loco.cishared.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.coverage.Generator;
import dev.loco.cishared.coverage.PolicyFile;
import dev.loco.cishared.coverage.Workload;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** Not a text that somebody wrote: what the generator makes of the bao.yml beside it. */
    @ParameterizedTest
    @EnumSource
    void thePolicyIsGeneratedFromTheManifest(Language language) {
        Map<String, String> files =
                Scaffold.ofNewRepository(language, VALUES, "1.2.3").files();
        Workload workload = Workload.of(Manifest.read(YamlReader.read(
                "bao.yml", Objects.requireNonNull(files.get("bao.yml")).getBytes(StandardCharsets.UTF_8))));
        Workload.Identity identity = workload.identities().get(0);

        assertThat(files.get("openbao/hello-world.hcl"))
                .isEqualTo(PolicyFile.text(
                        "hello-world",
                        workload,
                        identity,
                        Generator.policy(identity, Version.NEWEST.semantics()).rules()))
                .contains("path \"kv/data/loco/hello-world/config\" {\n  capabilities = [\"read\"]\n}\n");
        assertThat(files.get(".ci-shared.yml")).contains("policies:\n  folder: openbao\n");
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
