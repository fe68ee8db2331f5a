package dev.loco.cishared.release.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the commit and the tag of a release as objects that no ref names yet. Nothing that is checked out, and no index,
 * is touched; the same input gives the same ids, unless they are signed.
 */
public final class ReleaseObjects {
    private static final String NEW_FILE = "100644";
    /** Settings that say how to sign. */
    private static final List<String> SIGNING = List.of(
            "user.signingKey",
            "gpg.format",
            "gpg.program",
            "gpg.ssh.program",
            "gpg.x509.program",
            "gpg.ssh.defaultKeyCommand");

    private final GitRepository repository;
    private final Git git;
    private final Signature signature;
    private final boolean signed;

    /**
     * @param signed by the key that git is configured with here
     */
    public ReleaseObjects(GitRepository repository, Signature signature, boolean signed) {
        this.repository = repository;
        this.signature = signature;
        this.signed = signed;
        this.git = repository
                .git()
                .with("GIT_AUTHOR_NAME", signature.name())
                .with("GIT_AUTHOR_EMAIL", signature.email())
                .with("GIT_AUTHOR_DATE", "@" + signature.when())
                .with("GIT_COMMITTER_NAME", signature.name())
                .with("GIT_COMMITTER_EMAIL", signature.email())
                .with("GIT_COMMITTER_DATE", "@" + signature.when());
    }

    /** A commit on top of another with some files changed. */
    public String commit(String parent, Map<String, byte[]> files, String message) throws GitFault {
        Path folder = temporaryFolder();
        try {
            Git indexed = git.with("GIT_INDEX_FILE", folder.resolve("index").toString());
            done(indexed.ask("read-tree", parent), "the files of the release commit");
            StringBuilder entries = new StringBuilder();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String blob = done(
                        indexed.ask(file.getValue(), "hash-object", "-w", "--no-filters", "--stdin"), file.getKey());
                String mode = repository
                        .entry(parent, file.getKey())
                        .filter(TreeEntry::isFile)
                        .map(TreeEntry::mode)
                        .orElse(NEW_FILE);
                entries.append(mode)
                        .append(' ')
                        .append(blob)
                        .append('\t')
                        .append(file.getKey())
                        .append('\0');
            }
            byte[] in = entries.toString().getBytes(StandardCharsets.UTF_8);
            done(indexed.ask(in, "update-index", "-z", "--index-info"), "the files of the release commit");
            String tree = done(indexed.ask("write-tree"), "the files of the release commit");
            List<String> arguments = new ArrayList<>(List.of("commit-tree", tree, "-p", parent, "-F", "-"));
            if (signed) {
                arguments.add("-S");
            }
            byte[] text = message.getBytes(StandardCharsets.UTF_8);
            return done(git.ask(text, arguments.toArray(String[]::new)), "the release commit");
        } finally {
            delete(folder);
        }
    }

    /** An annotated tag of a commit. */
    public String tag(String name, String commit, String message) throws GitFault {
        if (signed) {
            return signedTag(name, commit, message);
        }
        String text =
                "object " + commit + "\ntype commit\ntag " + name + "\ntagger " + signature.line() + "\n\n" + message;
        return done(git.ask(text.getBytes(StandardCharsets.UTF_8), "mktag"), "tag " + name);
    }

    /**
     * Only {@code git tag} can sign, and it wants to write a ref: it gets a repository of its own for that, whose objects
     * are this one's.
     */
    private String signedTag(String name, String commit, String message) throws GitFault {
        Path folder = temporaryFolder();
        try {
            Path scratch = folder.resolve("scratch");
            String format = git.ask("rev-parse", "--show-object-format").line();
            done(git.ask("init", "--quiet", "--bare", "--object-format=" + format, scratch.toString()), "tag " + name);
            Git inScratch = git.with("GIT_DIR", scratch.toString())
                    .with("GIT_OBJECT_DIRECTORY", objects().toString());
            for (String setting : SIGNING) {
                var value = repository.setting(setting);
                if (value.isPresent()) {
                    inScratch = inScratch.configured(setting + "=" + value.get());
                }
            }
            done(
                    inScratch.ask(
                            message.getBytes(StandardCharsets.UTF_8),
                            "tag",
                            "--sign",
                            "--cleanup=verbatim",
                            "-F",
                            "-",
                            "--end-of-options",
                            name,
                            commit),
                    "tag " + name);
            return done(inScratch.ask("rev-parse", "--verify", "refs/tags/" + name), "tag " + name);
        } finally {
            delete(folder);
        }
    }

    private Path objects() throws GitFault {
        String path = done(git.ask("rev-parse", "--git-path", "objects"), "the folder of objects");
        return git.directory().resolve(path).toAbsolutePath().normalize();
    }

    private static String done(Answer answer, String what) throws GitFault {
        if (!answer.ok()) {
            throw new GitFault(what + " cannot be made: " + answer.why());
        }
        return answer.line();
    }

    private static Path temporaryFolder() throws GitFault {
        try {
            return Files.createTempDirectory("ci-shared-release-");
        } catch (IOException full) {
            throw new GitFault("no temporary folder can be made: " + full.getMessage());
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            // It is a temporary folder; whoever cleans those will find it.
        }
    }
}
