package dev.loco.cishared.release.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A local repository, read by plumbing commands: a clone, a worktree, a submodule or a bare repository, whoever owns it,
 * whether a branch is checked out or not.
 */
public final class GitRepository {
    private final Git git;
    private final Path gitDirectory;
    private final Optional<String> head;
    private final boolean bare;
    private boolean shallow;

    private GitRepository(Git git, Path gitDirectory, Optional<String> head, boolean bare, boolean shallow) {
        this.git = git;
        this.gitDirectory = gitDirectory;
        this.head = head;
        this.bare = bare;
        this.shallow = shallow;
    }

    /**
     * The repository a directory lies in.
     *
     * @param environment the variables of this process
     * @throws GitFault when it lies in none, or git is not there
     */
    public static GitRepository at(Path directory, Map<String, String> environment) throws GitFault {
        Git git = Git.in(directory, top(directory), environment);
        // One call for all: starting git costs more than what it has to do here. HEAD comes last, since it may be
        // unborn.
        Answer answer =
                git.ask("rev-parse", "--is-shallow-repository", "--is-bare-repository", "--absolute-git-dir", "HEAD");
        List<String> lines = answer.lines();
        if (lines.size() < 3) {
            throw new GitFault("`" + directory + "` cannot be read as a git repository: " + answer.why());
        }
        Optional<String> head =
                lines.size() > 3 && ObjectId.is(lines.get(3)) ? Optional.of(lines.get(3)) : Optional.empty();
        return new GitRepository(
                git,
                Path.of(lines.get(2)),
                head,
                lines.get(1).equals("true"),
                lines.get(0).equals("true"));
    }

