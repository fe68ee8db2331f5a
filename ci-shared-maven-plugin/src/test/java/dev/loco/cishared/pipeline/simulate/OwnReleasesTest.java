package dev.loco.cishared.pipeline.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loco.cishared.pipeline.template.Catalogue;
import dev.loco.cishared.pipeline.template.Holes;
import dev.loco.cishared.program.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What this repository's release pipelines push and in which order, and which floating tag they move:
 * {@code src/test/own-pipelines/releases.csv}. The commands are those of the pipelines, run by real shells.
 */
class OwnReleasesTest {
    private static final String RELEASES = "src/test/own-pipelines/releases.csv";

    /** Beside the table: what each pipeline builds, and the prefix of its tags. */
    private enum Release {
        RELEASE("loco/shared-ci-shared", "v"),
        RELEASE_RUST_BASE("loco/shared-rust-base", "base-rust-v"),
        RELEASE_PYTHON_BASE("loco/shared-python-base", "base-python-v"),
        RELEASE_PYTHON_3_13_BASE("loco/shared-python-base-3.13", "base-python-3.13-v"),
        RELEASE_GO_BASE("loco/shared-go-base", "base-go-v");

        private final String image;
        private final String prefix;

        Release(String image, String prefix) {
            this.image = "registry.example/" + image;
            this.prefix = prefix;
        }

        static Release of(String pipeline) {
            return valueOf(pipeline.replaceAll("[-.]", "_").toUpperCase(Locale.ROOT));
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvFileSource(files = RELEASES, numLinesToSkip = 1)
    void bySh(String pipeline, String tag, String others, String works, String moves) throws Exception {
        ReleaseRun run = prepared(pipeline, tag, others, works);
        holds(run, run.by(List.of("sh")), pipeline, tag, works, moves);
    }

    /** The shell of kaniko's image, and the tools of plugin-git's. */
    @ParameterizedTest
    @CsvFileSource(files = RELEASES, numLinesToSkip = 1)
    void byBusybox(String pipeline, String tag, String others, String works, String moves) throws Exception {
        needs("busybox");
        ReleaseRun run = prepared(pipeline, tag, others, works);
        for (String tool : List.of("base64", "cat", "cut", "grep", "mkdir", "sed", "tail", "tr")) {
            run.program("bin/" + tool, "exec busybox " + tool + " \"$@\"\n");
        }
        holds(run, run.by(List.of("busybox", "sh")), pipeline, tag, works, moves);
    }

    @ParameterizedTest
    @CsvFileSource(files = RELEASES, numLinesToSkip = 1)
    void byTheRealTool(String pipeline, String tag, String others, String works, String moves) throws Exception {
        needs("woodpecker-cli");
        ReleaseRun run = prepared(pipeline, tag, others, works);
        holds(run, run.byTheRealTool(), pipeline, tag, works, moves);
    }

    /** What cannot be done twice comes last. */
    @Test
    void ciSharedItself() throws Exception {
        assertThat(prepared("release", "v1.2.3", "v1.2.2", "yes")
                        .by(List.of("sh"))
                        .notes())
                .containsExactly(
                        "mvnw --batch-mode --no-transfer-progress -Drevision=1.2.3 verify",
                        "containers/ci-shared/Containerfile VERSION=1.2.3 REVISION=c0ffee"
                                + " SOURCE=https://forge.example/loco/ci-shared"
                                + " -> registry.example/loco/shared-ci-shared:v1.2.3",
                        "tried registry.example/loco/shared-ci-shared:v1.2.3",
                        "FROM registry.example/loco/shared-ci-shared:v1.2.3 -> registry.example/loco/shared-ci-shared:v1",
                        "mvnw --batch-mode --no-transfer-progress --settings .ci/settings.xml -Prelease -DskipTests"
                                + " -Drevision=1.2.3 -Dforgejo.url=https://forge.example -Dforgejo.owner=loco deploy");
    }

    /** Two images of one Containerfile differ in what stands beside it. */
    @Test
    void argumentsOfTheBuild() throws Exception {
        ReleaseRun run = prepared("release-python-3.13-base", "base-python-3.13-v1.2.3", null, "yes");
        run.write(
                "containers/python-3.13-base/build-args",
                "# What differs.\n\nBASE=docker.io/library/python:3.13-slim\nA=b\n");

        assertThat(run.by(List.of("sh")).notes().get(0))
                .isEqualTo("containers/python-3.13-base/Containerfile VERSION=1.2.3 REVISION=c0ffee"
                        + " SOURCE=https://forge.example/loco/ci-shared BASE=docker.io/library/python:3.13-slim A=b"
                        + " -> registry.example/loco/shared-python-base-3.13:v1.2.3");
    }

    /** Whatever git takes for a tag, the template's commands take for a prefix. */
    @ParameterizedTest
    @ValueSource(strings = {"tools/app-v", "v", "a+b.c-v", "1-v", "release-"})
    void otherPrefixes(String prefix) throws Exception {
        String text = Holes.fill(
                Catalogue.shipped().newest("image-release.yml").orElseThrow().text(),
                Map.of(
                        "prefix", prefix,
                        "registry", "registry.example",
                        "mirror", "mirror.example",
                        "name", "team/app",
                        "folder", "containers/app"));
        ReleaseRun run = ReleaseRun.prepared(
                folder, text, prefix + "1.2.3", List.of(prefix + "1.2.2", prefix + "1", "x" + prefix + "1.9.9"), true);

        assertThat(run.by(List.of("sh")).notes())
                .endsWith(
                        "tried registry.example/team/app:v1.2.3",
                        "FROM registry.example/team/app:v1.2.3 -> registry.example/team/app:v1");
    }

    private ReleaseRun prepared(String pipeline, String tag, String others, String works) throws Exception {
        return ReleaseRun.prepared(
                folder,
                Files.readString(Path.of("../.woodpecker", pipeline + ".yml")),
                tag,
                others == null ? List.of() : List.of(others.split(" ", -1)),
                works.equals("yes"));
    }

    private static void holds(
            ReleaseRun run, ReleaseRun.Ended ended, String pipeline, String tag, String works, String moves)
            throws Exception {
        assertThat(run.isStrange()).as("something in the tag's name was run").isFalse();
        if ("refused".equals(moves)) {
            assertThat(ended.code()).as(ended.output()).isNotZero();
            assertThat(ended.notes()).isEmpty();
            assertThat(ended.output()).contains("is no version that an image can have");
            return;
        }
        Release release = Release.of(pipeline);
        String image = release.image;
        String version = tag.substring(release.prefix.length());
        List<String> expected =
                new ArrayList<>(List.of(" -> " + image + ":v" + version, "tried " + image + ":v" + version));
        if (moves != null) {
            expected.add("FROM " + image + ":v" + version + " -> " + image + ":" + moves);
        }
        assertThat(ended.code() == 0).as(ended.output()).isEqualTo(works.equals("yes"));
        assertThat(ended.notes().stream()
                        .filter(note -> !note.startsWith("mvnw"))
                        .map(note -> note.startsWith("containers/") ? note.substring(note.indexOf(" -> ")) : note))
                .as(ended.output())
                .containsExactlyElementsOf(expected);
    }

    private static void needs(String program) {
        boolean there = Program.isOnPath(program);
        if (!there) {
            System.out.println("skipped: a release by " + program + " because it is not on the PATH");
        }
        assumeTrue(there, "skipped: because " + program + " is not on the PATH");
    }
}
