package dev.loco.cishared.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written beside what is there, what is not, and what is left to the owner. */
class AdoptionTest {
    private static final Map<String, String> VALUES =
            Parameter.withDefaults(Map.of("name", "hello-world", "registry", "registry.example"));

    @TempDir
    Path dir;

    private AdoptionTest with(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    private Adoption adopt(Language language) throws IOException {
        return adopt(language, Settings.Policies.NONE);
    }

    private Adoption adopt(Language language, Settings.Policies said) throws IOException {
        return Adoption.of(Repository.open(dir).workTree(), Scaffold.ofOldRepository(language, VALUES, "1.2.3"), said);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsWhatTheArchetypeWrites(Language language) throws IOException {
        Map<String, String> whole =
                Scaffold.ofNewRepository(language, VALUES, "1.2.3").files();
        Map<String, String> written = adopt(language).files();

        assertThat(written)
                .containsKeys(
                        ".woodpecker/ci.yml",
                        ".ci-shared.yml",
                        "bao.yml",
                        "openbao/hello-world.hcl",
                        "pom.xml",
                        ".gitignore");
        written.forEach((path, text) -> {
            if (path.equals("CHANGELOG.md")) {
                // Its last line says what the first entry is.
                assertThat(text.substring(0, text.indexOf("- ")))
                        .isEqualTo(whole.get(path).substring(0, whole.get(path).indexOf("- ")));
            } else {
                assertThat(text).as(path).isEqualTo(whole.get(path));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void sourcesAreNeverWritten(Language language) throws IOException {
        assertThat(adopt(language).files().keySet())
                .noneMatch(path -> path.matches(".*\\.(py|rs|go|toml|mod|lock)") || path.equals("README.md"));
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Adoption adoption = with("bao.yml", "")
                .with("CHANGELOG.md", "")
                .with("Containerfile", "")
                .adopt(Language.GO);

        assertThat(adoption.files()).containsOnlyKeys(".woodpecker/ci.yml", ".ci-shared.yml", ".gitignore", "pom.xml");
        assertThat(adoption.left()).containsOnlyKeys("bao.yml", "CHANGELOG.md", "Containerfile", "openbao/");
        assertThat(adoption.left().get("openbao/"))
                .isEqualTo("bao.yml has errors; the goal bao-manifest-check shows them");
        assertThat(adoption.todo()).noneMatch(task -> task.contains("Containerfile"));
    }

    @Test
    void thereIsNoSecondPipeline() throws IOException {
        Adoption adoption = with(".woodpecker.yml", "steps: {}\n").adopt(Language.RUST);

        assertThat(adoption.files()).containsOnlyKeys("bao.yml", ".gitignore", "openbao/hello-world.hcl", "pom.xml");
        assertThat(adoption.left()).containsEntry(".woodpecker/ci.yml", "there is a pipeline already: .woodpecker.yml");
        assertThat(adoption.todo())
                .hasSize(3)
                .anyMatch(task -> task.startsWith("have the policies of openbao/ written to OpenBao"))
                .anyMatch(task -> task.startsWith("add `policies: {folder: openbao}` to .ci-shared.yml"))
                .first()
                .asString()
                .contains(
                        "move .woodpecker.yml away",
                        "`# ci-shared: rust-ci.yml revision 2` its first line",
                        "`parameters: {registry: registry.example, mirror: sm-zot:5000, image: loco/hello-world}`");
    }

    @Test
    void aPipelineThatFollowsATemplateIsLeftInPeace() throws IOException {
        with(".woodpecker/ci.yml", "# ci-shared: go-ci.yml revision 2\nsteps: {}\n");

        assertThat(adopt(Language.GO, said("openbao")).todo())
                .as("of the pipeline, nothing")
                .singleElement()
                .asString()
                .startsWith("have the policies of openbao/ written");
    }

    private static Settings.Policies said(String folder) {
        return new Settings.Policies(List.of(), Optional.of(folder), Optional.empty());
    }

    @Test
    void aManifestThatIsThereGetsItsPolicies() throws IOException {
        with("bao.yml", """
                version: 1
                workload: shop
                owner: {team: platform, contact: platform@example.org}
                identities:
                  - {name: web, method: kubernetes, role: web, policies: [shop-web]}
                  - {name: job, method: kubernetes, role: job}
                access:
                  - {mount: kv, engine: kv2, path: loco/shop/db, verbs: [read], identity: web}
                  - {mount: kv, engine: kv2, path: loco/shop/mail, verbs: [write], identity: job}
                """);

        Adoption adoption = adopt(Language.GO, said("policies/bao"));

        assertThat(adoption.files()).containsKeys("policies/bao/shop-web.hcl", "policies/bao/shop-job.hcl");
        assertThat(adoption.files().get("policies/bao/shop-web.hcl"))
                .contains("path \"kv/data/loco/shop/db\" {\n  capabilities = [\"read\"]\n}\n");
        assertThat(adoption.left()).containsOnlyKeys("bao.yml");
    }

    @Test
    void policiesThatAreThereAreTheirOwners() throws IOException {
        Adoption adoption = with("policies/other.hcl", "path \"a\" {}\n").adopt(Language.GO, said("policies"));

        assertThat(adoption.files().keySet()).noneMatch(path -> path.endsWith(".hcl"));
        assertThat(adoption.left()).containsEntry("policies/", "it is there");
    }

    @Test
    void whatNoPolicyCanGrantIsLeft() throws IOException {
        with("bao.yml", """
                version: 1
                workload: shop
                owner: {team: platform, contact: platform@example.org}
                identities: [{name: web, method: kubernetes, role: web}]
                access:
                  - {mount: kv, engine: kv1, path: "+/b*", verbs: [read]}
                  - {mount: kv, engine: kv1, path: "a*", verbs: [write]}
                """);

        Adoption adoption = adopt(Language.GO);

        assertThat(adoption.files().keySet()).noneMatch(path -> path.endsWith(".hcl"));
        assertThat(adoption.left().get("openbao/")).startsWith("no policy can grant `web` just what it declares");
        assertThat(adoption.todo()).anyMatch(task -> task.startsWith("then write the policies"));
    }

    @Test
    void aDockerfileWantsItsNewName() throws IOException {
        Adoption adoption = with("Dockerfile", "FROM scratch\n").adopt(Language.GO);

        assertThat(adoption.files()).doesNotContainKey("Containerfile");
        assertThat(adoption.todo()).anyMatch(task -> task.contains("`git mv Dockerfile Containerfile`"));
    }

    @Test
    void pipFindsWhatTheProjectSaysItNeeds() throws IOException {
        assertThat(with("pyproject.toml", "[project]\nname = \"a\"\n")
                        .adopt(Language.PYTHON)
                        .files())
                .containsEntry("requirements.txt", "# What the project itself says it needs.\n.\n");
        assertThat(with("pyproject.toml", "[tool.ruff]\n")
                        .adopt(Language.PYTHON)
                        .files()
                        .get("requirements.txt"))
                .doesNotContain("\n.\n");
    }

    @Test
    void pytestNeedsATest() throws IOException {
        assertThat(adopt(Language.PYTHON).todo()).anyMatch(task -> task.startsWith("write a test"));
        assertThat(with("tests/test_a.py", "").adopt(Language.PYTHON).todo())
                .noneMatch(task -> task.startsWith("write a test"));
    }

    @Test
    void cargoNeedsItsLock() throws IOException {
        assertThat(adopt(Language.RUST).todo()).anyMatch(task -> task.startsWith("commit a Cargo.lock"));
        assertThat(with("Cargo.lock", "version = 4\n").adopt(Language.RUST).todo())
                .noneMatch(task -> task.contains("Cargo.lock"));
    }

    @Test
    void whatIsThereMayLackSomething() throws IOException {
        assertThat(with(".gitignore", "*.log\n")
                        .with("pom.xml", "<project/>")
                        .adopt(Language.GO)
                        .todo())
                .anyMatch(task -> task.startsWith("add `/target/` to .gitignore"))
                .anyMatch(task -> task.contains("in pom.xml"));
        assertThat(with(".gitignore", "*.log\n/target\n")
                        .with("pom.xml", "<artifactId>ci-shared-maven-plugin</artifactId>")
                        .adopt(Language.GO)
                        .todo())
                .noneMatch(task -> task.contains("target") || task.contains("pom.xml"));
    }
}