    /** The folder that git asks us to trust: the work tree's top, or the bare repository itself. */
    private static Path top(Path directory) throws GitFault {
        Path real;
        try {
            real = directory.toRealPath();
        } catch (IOException gone) {
            throw new GitFault("`" + directory + "` is no directory that can be read");
        }
        for (Path folder = real; folder != null; folder = folder.getParent()) {
            boolean bare = Files.isRegularFile(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"));
            if (bare || Files.exists(folder.resolve(".git"))) {
                return folder;
            }
        }
        throw new GitFault("`" + directory + "` is not in a git repository");
    }

    /** git in this repository. */
    Git git() {
        return git;
    }

    /** Where git keeps this repository's own files. */
    public Path gitDirectory() {
        return gitDirectory;
    }

    /** The commit that is checked out; empty before the first. */
    public Optional<String> head() {
        return head;
    }

    /** Whether nothing is checked out here. */
    public boolean isBare() {
        return bare;
    }

    /** Whether history is cut off somewhere, so that neither a range nor what is reachable can be told. */
    public boolean isShallow() {
        return shallow;
    }

    void deepened() throws GitFault {
        shallow = git.ask("rev-parse", "--is-shallow-repository").line().equals("true");
    }

    /** The branch that is checked out; empty when HEAD names a commit. */
    public Optional<String> branch() throws GitFault {
        Answer answer = git.ask("symbolic-ref", "--quiet", "HEAD");
        String line = answer.line();
        return answer.ok() && line.startsWith("refs/heads/")
                ? Optional.of(line.substring("refs/heads/".length()))
                : Optional.empty();
    }

    /** The id of the commit that a revision names; empty when there is none such. */
    public Optional<String> commit(String revision) throws GitFault {
        Answer answer = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        return answer.ok() && ObjectId.is(answer.line()) ? Optional.of(answer.line()) : Optional.empty();
    }

    /** Whether the first commit is, or lies before, the second. One that is not here, or is none, lies before nothing. */
    public boolean isAncestor(String commit, String of) throws GitFault {
        if (commit.equals(of)) {
            return true;
        }
        Answer answer = git.ask("merge-base", "--is-ancestor", "--end-of-options", commit, of);
        if (answer.code() > 1 && !answer.err().contains("Not a valid commit name")) {
            throw new GitFault("it cannot be told whether " + ObjectId.abbreviated(commit) + " lies before "
                    + ObjectId.abbreviated(of) + ": " + answer.why());
        }
        return answer.ok();
    }

    /** The local tags whose name starts with the prefix: what each tag's ref holds, by name. */
    public Map<String, String> tags(String prefix) throws GitFault {
        Answer answer = git.ask("for-each-ref", "--format=%(objectname)%00%(refname)", "refs/tags/" + prefix + "*");
        if (!answer.ok()) {
            throw new GitFault("tags cannot be listed: " + answer.why());
        }
        Map<String, String> tags = new HashMap<>();
        for (String line : answer.lines()) {
            int nul = line.indexOf('\0');
            tags.put(line.substring(nul + 1 + "refs/tags/".length()), line.substring(0, nul));
        }
        return tags;
    }

    /** The commits that objects stand for, annotated tags peeled as often as needed; what is no commit is left out. */
    public Map<String, String> peeled(List<String> objects) throws GitFault {
        StringBuilder questions = new StringBuilder();
        objects.forEach(object -> questions.append(object).append("^{commit}\n"));
        Answer answer = git.ask(
                questions.toString().getBytes(StandardCharsets.ISO_8859_1),
                "cat-file",
                "--buffer",
                "--batch-check=%(objectname)");
        List<String> lines = answer.lines();
        Map<String, String> commits = new HashMap<>();
        for (int i = 0; i < Math.min(lines.size(), objects.size()); i++) {
            // `<question> missing` for what is not here, or is no commit.
            if (ObjectId.is(lines.get(i))) {
                commits.put(objects.get(i), lines.get(i));
            }
        }
        return commits;
    }

    /** The file's bytes in a commit; empty when it has no such file. */
    public Optional<byte[]> file(String commit, String path) throws GitFault {
        Optional<TreeEntry> entry = entry(commit, path);
        if (entry.isEmpty() || !entry.get().isFile()) {
            return Optional.empty();
        }
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        Git.Ended ended = git.stream(
                in -> in.transferTo(out), "cat-file", "blob", entry.get().object());
        if (ended.code() != 0) {
            throw new GitFault("`" + path + "` cannot be read from commit " + ObjectId.abbreviated(commit));
        }
        return Optional.of(out.toByteArray());
    }

    /** What stands at a path of a commit. */
    Optional<TreeEntry> entry(String commit, String path) throws GitFault {
        Answer answer = git.with("GIT_LITERAL_PATHSPECS", "1")
                .ask("ls-tree", "-z", "--full-tree", "--end-of-options", commit, path);
        return answer.ok() ? TreeEntry.read(answer.out()) : Optional.empty();
    }

    /** The paths of all files of a commit. */
    public List<String> files(String commit) throws GitFault {
        Answer answer = git.ask("ls-tree", "-r", "-z", "--full-tree", "--name-only", "--end-of-options", commit);
        if (!answer.ok()) {
            throw new GitFault(
                    "the files of commit " + ObjectId.abbreviated(commit) + " cannot be listed: " + answer.why());
        }
        return answer.out().isEmpty() ? List.of() : List.of(answer.out().split("\0"));
    }

    /** Hands over the ids of a commit and of all before it. */
    public void history(String tip, Consumer<String> taker) throws GitFault {
        ids(List.of("--end-of-options", tip, "--"), taker);
    }

    /** Hands over the ids of a range's commits, merges left out. */
    public void ids(CommitRange range, Consumer<String> taker) throws GitFault {
        ids(range.arguments(), taker);
    }

    private void ids(List<String> range, Consumer<String> taker) throws GitFault {
        List<String> arguments = new ArrayList<>(List.of("rev-list"));
        arguments.addAll(range);
        Git.Ended ended = git.stream(
                in -> new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1))
                        .lines()
                        .forEach(taker),
                arguments.toArray(String[]::new));
        if (ended.code() != 0) {
            throw new GitFault("the commits cannot be listed: "
                    + Answer.of(ended.code(), new byte[0], ended.err()).why());
        }
    }

    /** The raw object of a commit: headers, an empty line, the message. */
    String rawCommit(String commit) throws GitFault {
        Answer answer = git.ask("cat-file", "commit", commit);
        if (!answer.ok()) {
            throw new GitFault("commit " + ObjectId.abbreviated(commit) + " cannot be read: " + answer.why());
        }
        return answer.out();
    }

    /** The whole message of a commit, recoded where the commit declares another encoding than UTF-8. */
    public String message(String commit) throws GitFault {
        Answer answer = git.ask(
                "rev-list", "--no-commit-header", "--no-walk", "--format=%B%x00", "--end-of-options", commit, "--");
        if (!answer.ok()) {
            throw new GitFault("commit " + ObjectId.abbreviated(commit) + " cannot be read: " + answer.why());
        }
        int end = answer.out().indexOf('\0');
        return end < 0 ? answer.out() : answer.out().substring(0, end);
    }

    /** The value of a setting of git's; empty when it is not set. */
    Optional<String> setting(String name) throws GitFault {
        Answer answer = git.ask("config", "--get", name);
        return answer.ok() && !answer.line().isBlank() ? Optional.of(answer.line()) : Optional.empty();
    }
}
