package dev.loco.cishared.pipeline.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What {@code woodpecker-cli exec} really runs of workflow files on an occasion. Their steps say {@code commands: RUN} or
 * {@code commands: FAIL}; a copy of them notes its name instead, and fails.
 *
 * @param ran {@code <workflow>/<step>}, in the order they ran
 * @param output what the command said
 */
record Execution(List<String> ran, String output) {
    private static final String NOTE = "'echo \"$CI_WORKFLOW_NAME/$CI_STEP_NAME\" >> %s'";

    /** Whether the tool is on the path. */
    static boolean isPossible() {
        return Program.isOnPath("woodpecker-cli");
    }

    static Execution of(Map<String, String> files, Occasion occasion, String defaultBranch, Path folder)
            throws IOException, InterruptedException {
        Path log = folder.resolve("ran");
        Path workflows = Files.createDirectories(folder.resolve(".woodpecker"));
        String note = NOTE.formatted(log);
        for (Map.Entry<String, String> file : files.entrySet()) {
            String copy = file.getValue()
                    .replace("commands: RUN", "commands: [" + note + "]")
                    .replace("commands: FAIL", "commands: [" + note + ", 'false']");
            Files.writeString(workflows.resolve(file.getKey()), copy);
        }
        Path metadata = folder.resolve("metadata.json");
        Files.writeString(metadata, metadata(occasion, defaultBranch));
        ProcessBuilder builder = new ProcessBuilder(
                        "woodpecker-cli",
                        "exec",
                        "--backend-engine",
                        "local",
                        "--local=false",
                        "--metadata-file",
                        metadata.toString(),
                        workflows.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WOODPECKER_") || name.startsWith("CI_"));
        builder.environment().put("WOODPECKER_DISABLE_UPDATE_CHECK", "true");
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("woodpecker-cli exec does not end");
        }
        return new Execution(
                Files.exists(log) ? Files.readAllLines(log) : List.of(),
                "exit code " + process.exitValue() + "\n" + Files.readString(folder.resolve("output"), UTF_8));
    }

    /** As {@code frontend/metadata/types.go} names it. */
    private static String metadata(Occasion occasion, String defaultBranch) {
        List<String> files = new ArrayList<>();
        occasion.files().forEach(f -> files.add(quoted(f)));
        return """
                {"repo": {"owner": "somebody", "name": "something", "default_branch": %s},
                 "curr": {"event": %s, "cron": %s,
                          "commit": {"branch": %s, "ref": %s, "changed_files": [%s]}},
                 "sys": {"host": "ci.example.org"}}
                """.formatted(
                        quoted(defaultBranch),
                        quoted(occasion.column().event()),
                        quoted(occasion.cron()),
                        quoted(occasion.branch()),
                        quoted(occasion.ref()),
                        files.stream().collect(Collectors.joining(", ")));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
