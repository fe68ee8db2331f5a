package dev.loco.cishared.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A history for tests, made by the real git in a folder of the test's. The same calls give the same ids: the dates go on by
 * a minute a commit, from the start of 2024 on. Every call but {@link #run} fails the test when git does.
 */
public final class TestRepository {
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    private final Path folder;
    private Instant now = FIRST;

    private TestRepository(Path folder) {
        this.folder = folder;
    }

    /**
     * A new, empty repository on the branch {@code main}.
     *
     * @param options of {@code git init}, such as {@code --bare} or {@code --object-format=sha256}
     */
    public static TestRepository init(Path folder, String... options) {
        try {
            Files.createDirectories(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        TestRepository repository = new TestRepository(folder);
        repository.git(words("init", "-q", "-b", "main").with(options));
        return repository;
    }

    /** The repository in that folder, as it is. */
    public static TestRepository at(Path folder) {
        return new TestRepository(folder);
    }

    /** A clone of whatever git takes as an address. */
    public static TestRepository clone(String address, Path to, String... options) {
        Path parent = to.toAbsolutePath().getParent();
        try {
            Files.createDirectories(parent);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        TestRepository around = new TestRepository(parent);
        around.git(words("clone", "-q").with(options).with(address, to.toString()));
        return new TestRepository(to);
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    /** Its address for a clone that asks for objects as of a server: with it {@code --depth} works. */
    public String address() {
        return folder.toUri().toString().replaceFirst("/$", "");
    }

    /** From here on commits and tags have that date, and later ones go on from it. */
    public TestRepository date(Instant date) {
        now = date;
        return this;
    }

    /** A commit that changes nothing. The message goes in as it is, byte by byte. */
    public TestRepository commit(String message) {
        Path file = folder.resolve(git("rev-parse", "--git-path", "test-message"));
        try {
            Files.writeString(file, message, UTF_8);
            git("commit", "-q", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim", "-F", file.toString());
            Files.delete(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        now = now.plus(Duration.ofMinutes(1));
        return this;
    }

    /** A commit that adds a line to that file, which need not be there. */
    public TestRepository commit(String message, String file) {
        Path path = folder.resolve(file);
        try {
            String before = Files.exists(path) ? Files.readString(path) : "";
            return commit(message, file, before + "line\n");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** A commit after which that file has that text. */
    public TestRepository commit(String message, String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        git("add", "--", file);
        return commit(message);
    }

    /** A lightweight tag on what is checked out. */
    public TestRepository tag(String name) {
        git("tag", name);
        return this;
    }

    /** An annotated tag on what is checked out. */
    public TestRepository tag(String name, String message) {
        git("tag", "-a", "-m", message, name);
        return this;
    }

    /** A new branch from here on, checked out. */
    public TestRepository branch(String name) {
        git("checkout", "-q", "-b", name);
        return this;
    }

    /** Checks out a branch, a tag or a commit; the last two detach {@code HEAD}. */
    public TestRepository checkout(String revision) {
        git("checkout", "-q", revision);
        return this;
    }

    /** A merge commit, never a fast-forward. */
    public TestRepository merge(String revision, String message) {
        git("merge", "-q", "--no-ff", "-m", message, revision);
        now = now.plus(Duration.ofMinutes(1));
        return this;
    }

    /** A bare clone, as a server has it: no remote, the same branches and tags. */
    public TestRepository bare(Path to) {
        TestRepository bare = clone(address(), to, "--bare");
        bare.git("remote", "remove", "origin");
        return bare;
    }

    /** A clone with this one as {@code origin}, its dates going on from here. */
    public TestRepository clone(Path to, String... options) {
        return clone(address(), to, options).date(now);
    }

    /** Another work tree of the same repository, detached at that revision. */
    public TestRepository worktree(Path to, String revision) {
        git("worktree", "add", "-q", "--detach", to.toString(), revision);
        return new TestRepository(to).date(now);
    }

    /** The id of what a revision names. */
    public String id(String revision) {
        return git("rev-parse", "--verify", "--end-of-options", revision);
    }

    /** The names of all refs with what they point at, a line each, sorted by name: equal where two repositories are. */
    public String refs() {
        return git("for-each-ref", "--format=%(objectname) %(refname)");
    }

    /** Runs git here, and gives what it prints, without the last line end. */
    public String git(String... words) {
        TestGit.Ended ended = run(words);
        assertThat(ended.code()).as(Arrays.toString(words) + "\n" + ended.err()).isZero();
        return ended.out().replaceFirst("\n$", "");
    }

    private String git(Words words) {
        return git(words.list.toArray(String[]::new));
    }

    /** Runs git here to whatever end. */
    public TestGit.Ended run(String... words) {
        // With an @, or git takes a small number for a year.
        String date = "@" + now.getEpochSecond() + " +0000";
        return TestGit.run(folder, Map.of("GIT_AUTHOR_DATE", date, "GIT_COMMITTER_DATE", date), words);
    }

    private static Words words(String... some) {
        return new Words(List.of(some));
    }

    private record Words(List<String> list) {
        Words with(String... more) {
            List<String> both = new ArrayList<>(list);
            both.addAll(List.of(more));
            return new Words(both);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
