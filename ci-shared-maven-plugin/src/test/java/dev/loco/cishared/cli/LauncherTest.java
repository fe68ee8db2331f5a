package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script, with a stand-in for Java that prints its arguments: what is started, not what that does. */
class LauncherTest {

    private static final Path SCRIPT = Path.of("src/main/launcher/ci-shared").toAbsolutePath();
    private static final String MAIN = "dev.loco.cishared.cli.Main";
    private static final String MAKE = "-XX:ArchiveClassesAtExit=";
    private static final String USE = "-XX:SharedArchiveFile=";
    private static final String RECORD = "-XX:AOTConfiguration=";
    private static final String USE_CACHE = "-XX:AOTCache=";

    @TempDir
    Path dir;

    private Path home;
    private Path jar;
    private Path library;
    private final Map<String, String> environment = new LinkedHashMap<>();

    @BeforeEach
    void layOut() throws IOException {
        // A space in every path: the first thing a shell script gets wrong.
        dir = dir.toRealPath();
        home = Files.createDirectories(dir.resolve("a home"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        jar = Files.createFile(home.resolve("lib/ci-shared-maven-plugin-1.2.3.jar"));
        library = Files.createFile(home.resolve("lib/a-library-1.jar"));
        copyAs("ci-shared");
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", dir.resolve("user").toString());
        environment.put("JAVA_HOME", jdk("21.0.3").toString());
    }

    @Test
    void startsMainWithTheArgumentsAsTheyAre() throws Exception {
        var run = run(home.resolve("bin/ci-shared"), "lint", "--root", "a b", "", "*");

        assertThat(run.command()).containsExactly("lint", "--root", "a b", "", "*");
        assertThat(run.options())
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .containsSequence("-cp", library + ":" + jar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bao-manifest-check", "bao-lint", "ci-lint", "policy-lint"})
    void itsNameIsTheCommand(String name) throws Exception {
        Path copy = copyAs(name);

        assertThat(run(copy, "a.yml").command()).containsExactly(name, "a.yml");
        assertThat(run(copy).command()).containsExactly(name);
    }

    @Test
    void onlyLintMakesTheArchive() throws Exception {
        assertThat(run(home.resolve("bin/ci-shared"), "--version").options()).noneMatch(o -> o.startsWith(MAKE));
        assertThat(run(copyAs("bao-lint")).options()).noneMatch(o -> o.startsWith(MAKE));
        assertThat(run(home.resolve("bin/ci-shared"), "lint").options()).anyMatch(o -> o.startsWith(MAKE));
        assertThat(run(home.resolve("bin/ci-shared"), "--version").options()).anyMatch(o -> o.startsWith(USE));
    }

    @Test
    void worksThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(dir.resolve("ci-lint"), home.resolve("bin/ci-shared"));

        var run = run(link, "a.yml");

        assertThat(run.command()).containsExactly("ci-lint", "a.yml");
        assertThat(run.options()).anyMatch(option -> option.endsWith(jar.toString()));
    }

    @Test
    void spellsTheClassPathTheSameHoweverItIsCalled() throws Exception {
        environment.put("CI_SHARED_CACHE", "");
        var absolute = run(home.resolve("bin/ci-shared"));

        assertThat(run(Path.of("./bin/ci-shared")).options()).isEqualTo(absolute.options());
        assertThat(run(Path.of("bin/../bin/ci-shared")).options()).isEqualTo(absolute.options());
    }

    @Test
    void makesAnArchiveOnceForEachBuild() throws Exception {
        Path archive = home.resolve("cache/21.0.3.jsa");

        assertThat(lint().options()).anyMatch(option -> option.startsWith(MAKE + archive + "."));
        assertThat(archive).isRegularFile();
        long made = 1_700_000_000;
        age(archive, made);
        age(jar, made - 60);
        age(library, made - 60);
        assertThat(lint().options()).contains(USE + archive).noneMatch(option -> option.startsWith(MAKE));

        age(library, made + 60);
        assertThat(lint().options()).doesNotContain(USE + archive).anyMatch(option -> option.startsWith(MAKE));

        age(archive, made);
        age(library, made - 60);
        Files.createFile(home.resolve("lib/b-library-1.jar"));
        age(home.resolve("lib/b-library-1.jar"), made - 60);
        assertThat(lint().options()).doesNotContain(USE + archive).anyMatch(option -> option.startsWith(MAKE));
        assertThat(home.resolve("cache")).isDirectoryNotContaining("glob:**.jsa.*[0-9]");
    }

    @Test
    void makesAnAheadOfTimeCacheFrom25On() throws Exception {
        Path jdk = jdk("25.0.3");
        // All it needs is in the cache.
        Files.delete(jdk.resolve("lib/server/classes.jsa"));
        environment.put("JAVA_HOME", jdk.toString());
        Path cache = home.resolve("cache/25.0.3.aot");

        var first = lint();

        assertThat(first.command()).containsExactly("lint");
        assertThat(first.options())
                .contains("-XX:AOTMode=record", "-Dci-shared.archive=true")
                .anyMatch(option -> option.startsWith(RECORD + cache + "."))
                .noneMatch(option -> option.startsWith("-Xshare") || option.startsWith(USE_CACHE));
        assertThat(cache).hasContent("made of what was recorded");
        assertThat(home.resolve("cache")).isDirectoryNotContaining("glob:**.conf");
        age(jar, 1_700_000_000);
        age(library, 1_700_000_000);
        assertThat(lint().options())
                .contains(USE_CACHE + cache)
                .noneMatch(option -> option.startsWith("-Xshare") || option.startsWith("-XX:AOTMode"));
    }

    @Test
    void leavesItToTheJvmWhereSomebodyHasSaidHowItSharesClasses() throws Exception {
        environment.put("JAVA_HOME", jdk("25.0.3").toString());
        environment.put("JAVA_TOOL_OPTIONS", "-Dx=y -Xshare:off");

        assertNoArchive();
    }

    @Test
    void bringsItsOwnJava() throws Exception {
        Files.move(jdk("25.0.3"), home.resolve("java"));
        environment.put("JAVA_HOME", dir.resolve("nothing").toString());
        environment.put("EXIT", "2");

        assertThat(lint().exit()).isEqualTo(2);
    }

    private static void age(Path file, long secondsSinceEpoch) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(secondsSinceEpoch)));
    }

