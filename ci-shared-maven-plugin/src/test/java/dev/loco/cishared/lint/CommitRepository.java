package dev.loco.cishared.lint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.pipeline.template.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder where git and {@code commit-check} are run. */
record CommitRepository(Path folder) {
    /**
     * What a run left behind.
     *
     * @param message the line about how it ended
     */
    record Ran(int code, String out, String err, String message) {}

    static CommitRepository create(Path folder) throws Exception {
        CommitRepository repository = new CommitRepository(folder);
        repository.git("init", "-q", "-b", "main");
        repository.git("config", "user.name", "test");
        repository.git("config", "user.email", "test@example.org");
        return repository;
    }

    void commit(String message) throws Exception {
        git("commit", "-q", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim", "-m", message);
    }

    /** What git prints; it must be content. */
    String git(String... words) throws Exception {
        Ran ran = git(Map.of(), words);
        if (ran.code() != 0) {
            throw new IOException(List.of(words) + ": " + ran.out());
        }
        return ran.out().strip();
    }

    /** Git with more variables, whatever it says. */
    Ran git(Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().putAll(environment);
        Process git = builder.start();
        git.getOutputStream().close();
        String said = new String(git.getInputStream().readAllBytes(), UTF_8);
        return new Ran(git.waitFor(), said, "", "");
    }

    Ran check(List<String> arguments, Options options) {
        return check(arguments, options, "", Map.of());
    }

    Ran check(List<String> arguments, Options options, String input, Map<String, String> environment) {
        return run(Goal.COMMIT_CHECK, arguments, options, input, environment);
    }

    /** Another goal than {@code commit-check}. */
    Ran run(Goal goal, List<String> arguments, Options options) {
        return run(goal, arguments, options, "", Map.of());
    }

    private Ran run(Goal goal, List<String> arguments, Options options, String input, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Door door = new Door(
                new ByteArrayInputStream(input.getBytes(UTF_8)),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                false,
                folder,
                LocalDate.EPOCH,
                Instant.EPOCH,
                () -> 0,
                Optional.empty(),
                new Door.CommandLine(),
                environment,
                Catalogue::shipped);
        Outcome outcome = Goals.run(goal, arguments, options, door);
        return new Ran(outcome.exit().code(), out.toString(UTF_8), err.toString(UTF_8), outcome.message());
    }
}
