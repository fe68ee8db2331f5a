package dev.loco.cishared.release;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real git, free of what this machine's configuration, its environment and its clock say. */
public final class TestGit {
    private static final Map<String, String> NEUTRAL = Map.ofEntries(
            Map.entry("GIT_CONFIG_GLOBAL", "/dev/null"),
            Map.entry("GIT_CONFIG_NOSYSTEM", "1"),
            Map.entry("GIT_ATTR_NOSYSTEM", "1"),
            Map.entry("GIT_TERMINAL_PROMPT", "0"),
            Map.entry("GIT_AUTHOR_NAME", "Somebody"),
            Map.entry("GIT_AUTHOR_EMAIL", "somebody@example.org"),
            Map.entry("GIT_COMMITTER_NAME", "Somebody"),
            Map.entry("GIT_COMMITTER_EMAIL", "somebody@example.org"),
            Map.entry("LC_ALL", "C"));

    /** What a git said, standard output and standard error apart. */
    public record Ended(int code, String out, String err) {}

    private TestGit() {}

    /** Makes an environment neutral: for git itself, and for whatever starts it. */
    public static void neutralise(Map<String, String> environment) {
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.putAll(NEUTRAL);
    }

    /** Starts git; standard error goes to the given file. */
    public static Process start(Path folder, Map<String, String> more, Path err, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        neutralise(builder.environment());
        builder.environment().putAll(more);
        return builder.redirectError(err.toFile()).start();
    }

    /** Runs git to its end, whatever that is. */
    public static Ended run(Path folder, Map<String, String> more, String... words) {
        try {
            Path err = Files.createTempFile("git", ".err");
            try {
                Process git = start(folder, more, err, List.of(words));
                git.getOutputStream().close();
                String out = new String(git.getInputStream().readAllBytes(), UTF_8);
                return new Ended(git.waitFor(), out, Files.readString(err));
            } finally {
                Files.deleteIfExists(err);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
