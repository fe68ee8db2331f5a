package dev.loco.cishared.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files as they lie on disk. With git: all tracked files and the untracked ones it does not ignore. Without: every
 * file below the root but {@code .git}. Symbolic links are not followed, except that a file asked for by name may be a
 * link to another place inside the root.
 */
public final class WorkTree implements Tree {
    private static final Pattern CLOSED = Pattern.compile("warning: could not open directory '(.*?)/?': .*");

    private final Path root;
    private final Git git;

    /** The work tree at the root. */
    WorkTree(Path root, Git git) {
        this.root = root;
        this.git = git;
    }

    @Override
    public List<RepositoryFile> listed() {
        Optional<Git.Answer> answer = git.ask("ls-files", "-z", "--cached", "--others", "--exclude-standard");
        if (answer.isEmpty() || answer.get().code() != 0) {
            return below("");
        }
        List<byte[]> names = new ArrayList<>(RepositoryFile.split(answer.get().out()));
        names.addAll(closedFolders(answer.get().complaints()));
        List<RepositoryFile> files = distinct(names);
        // A root that another repository around it ignores is no part of that repository: it stands for itself.
        return files.isEmpty() && isIgnored() ? below("") : files;
    }

    // Of a folder that it may not open git lists what it tracks, and says of the rest on standard error that it cannot.
    private static List<byte[]> closedFolders(String complaints) {
        return complaints
                .lines()
                .map(CLOSED::matcher)
                .filter(Matcher::matches)
                .map(closed -> closed.group(1).getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Override
    public boolean isThere(RepositoryFile file) {
        return Files.isRegularFile(file.path(root), LinkOption.NOFOLLOW_LINKS);
    }

    /** The names of the files that git keeps, whether they lie on disk or not; none without git. */
    public Set<String> tracked() {
        Set<String> names = new HashSet<>();
        git.ask("ls-files", "-z", "--cached")
                .filter(answer -> answer.code() == 0)
                .ifPresent(
                        answer -> RepositoryFile.split(answer.out()).forEach(raw -> names.add(RawName.display(raw))));
        return names;
    }

    private boolean isIgnored() {
        return git.ask("check-ignore", "-q", ".").filter(a -> a.code() == 0).isPresent();
    }

    private List<RepositoryFile> distinct(List<byte[]> names) {
        List<RepositoryFile> files = new ArrayList<>(names.size());
        for (byte[] raw : names) {
            if (RawName.isPlain(raw)) {
                files.add(RepositoryFile.plain(new String(raw, StandardCharsets.US_ASCII)));
            } else {
                RawName.resolve(root, raw)
                        .ifPresent(path -> files.add(RepositoryFile.of(RawName.display(raw), path, root)));
            }
        }
        files.sort(null);
        return withoutRepeated(files);
    }

    /** A file with several entries in the index (a merge under way) once. */
    private static List<RepositoryFile> withoutRepeated(List<RepositoryFile> sorted) {
        List<RepositoryFile> once = new ArrayList<>(sorted.size());
        String last = "";
        for (RepositoryFile file : sorted) {
            if (!file.name().equals(last)) {
                once.add(file);
            }
            last = file.name();
        }
        return once;
    }

    /** All files below a folder, those that git ignores too; none when there is no such folder inside the root. */
    public List<RepositoryFile> below(String folder) {
        List<RepositoryFile> files = new ArrayList<>();
        try {
            // The root itself may be a link.
            Path start = root.toRealPath();
            Path from = start.resolve(folder).toRealPath();
            if (!from.startsWith(start)) {
                return List.of();
            }
            Files.walkFileTree(from, new Collector(start, files));
        } catch (IOException | InvalidPathException unreadable) {
            return List.of();
        }
        files.sort(null);
        return List.copyOf(files);
    }

    private final class Collector extends SimpleFileVisitor<Path> {
        private final Path start;
        private final List<RepositoryFile> files;

        Collector(Path start, List<RepositoryFile> files) {
            this.start = start;
            this.files = files;
        }

        private void add(Path file) {
            Path path = root.resolve(start.relativize(file));
            files.add(RepositoryFile.of(name(path), path, root));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            if (!file.equals(start)) {
                add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException unreadable) {
            return FileVisitResult.CONTINUE;
        }
    }

    private String name(Path file) {
        String plain = root.relativize(file).toString();
        // Spelling out takes far longer.
        return RawName.isPlain(plain) ? plain : spelled(file);
    }

    private String spelled(Path file) {
        StringBuilder name = new StringBuilder();
        Path at = root;
        for (Path segment : root.relativize(file)) {
            at = at.resolve(segment);
            name.append(name.length() == 0 ? "" : "/").append(RawName.display(RawName.lastName(at)));
        }
        return name.toString();
    }

    @Override
    public List<String> list(String folder) {
        List<String> names = new ArrayList<>();
        try (var children = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path child : children) {
                names.add(RawName.display(RawName.lastName(child)));
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException noFolder) {
            return List.of();
        }
        names.sort(null);
        return List.copyOf(names);
    }

    @Override
    public Content read(String name, int limit) {
        try {
            return read(root.resolve(name), limit);
        } catch (InvalidPathException notForThisLocale) {
            return new Content.Missing();
        }
    }

    @Override
    public Content read(RepositoryFile file, int limit) {
        return read(file.path(root), limit);
    }

    private Content read(Path path, int limit) {
        try {
            if (path.startsWith(root)
                    && Files.isSymbolicLink(path)
                    && !path.toRealPath().startsWith(root.toRealPath())) {
                return new Content.NotAFile("a symbolic link that leads out of the repository");
            }
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isDirectory()) {
                return new Content.NotAFile("a directory");
            }
            if (!attributes.isRegularFile()) {
                // Reading a pipe or a device could wait for ever.
                return new Content.NotAFile("neither a file nor a directory");
            }
            return bytes(path, limit, attributes.size());
        } catch (NoSuchFileException missing) {
            return new Content.Missing();
        } catch (AccessDeniedException denied) {
            return new Content.Unreadable("permission denied");
        } catch (FileSystemException fault) {
            // Its message begins with the whole path.
            return new Content.Unreadable(String.valueOf(fault.getReason()));
        } catch (IOException fault) {
            return new Content.Unreadable(String.valueOf(fault.getMessage()));
        }
    }

    private static Content bytes(Path path, int limit, long size) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(limit + 1);
            return bytes.length > limit
                    ? Content.TooLarge.of(Math.max(size, bytes.length), bytes)
                    : new Content.Bytes(bytes);
        }
    }
}
