package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.takari.maven.testing.TestProperties;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands where a file belongs: a finding that says so, the right exit code, in a heap of 64 MB. */
class HostileInputTest {
    private static final List<String> FILES = List.of("bao.yml", ".woodpecker/ci.yml", ".ci-shared.yml");

    @TempDir
    Path dir;

    private record Run(String file, Hostile hostile, Path folder) {
        boolean isSettings() {
            return file.equals(".ci-shared.yml");
        }

        int code() {
            if (!isSettings()) {
                return 1;
            }
            return hostile == Hostile.MISSING ? 0 : 2;
        }
    }

    @Test
    void eachFileInEachHostileShape() throws Exception {
        List<Run> runs = new ArrayList<>();
        for (String file : FILES) {
            for (Hostile hostile : Hostile.values()) {
                Run run = new Run(file, hostile, dir.resolve(hostile + "-" + FILES.indexOf(file)));
                layOut(run);
                runs.add(run);
            }
        }

        String[] said = inASmallHeap(runs).split(ManyRuns.MARK, -1);

        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            String output = i == 0 ? said[0] : said[i].substring(said[i].indexOf('\n') + 1);
            String what = run.file() + " " + run.hostile() + ":\n" + output;
            assertThat(said[i + 1]).as(what).startsWith(run.code() + "\n");
            if (run.code() != 0) {
                assertThat(output).as(what).contains("error[" + run.hostile().rule() + "]: ", "--> " + run.file());
            }
            assertThat(output).as(what).doesNotContain("Exception", "OutOfMemory", "StackOverflow", "fault");
        }
    }

    private static void layOut(Run run) throws Exception {
        Files.createDirectories(run.folder().resolve(".woodpecker"));
        Files.writeString(
                run.folder().resolve("bao.yml"),
                "version: 1\nworkload: hello\nowner: {team: platform, contact: platform@example.org}\naccess: []\n");
        Files.writeString(
                run.folder().resolve(".woodpecker/ci.yml"),
                "when:\n  - event: push\nsteps:\n  - name: build\n    image: registry.example/make:1.2\n"
                        + "    commands: [make]\n");
        Path file = run.folder().resolve(run.file());
        Files.deleteIfExists(file);
        run.hostile().make(file);
    }

    private static String inASmallHeap(List<Run> runs) throws Exception {
        String classpath = new TestProperties()
                .getRuntimeClasspath().stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
        Path testClasses = Path.of(ManyRuns.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                classpath + File.pathSeparator + testClasses,
                ManyRuns.class.getName()));
        runs.forEach(run -> command.add(run.folder().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
