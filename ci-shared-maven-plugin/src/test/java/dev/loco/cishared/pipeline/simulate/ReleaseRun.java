package dev.loco.cishared.pipeline.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Substitution;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.release.TestGit;
import dev.loco.cishared.release.TestRepository;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release pipeline on a tag, its commands run for real in a clone with real tags. What would need a container notes that it
 * was called instead: kaniko's executor, {@code ./mvnw}, {@code containers/<name>/test}, and what installs tools.
 */
final class ReleaseRun {
    private static final Pattern EXECUTOR_OF_TAG = Pattern.compile("\\$\\{CI_COMMIT_TAG#([^}]*)}");
    private static final String TRIED_IN = "TRIED_IN";

    private final Path folder;
    private final String text;
    private final String tag;

    /**
     * How it ended.
     *
     * @param notes what was called, in order
     */
    record Ended(int code, List<String> notes, String output) {}

    private ReleaseRun(Path folder, String text, String tag) {
        this.folder = folder;
        this.text = text;
        this.tag = tag;
    }

    /**
     * Makes everything ready.
     *
     * @param text of the pipeline
     * @param others the tags that are there beside the one that starts it
     * @param works whether the image passes its test
     */
    static ReleaseRun prepared(Path folder, String text, String tag, List<String> others, boolean works)
            throws IOException {
        TestRepository repository = TestRepository.init(folder.resolve("work"));
        repository.run("commit", "-q", "--allow-empty", "-m", "feat: start");
        for (String name : others) {
            repository.run("tag", name);
        }
        repository.run("tag", tag);
        Path notes = folder.resolve("notes");
        Files.createDirectories(folder.resolve("kaniko/.docker"));
        program(folder.resolve("kaniko/executor"), """
                for word; do
                  case "$word" in
                    --dockerfile=*) file="${word#*=}" ;;
                    --destination=*) to="${word#*=}" ;;
                    --build-arg=*) args="$args ${word#*=}" ;;
                  esac
                done
                from=$(grep -h '^FROM' "$file" 2>/dev/null || echo "${file#"$CI_WORKSPACE/"}$args")
                echo "$from -> $to" >> '%s'
                """.formatted(notes));
        program(folder.resolve("work/mvnw"), "echo \"mvnw $*\" >> '" + notes + "'\n");
        Matcher test = Pattern.compile("      - (containers/\\S+/test)\n").matcher(text);
        if (!test.find()) {
            throw new AssertionError("no containers/<name>/test is called");
        }
        program(
                folder.resolve("work").resolve(test.group(1)),
                "echo \"tried $" + TRIED_IN + "\" >> '" + notes + "'\n" + (works ? "" : "exit 1\n"));
        for (String name : List.of("bin/apt-get", "bin/python3", "tools/bin/pip")) {
            program(folder.resolve(name), "");
        }
        String moved = text.replace("/kaniko/", folder + "/kaniko/").replace("/opt/tools", folder + "/tools");
        return new ReleaseRun(folder, moved, tag);
    }

    /** Puts a file into the clone. */
    void write(String path, String content) throws IOException {
        Files.writeString(folder.resolve("work").resolve(path), content);
    }

    /** Puts a program beside the clone; those in {@code bin} come before the machine's own. */
    void program(String path, String body) throws IOException {
        program(folder.resolve(path), body);
    }

