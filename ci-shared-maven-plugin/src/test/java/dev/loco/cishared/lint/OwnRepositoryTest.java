package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.program.Program;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** This repository's own pipelines and settings, by our linter and by the real one. */
class OwnRepositoryTest {
    private static final Path ROOT = Path.of("..");

    private static YamlFile read(Path file) throws IOException {
        return YamlReader.read(ROOT.relativize(file).toString(), Files.readAllBytes(file));
    }

    private static List<Path> pipelines() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(".woodpecker"))) {
            return files.sorted().toList();
        }
    }

    private static List<String> lint(String settings) throws IOException {
        List<YamlFile> files = new ArrayList<>();
        for (Path file : pipelines()) {
            files.add(read(file));
        }
        SettingsReader.Read read = SettingsReader.read(YamlReader.read(".ci-shared.yml", settings.getBytes(UTF_8)));
        assertThat(read.findings()).isEmpty();
        return PipelineCheck.check(files, List.of(), PipelineRun.settings(read.settings()), Catalogue.shipped())
                .stream()
                .map(f -> f.primary().file() + " " + f.rule().id() + " " + f.message())
                .toList();
    }

    @Test
    void itsPipelinesAreClean() throws IOException {
        assertThat(lint(Files.readString(ROOT.resolve(".ci-shared.yml")))).isEmpty();
    }

    @Test
    void itsReleasesFollowTheTemplate() throws IOException {
        for (Path file : pipelines()) {
            if (file.getFileName().toString().startsWith("release")) {
                assertThat(file).content().startsWith("# ci-shared: image-release.yml revision 1\n");
            }
        }
    }

    /** One place says where all images go. */
    @Test
    void anotherRegistryInTheSettingsIsToldOfEveryRelease() throws IOException {
        String settings = Files.readString(ROOT.resolve(".ci-shared.yml"));

        assertThat(lint(settings.replace("registry: registry.example", "registry: forge.example.org")))
                .hasSize(5)
                .allMatch(said -> said.contains(" drift/changed-value "));
    }

    @Test
    void theRealLinterIsContent() throws Exception {
        boolean there = Program.isOnPath("woodpecker-cli");
        if (!there) {
            System.out.println("skipped: the real linter on our own pipelines because it is not on the PATH");
        }
        assumeTrue(there, "skipped: because woodpecker-cli is not on the PATH");
        Process process = new ProcessBuilder(
                        "woodpecker-cli", "--disable-update-check", "lint", "--strict", ROOT + "/.woodpecker")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        for (Path file : pipelines()) {
            assertThat(said).contains("# " + file.getFileName() + "\n✅ Config is valid");
        }
    }
}