    @Test
    void handsOnTheExitCodeOfTheRunThatMakesTheArchive() throws Exception {
        environment.put("EXIT", "2");

        assertThat(lint().exit()).isEqualTo(2);
        assertThat(lint().exit()).isEqualTo(2);
    }

    @Test
    void keepsTheArchiveWhereItIsTold() throws Exception {
        environment.put("CI_SHARED_CACHE", dir.resolve("elsewhere").toString());

        assertThat(lint().options())
                .anyMatch(option ->
                        option.startsWith(MAKE + dir.resolve("elsewhere/ci-shared-maven-plugin-1.2.3/21.0.3.jsa")));
    }

    @Test
    void worksWithoutAnArchive() throws Exception {
        environment.put("CI_SHARED_CACHE", "");
        assertNoArchive();

        // A file where the folder would have to be: nobody, not even root, can make it.
        environment.put("CI_SHARED_CACHE", Files.createFile(dir.resolve("file")).toString());
        assertNoArchive();

        environment.remove("CI_SHARED_CACHE");
        Path silent = jdk("21.0.4");
        environment.put("JAVA_HOME", silent.toString());
        Files.delete(silent.resolve("release"));
        assertNoArchive();

        Path bare = jdk("21.0.1");
        Files.delete(bare.resolve("lib/server/classes.jsa"));
        environment.put("JAVA_HOME", bare.toString());
        assertNoArchive();
    }