    private static void program(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body);
        file.toFile().setExecutable(true);
    }

    /** Runs the steps one by one, as {@code /bin/sh -e} of their images does; the first that fails ends it. */
    Ended by(List<String> shell) throws Exception {
        StringBuilder output = new StringBuilder();
        int code = 0;
        for (Step step : Workflow.read(YamlReader.read("release.yml", text.getBytes(UTF_8)))
                .steps()) {
            Path script = folder.resolve("script");
            Files.writeString(
                    script,
                    String.join(
                                    "\n",
                                    step.commands().stream()
                                            .map(c -> Substitution.expand(c.value(), name -> Optional.empty())
                                                    .orElseThrow())
                                            .toList())
                            + "\n");
            List<String> command = new ArrayList<>(shell);
            command.addAll(List.of("-e", script.toString()));
            Map<String, String> environment = environment(step);
            code = run(command, environment, folder.resolve("work"), output);
            if (code != 0) {
                break;
            }
        }
        return ended(code, output.toString());
    }

    private Map<String, String> environment(Step step) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("CI_COMMIT_TAG", tag);
        environment.put("CI_COMMIT_SHA", "c0ffee");
        environment.put("CI_FORGE_URL", "https://forge.example");
        environment.put("CI_REPO_OWNER", "loco");
        environment.put("CI_REPO_URL", "https://forge.example/loco/ci-shared");
        environment.put("CI_WORKSPACE", folder.resolve("work").toString());
        step.body()
                .get("environment")
                .flatMap(e -> e.mapping())
                .ifPresent(map -> map.entries()
                        .forEach(e -> environment.put(
                                e.name(), e.value().scalar().map(s -> s.value()).orElse("a secret"))));
        step.image()
                .map(i -> EXECUTOR_OF_TAG
                        .matcher(i.value())
                        .replaceAll(m -> Matcher.quoteReplacement(
                                tag.startsWith(m.group(1))
                                        ? tag.substring(m.group(1).length())
                                        : tag)))
                .ifPresent(image -> environment.put(TRIED_IN, image));
        return environment;
    }

    /** The same by {@code woodpecker-cli exec}: each step's shell is this machine's, and the clone is a copy. */
    Ended byTheRealTool() throws Exception {
        String local = text.replaceFirst(
                        "(?s)\nclone:\n.*?\nsteps:\n",
                        Matcher.quoteReplacement("\nskip_clone: true\n\nsteps:\n  - name: clone\n    image: bash\n"
                                + "    commands: [cp -a " + folder.resolve("work") + "/. .]\n"))
                .replaceAll("(?m)^    image: (.*)$", "    image: bash #$1")
                .replaceAll(
                        "(?m)^    image: bash #(\\S+/loco/\\S+)$",
                        "    image: bash\n    environment: {" + TRIED_IN + ": '$1'}");
        Path file = Files.writeString(folder.resolve("release.yml"), local);
        Path metadata = Files.writeString(folder.resolve("metadata.json"), """
                {"repo": {"owner": "loco", "name": "ci-shared", "default_branch": "main"},
                 "curr": {"event": "tag", "commit": {"sha": "c0ffee", "ref": "refs/tags/%s"}},
                 "sys": {"host": "ci.example.org"}}
                """.formatted(tag.replace("\"", "\\\"")));
        StringBuilder output = new StringBuilder();
        List<String> command = new ArrayList<>(List.of(
                "woodpecker-cli",
                "--disable-update-check",
                "exec",
                "--backend-engine",
                "local",
                "--local=false",
                "--metadata-file",
                metadata.toString()));
        for (String secret : List.of("registry_username", "registry_password", "forgejo_token")) {
            command.addAll(List.of("--secrets", secret + "=something"));
        }
        command.add(file.toString());
        int code = run(command, Map.of(), folder, output);
        return ended(code, output.toString());
    }

    private int run(List<String> command, Map<String, String> environment, Path in, StringBuilder output)
            throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        TestGit.neutralise(builder.environment());
        builder.environment().keySet().removeIf(name -> name.startsWith("CI_") || name.startsWith("WOODPECKER_"));
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (now, first) -> first + ":" + now);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command + " does not end");
        }
        output.append(Files.readString(said));
        return process.exitValue();
    }

    private Ended ended(int code, String output) throws IOException {
        Path notes = folder.resolve("notes");
        return new Ended(code, Files.exists(notes) ? Files.readAllLines(notes) : List.of(), output);
    }

    /** Whether something is called that stands in a tag's name. */
    boolean isStrange() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.anyMatch(f -> f.getFileName().toString().equals("strange"));
        }
    }
}
