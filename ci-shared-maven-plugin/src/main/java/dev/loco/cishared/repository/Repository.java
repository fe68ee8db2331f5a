package dev.loco.cishared.repository;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository as the checks see it: its root, its files, what git says of them. Nothing is read before it is asked for. */
public final class Repository {
    /** The manifest. */
    public static final String MANIFEST = "bao.yml";

    /** The repository's own facts. */
    public static final String SETTINGS = ".ci-shared.yml";

    /** The pipeline that the archetype writes. */
    public static final String PIPELINE = ".woodpecker/ci.yml";

    private static final String PIPELINES = ".woodpecker";

    private final Path root;

    private Repository(Path root) {
        this.root = root;
    }

    /**
     * The repository at that folder.
     *
     * @throws IOException when it is no folder
     */
    public static Repository open(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw new IOException("no such directory: " + root);
        }
        return new Repository(root.toAbsolutePath().normalize());
    }

    /** The folder, absolute. */
    public Path root() {
        return root;
    }

    /** The files as they lie on disk. */
    public WorkTree workTree() {
        return new WorkTree(root, new Git(root, Optional.empty()));
    }

    /**
     * The files as the next commit would hold them; empty when the root is not in a git repository.
     *
     * @param index what {@code GIT_INDEX_FILE} says inside a commit hook
     * @throws IOException when git cannot be started a second time
     */
    public Optional<StagedTree> staged(Optional<Path> index) throws IOException {
        return StagedTree.open(root, new Git(root, index.map(Path::toAbsolutePath)));
    }

    /** Its commits. */
    public Commits commits() {
        return new Commits(new Git(root, Optional.empty()), root);
    }

    /** The default branch, as git took it from the server; empty when the root is in no clone that knows it. */
    public Optional<String> defaultBranch() {
        String origin = "refs/remotes/origin/";
        return new Git(root, Optional.empty())
                .ask("symbolic-ref", "--quiet", origin + "HEAD")
                .filter(answer -> answer.code() == 0)
                .map(answer -> new String(answer.out(), StandardCharsets.UTF_8).strip())
                .filter(ref -> ref.startsWith(origin))
                .map(ref -> ref.substring(origin.length()));
    }

    /**
     * Of the names given, those with changes that are not committed, untracked files included; none when the root is in
     * no git repository.
     */
    public List<String> uncommitted(List<String> names) {
        List<String> arguments = new ArrayList<>(List.of(
                "--literal-pathspecs", "status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--"));
        arguments.addAll(names);
        Optional<Git.Answer> answer = new Git(root, Optional.empty()).ask(arguments.toArray(String[]::new));
        if (answer.isEmpty() || answer.get().code() != 0) {
            return List.of();
        }
        List<String> prefixed = new ArrayList<>();
        for (byte[] entry : RepositoryFile.split(answer.get().out())) {
            prefixed.add(RawName.display(entry).substring(3));
        }
        // `git status` names files from the top of its work tree, which may lie above the root.
        return names.stream()
                .filter(name -> prefixed.stream().anyMatch(p -> p.equals(name) || p.endsWith("/" + name)))
                .toList();
    }

    /**
     * The files Woodpecker takes for pipelines: those with {@code .yml} or {@code .yaml} directly in
     * {@code .woodpecker/}; only if there is none, {@code .woodpecker.yaml}, then {@code .woodpecker.yml}. (Woodpecker
     * 3.17, {@code server/services/config/forge.go}.)
     */
    public static List<String> pipelines(Tree tree) {
        List<String> pipelines = new ArrayList<>();
        for (String name : tree.list(PIPELINES)) {
            if (name.endsWith(".yml") || name.endsWith(".yaml")) {
                pipelines.add(PIPELINES + "/" + name);
            }
        }
        if (pipelines.isEmpty()) {
            for (String single : List.of(".woodpecker.yaml", ".woodpecker.yml")) {
                if (!(tree.read(single, 0) instanceof Content.Missing)) {
                    return List.of(single);
                }
            }
        }
        return pipelines;
    }
}