    private void assertNoArchive() throws Exception {
        var run = lint();
        assertThat(run.command()).containsExactly("lint");
        assertThat(run.options()).noneMatch(option -> option.contains("Archive") || option.contains("AOT"));
    }

    @Test
    void takesJavaFromThePathWhenThereIsNoJavaHome() throws Exception {
        environment.put("JAVA_HOME", "");
        environment.put("PATH", jdk("21.0.1").resolve("bin") + ":" + System.getenv("PATH"));

        assertThat(lint().options()).anyMatch(option -> option.startsWith(MAKE + home.resolve("cache/21.0.1.jsa")));
    }

    @Test
    void saysWhatToDoWithoutAUsableJava() throws Exception {
        environment.put("JAVA_HOME", dir.resolve("nothing").toString());
        assertFails("ci-shared: no Java at JAVA_HOME=" + dir.resolve("nothing")
                + "; set it to a JDK or JRE from 17 on, or unset it\n");

        Path old = jdk("11.0.2");
        environment.put("JAVA_HOME", old.toString());
        assertFails("ci-shared: " + old + "/bin/java is version 11.0.2; 17 or newer is needed\n");

        environment.put("JAVA_HOME", "");
        environment.put("PATH", dir.resolve("nothing").toString());
        assertFails("ci-shared: no Java found; put a JDK or JRE from 17 on on the PATH, or set JAVA_HOME\n");
    }

    @Test
    void saysWhatToDoWhenNothingIsBuilt() throws Exception {
        Files.delete(jar);

        assertFails("ci-shared: " + home + "/lib does not hold ci-shared; build it with ./mvnw -DskipTests package\n");
    }

    private void assertFails(String message) throws Exception {
        var run = lint();
        assertThat(run.err()).isEqualTo(message);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    /** A JDK whose Java prints its arguments, one a line, makes the archive it is told to, and exits with $EXIT. */
    private Path jdk(String version) throws IOException {
        Path jdk = dir.resolve("a jdk " + version);
        Files.createDirectories(jdk.resolve("bin"));
        Files.createDirectories(jdk.resolve("lib/server"));
        Files.createFile(jdk.resolve("lib/server/classes.jsa"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = jdk.resolve("bin/java");
        Files.writeString(java, """
                #!/bin/sh
                printf '%s\\n' "$@"
                for option; do
                  case $option in
                    -XX:ArchiveClassesAtExit=*) echo classes >"${option#*=}" ;;
                    -XX:AOTMode=*) mode=${option#*=} ;;
                    -XX:AOTConfiguration=*) configuration=${option#*=} ;;
                    -XX:AOTCache=*) cache=${option#*=} ;;
                  esac
                done
                case ${mode:-} in
                  record) printf 'made of what was recorded' >"$configuration" ;;
                  create) cp "$configuration" "$cache" ;;
                esac
                exit "${EXIT:-0}"
                """);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return jdk;
    }

    private Path copyAs(String name) throws IOException {
        Path copy = Files.copy(SCRIPT, home.resolve("bin").resolve(name));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        return copy;
    }

    private Run lint() throws IOException, InterruptedException {
        return run(home.resolve("bin/ci-shared"), "lint");
    }

    private Run run(Path script, String... args) throws IOException, InterruptedException {
        // Through sh by its full path, so that a PATH without anything can be tried.
        var command = new ArrayList<String>(List.of("/bin/sh", script.toString()));
        command.addAll(Arrays.asList(args));
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        return new Run(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private record Run(int exit, String out, String err) {

        private List<String> lines() {
            assertThat(err).isEmpty();
            return Arrays.asList(out.split("\n", -1))
                    .subList(0, (int) out.lines().count());
        }

        List<String> options() {
            return lines().subList(0, lines().indexOf(MAIN));
        }

        List<String> command() {
            return lines().subList(lines().indexOf(MAIN) + 1, lines().size());
        }
    }
}
