package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.CommitRange;
import dev.loco.cishared.release.git.CommitStream;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What git knows of the commits and the hooks of the repository at a folder. Of hooks git is asked with all that a person
 * has configured, since that is where they lie.
 */
final class CommitHistory {
    private final Path root;

    private final Map<String, String> environment;

    /**
     * @param environment the variables of this process
     */
    CommitHistory(Path root, Map<String, String> environment) {
        this.root = root;
        this.environment = environment;
    }

    /** Takes one commit after the other. */
    @FunctionalInterface
    interface Taker {
        void take(String id, String message) throws CouldNotRun;
    }

    /** The id of the commit that the revision names. */
    Optional<String> commit(String revision) throws CouldNotRun {
        return line("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    }

    /** Whether the folder lies in a repository. */
    boolean isRepository() throws CouldNotRun {
        return line("rev-parse", "--git-dir").isPresent();
    }

    /** Whether some of the history is not in this clone. */
    boolean isShallow() throws CouldNotRun {
        return !cutOff().isEmpty();
    }

    /** A commit of the range, merges too, whose parents are not in this shallow clone: there may be more of the range. */
    Optional<String> endOfShallow(String from, String to) throws CouldNotRun {
        Set<String> cutOff = cutOff();
        return cutOff.isEmpty()
                ? Optional.empty()
                : ask("rev-list", from + ".." + to, "--")
                        .flatMap(ids -> ids.lines().filter(cutOff::contains).findFirst());
    }

    /** Where history was cut off: ids of the last commits there are. */
    private Set<String> cutOff() throws CouldNotRun {
        Optional<Path> file = line("rev-parse", "--git-path", "shallow").map(root::resolve);
        try {
            return file.isPresent() && Files.exists(file.get()) ? Set.copyOf(Files.readAllLines(file.get())) : Set.of();
        } catch (IOException fault) {
            throw new CouldNotRun("git's list of shallow commits cannot be read: " + fault.getMessage(), fault);
        }
    }

    boolean isAncestor(String older, String newer) throws CouldNotRun {
        return ask("merge-base", "--is-ancestor", older, newer).isPresent();
    }

    /** The folder of the hooks, by {@code core.hooksPath} and in a linked worktree too. */
    Optional<Path> hooks() throws CouldNotRun {
        return line("rev-parse", "--git-path", "hooks")
                .map(path -> root.resolve(path).normalize());
    }

    /** The folder that all worktrees of the repository share. */
    Optional<Path> commonFolder() throws CouldNotRun {
        return line("rev-parse", "--git-common-dir")
                .map(path -> root.resolve(path).normalize());
    }

    /** The topmost folder of the work tree; empty in a bare repository. */
    Optional<Path> topLevel() throws CouldNotRun {
        return line("rev-parse", "--show-toplevel").map(Path::of);
    }

    /** What starts a comment in a message that is being written. */
    Optional<String> comment() throws CouldNotRun {
        Optional<String> all = ask("config", "-z", "--get-regexp", "^core\\.comment(char|string)$");
        Optional<String> last = Optional.empty();
        for (String entry : all.orElse("").split("\0", -1)) {
            int feed = entry.indexOf('\n');
            last = feed > 0 ? Optional.of(entry.substring(feed + 1)) : last;
        }
        return last.filter(value -> !value.isEmpty() && !value.equals("auto"));
    }

    /** The commits of a range, newest first, merges left out. */
    void each(String from, String to, Taker taker) throws CouldNotRun {
        try {
            CommitStream.read(repository(), new CommitRange(to, Optional.of(from), List.of()), (id, message) -> {
                try {
                    taker.take(id, message);
                } catch (CouldNotRun fault) {
                    throw new Stopped(fault);
                }
            });
        } catch (GitFault fault) {
            throw new CouldNotRun(String.valueOf(fault.getMessage()), fault);
        } catch (Stopped stopped) {
            throw stopped.fault;
        }
    }

    /** One commit, merges too. */
    void one(String id, Taker taker) throws CouldNotRun {
        try {
            taker.take(id, repository().message(id));
        } catch (GitFault fault) {
            throw new CouldNotRun(String.valueOf(fault.getMessage()), fault);
        }
    }

    private GitRepository repository() throws GitFault {
        return GitRepository.at(root, environment);
    }

    /** Carries a fault through git's reader. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final CouldNotRun fault;

        Stopped(CouldNotRun fault) {
            super(fault);
            this.fault = fault;
        }
    }

    private Optional<String> line(String... arguments) throws CouldNotRun {
        return ask(arguments).map(String::strip).filter(line -> !line.isEmpty());
    }

    /** What git printed; empty when it could not do what was asked. */
    private Optional<String> ask(String... arguments) throws CouldNotRun {
        Process git = start(List.of(arguments));
        try (InputStream out = git.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException fault) {
            throw new CouldNotRun("what git says cannot be read: " + fault.getMessage(), fault);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CouldNotRun("interrupted while git was working", stop);
        } finally {
            git.destroy();
        }
    }

    private Process start(List<String> arguments) throws CouldNotRun {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "safe.directory=" + root, "-c", "i18n.logOutputEncoding=UTF-8", "--no-pager"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        // GIT_DIR and its like point elsewhere when we run inside a hook or an alias of another repository.
        environment.keySet().removeIf(name -> name.startsWith("GIT_") && !name.startsWith("GIT_CONFIG"));
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("LC_ALL", "C");
        try {
            Process git = builder.start();
            git.getOutputStream().close();
            return git;
        } catch (IOException noGit) {
            throw new CouldNotRun("git cannot be started: " + noGit.getMessage(), noGit);
        }
    }
}
