package dev.loco.cishared.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The git binary, asked so that its answer depends on the repository alone: no configuration of the machine or the
 * person, no locale, no prompt, no pager, no hook, no file-system monitor, no lock taken.
 */
final class Git {
    private static final List<String> NEUTRAL = List.of(
            "git",
            "-c",
            // A container often reads a checkout that belongs to another user.
            "safe.directory=*",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.excludesFile=/dev/null",
            "-c",
            "core.attributesFile=/dev/null",
            "-c",
            "core.untrackedCache=false",
            "-c",
            // What git before 2.45 does not know: nothing is fetched behind the user's back.
            "protocol.allow=never",
            "--no-pager",
            "--no-optional-locks");

    private final Path root;
    private final Optional<Path> index;

    /**
     * @param root the folder git is asked about
     * @param index the index to read instead of the repository's own: inside a commit hook git names the one it is about
     *     to commit
     */
    Git(Path root, Optional<Path> index) {
        this.root = root;
        this.index = index;
    }

    /** What git printed, on standard error byte by byte; {@code code} is 0 when it could do what was asked. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Answer(int code, byte[] out, String complaints) {}

    /** Asks and waits for the whole answer; empty when there is no git on this machine. */
    Optional<Answer> ask(String... arguments) {
        try {
            Process process = start(ProcessBuilder.Redirect.PIPE, arguments);
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream();
                    InputStream err = process.getErrorStream()) {
                FutureTask<byte[]> complaints = new FutureTask<>(err::readAllBytes);
                Thread listening = new Thread(complaints, "ci-shared git");
                listening.setDaemon(true);
                listening.start();
                byte[] bytes = out.readAllBytes();
                String said = new String(complaints.get(), StandardCharsets.ISO_8859_1);
                return Optional.of(new Answer(process.waitFor(), bytes, said));
            } catch (ExecutionException unread) {
                return Optional.empty();
            } finally {
                process.destroy();
            }
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Starts git with pipes on standard input and output. */
    Process start(String... arguments) throws IOException {
        return start(ProcessBuilder.Redirect.DISCARD, arguments);
    }

    private Process start(ProcessBuilder.Redirect errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(NEUTRAL);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.redirectError(errors);
        neutralise(builder.environment());
        index.ifPresent(path -> builder.environment().put("GIT_INDEX_FILE", path.toString()));
        return builder.start();
    }

    private static void neutralise(Map<String, String> environment) {
        // GIT_DIR and its like point elsewhere when we run inside a hook or an alias of another repository.
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_ATTR_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        // A partial clone stays what it is, and what was replaced or grafted is still there to be read by others.
        environment.put("GIT_NO_LAZY_FETCH", "1");
        environment.put("GIT_NO_REPLACE_OBJECTS", "1");
        environment.put("LC_ALL", "C");
    }
}
