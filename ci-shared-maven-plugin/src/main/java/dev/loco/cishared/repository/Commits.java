package dev.loco.cishared.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What git knows of the commits of the repository that the root lies in. Nothing is ever fetched. */
public final class Commits {
    private static final int AT_ONCE = 500;
    private static final String SEPARATOR = "\u0001";

    private final Git git;
    private final Path root;

    Commits(Git git, Path root) {
        this.git = git;
        this.root = root;
    }

    /**
     * What a commit says of itself.
     *
     * @param date the day its author wrote it
     * @param author the author's name
     * @param subject the first line of its message
     */
    public record About(String date, String author, String subject) {}

    /** Whether the root lies in a git repository, bare ones included, and there is a git. */
    public boolean isRepository() {
        return line("rev-parse", "--git-dir").isPresent();
    }

    /** The id of the commit that a revision names. */
    public Optional<String> id(String revision) {
        return line("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    }

    /** Short names of branches, of the server's too. */
    public List<String> branches() {
        return line("for-each-ref", "--format=%(refname:short)", "--count=20", "refs/heads", "refs/remotes")
                .map(lines -> lines.lines().toList())
                .orElse(List.of());
    }

    /** How many commits there are in a clone whose history is cut off; empty in a whole one. */
    public Optional<Integer> shallow() {
        boolean shallow = line("rev-parse", "--git-path", "shallow")
                .map(root::resolve)
                .filter(Files::exists)
                .isPresent();
        return shallow
                ? line("rev-list", "--count", "--all", "HEAD")
                        .map(Integer::valueOf)
                        .or(() -> Optional.of(0))
                : Optional.empty();
    }

    /** Whether the clone was made without some of the files' contents. */
    private boolean partial() {
        return line("config", "--get-regexp", "^(extensions\\.partialclone|remote\\..*\\.promisor)$")
                .isPresent();
    }

    /**
     * Lists what the commits of the range wrote.
     *
     * @param range revisions as {@code git log} takes them
     * @param wanted which paths, relative to the root
     * @throws IOException when git cannot read its own history
     */
    public History history(List<String> range, Predicate<String> wanted) throws IOException {
        String prefix = line("rev-parse", "--show-prefix").orElse("");
        return History.list(git, range, prefix, wanted, partial() ? absent(range) : Set.of());
    }

    /** In a partial clone: the objects that are not there. Git before 2.45 would fetch what it is asked for. */
    private Set<String> absent(List<String> range) {
        List<String> words = new ArrayList<>(List.of("rev-list", "--objects", "--missing=print"));
        words.addAll(range);
        Set<String> absent = new HashSet<>();
        git.ask(words.toArray(String[]::new))
                .map(answer -> new String(answer.out(), StandardCharsets.ISO_8859_1))
                .ifPresent(lines -> lines.lines()
                        .filter(line -> line.startsWith("?"))
                        .forEach(line -> absent.add(line.substring(1))));
        return absent;
    }

    /** What the commits say of themselves, by id. */
    public Map<String, About> about(Set<String> ids) {
        Map<String, About> all = new HashMap<>();
        List<String> rest = List.copyOf(ids);
        for (int from = 0; from < rest.size(); from += AT_ONCE) {
            List<String> words = new ArrayList<>(List.of(
                    "-c",
                    "i18n.logOutputEncoding=UTF-8",
                    "log",
                    "--no-walk=unsorted",
                    "-s",
                    "-z",
                    "--date=short",
                    "--no-show-signature",
                    "--no-notes",
                    "--no-color",
                    "--format=%H%x01%ad%x01%an%x01%s"));
            words.addAll(rest.subList(from, Math.min(rest.size(), from + AT_ONCE)));
            words.add("--");
            for (byte[] entry : RepositoryFile.split(
                    git.ask(words.toArray(String[]::new)).map(Git.Answer::out).orElse(new byte[0]))) {
                String[] fields = new String(entry, StandardCharsets.UTF_8).split(SEPARATOR, 4);
                if (fields.length == 4) {
                    all.put(fields[0], new About(fields[1], fields[2], fields[3]));
                }
            }
        }
        return all;
    }

    private Optional<String> line(String... words) {
        return git.ask(words)
                .filter(answer -> answer.code() == 0)
                .map(answer -> new String(answer.out(), StandardCharsets.UTF_8).strip())
                .filter(text -> !text.isEmpty() || Arrays.asList(words).contains("--show-prefix"));
    }
}
