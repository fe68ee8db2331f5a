package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.secrets.Placeholders;
import io.takari.maven.testing.TestProperties;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder full of traps, and {@code bao-lint} in it.
 *
 * @param root where it runs
 * @param reports where its reports are put: not in what is scanned
 */
record HostileTree(Path root, Path reports) {
    private static final long PATIENCE_SECONDS = 120;

    static HostileTree in(Path dir) throws IOException {
        return new HostileTree(
                Files.createDirectories(dir.resolve("root")), Files.createDirectories(dir.resolve("reports")));
    }

    /** A token that opens nothing: the same one for the same seed. */
    static String token(int seed) {
        return Placeholders.expand("hvs.{{base62:24}}", seed);
    }

    static String leak(int seed) {
        return "BAO_TOKEN=" + token(seed) + "\n";
    }

    Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** A file of that size that takes no room on the disk. */
    void sparse(String name, long size, String head) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(write(name, head).toFile(), "rw")) {
            file.setLength(size);
        }
    }

    void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    /** By the shell: Java cannot say a name that is not UTF-8, nor make a pipe. */
    void sh(String script) throws Exception {
        call(root, "sh", "-euc", script);
    }

    void git(String... words) throws Exception {
        git(root, words);
    }

    static void git(Path folder, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "git",
                "-c",
                "user.name=test",
                "-c",
                "user.email=test@example.org",
                "-c",
                "protocol.file.allow=always",
                "-c",
                "init.defaultBranch=main"));
        command.addAll(List.of(words));
        call(folder, command.toArray(String[]::new));
    }

    /** All that is there so far becomes tracked; what git does not take stays outside. */
    void track() throws Exception {
        git("init", "-q");
        git("add", "-A");
    }

    private static void call(Path folder, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    /**
     * What a run said.
     *
     * @param places {@code file:line} of every finding
     * @param skipped how many files by reason
     */
    record Said(int code, String text, String err, List<String> places, Map<String, Integer> skipped) {
        String closingLine() {
            return text.lines().reduce("", (before, last) -> last);
        }
    }

    /** In this process, at the front door. */
    Said lint(String... words) throws Exception {
        return lintAt(root, words);
    }

    Said lintAt(Path directory, String... words) throws Exception {
        CommandLine ran = CommandLine.run(directory, Map.of(), arguments(words));
        return said(ran.code(), ran.out(), ran.err());
    }

    /** In a process of its own, with a heap of 192 MB, begun by these words. */
    Said lintAlone(String... before) throws Exception {
        String classpath = new TestProperties()
                .getRuntimeClasspath().stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-cp",
                classpath,
                Main.class.getName()));
        command.addAll(List.of(arguments()));
        Path out = reports.resolve("out");
        Path err = reports.resolve("err");
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("it ends").isTrue();
        return said(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private String[] arguments(String... words) throws IOException {
        Files.deleteIfExists(json());
        List<String> arguments = new ArrayList<>(List.of("bao-lint", "--format", "text", "--format", "json=" + json()));
        arguments.addAll(List.of(words));
        return arguments.toArray(String[]::new);
    }

    private Path json() {
        return reports.resolve("report.json");
    }

    private Said said(int code, String out, String err) throws IOException {
        assertThat(out + err).doesNotContain("Exception", "OutOfMemory", "StackOverflow", "\tat ");
        assertThat(json()).as(out + err).exists();
        JsonNode report = JsonMapper.shared().readTree(Files.readString(json()));
        List<String> places = new ArrayList<>();
        for (JsonNode finding : report.get("findings")) {
            JsonNode at = finding.get("primary");
            places.add(at.get("file").asString() + ":" + at.get("line").asInt());
        }
        Map<String, Integer> skipped = new TreeMap<>();
        JsonNode by = report.get("counts").get("skippedBy");
        if (by != null) {
            by.properties()
                    .forEach(one -> skipped.put(one.getKey(), one.getValue().asInt()));
        }
        assertThat(skipped.values().stream().mapToInt(n -> n).sum())
                .isEqualTo(report.get("counts").get("skipped").asInt());
        return new Said(code, out, err, places, skipped);
    }
}
