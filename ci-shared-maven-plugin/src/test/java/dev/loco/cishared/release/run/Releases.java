package dev.loco.cishared.release.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.loco.cishared.cli.CommandLine;
import dev.loco.cishared.release.TestGit;
import dev.loco.cishared.release.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The goals that release as CI runs them in a clone: by the command line, with variables of their own, and what is left
 * behind.
 */
final class Releases {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Schema SCHEMA = schema();

    private final Path folder;
    private final Map<String, String> environment;

    private Releases(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** In that folder, which need not be the repository's top, with a neutral environment. */
    static Releases in(Path folder) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("CI_") || name.endsWith("_TOKEN"));
        TestGit.neutralise(environment);
        return new Releases(folder, environment);
    }

    /** In a clone. */
    static Releases in(TestRepository clone) {
        return in(clone.folder());
    }

    /** The same with one more variable. */
    Releases with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Releases(folder, more);
    }

    /** The same with a configuration of the person's own: lines of a file of git's. */
    Releases configured(String... lines) {
        try {
            Path file = Files.createTempFile(folder.toAbsolutePath().getParent(), "person-", ".gitconfig");
            Files.write(file, List.of(lines));
            return with("GIT_CONFIG_GLOBAL", file.toString());
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** The variables that it runs with. */
    Map<String, String> environment() {
        return environment;
    }

    /** Runs a goal to whatever end. */
    CommandLine run(String goal, String... options) {
        List<String> words = new ArrayList<>(List.of(goal));
        words.addAll(List.of(options));
        return CommandLine.run(folder, environment, words.toArray(String[]::new));
    }

    CommandLine bump(String... options) {
        return run("bump", options);
    }

    CommandLine prepare(String... options) {
        return run("bump-prepare", options);
    }

    CommandLine push(String... options) {
        return run("bump-push", options);
    }

    /** Runs a goal that must end well, and gives what it prints. */
    String good(String goal, String... options) {
        CommandLine ended = run(goal, options);
        assertThat(ended.code()).as(ended.all()).isZero();
        return ended.out();
    }

    /** The version that comes next by {@code bump}; empty when none does. */
    String next(String... options) {
        return good("bump", and(options, "--format", "version")).strip();
    }

    /** Plans and pushes, both of which must end well; what the push printed. */
    String release(String... options) {
        good("bump-prepare", options);
        return good("bump-push", options);
    }

    /** What the goal says as JSON; it must end well, and be what its schema promises. */
    JsonNode json(String goal, String... options) {
        String text = good(goal, and(options, "--format", "json"));
        if (!goal.equals("bump-push")) {
            assertThat(SCHEMA.validate(text, InputFormat.JSON)).as(text).isEmpty();
        }
        return JSON.readTree(text);
    }

    private static Schema schema() {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(Path.of("../schema/bump-v1.json")), InputFormat.JSON);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The plan that {@code bump-prepare} has left. */
    JsonNode plan() {
        return JSON.readTree(left("release-plan.json"));
    }

    /** The version that the next step reads, as it reads it. */
    String nextVersion() {
        return left("next-version").strip();
    }

    /** A file that the goals have left, or "none". */
    String left(String name) {
        Path file = folder.resolve("target/ci-shared").resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "none";
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String[] and(String[] options, String... more) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
