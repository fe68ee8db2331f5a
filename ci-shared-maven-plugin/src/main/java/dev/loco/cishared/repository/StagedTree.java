package dev.loco.cishared.repository;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files as the next commit would hold them: git's index, not the work tree. {@link #files()} are those that the
 * commit would add or change; by name every file of the index can be read.
 */
public final class StagedTree implements Tree, AutoCloseable {
    private static final int MODE_LENGTH = 6;

    private final Path root;
    private final Map<String, String> blobs;
    private final List<RepositoryFile> changed;
    private final Process catFile;
    private final InputStream answers;

    private StagedTree(Path root, Map<String, String> blobs, List<RepositoryFile> changed, Process catFile) {
        this.root = root;
        this.blobs = blobs;
        this.changed = changed;
        this.catFile = catFile;
        this.answers = new BufferedInputStream(catFile.getInputStream());
    }

    /** Reads the index; empty when the root is no git repository or there is no git. */
    static Optional<StagedTree> open(Path root, Git git) throws IOException {
        Optional<Git.Answer> index = git.ask("ls-files", "-s", "-z");
        Optional<Git.Answer> diff = git.ask(
                "diff", "--cached", "--raw", "--no-renames", "--no-ext-diff", "--relative", "--diff-filter=ACMT", "-z");
        if (index.isEmpty()
                || index.get().code() != 0
                || diff.isEmpty()
                || diff.get().code() != 0) {
            return Optional.empty();
        }
        Map<String, String> blobs = blobs(RepositoryFile.split(index.get().out()));
        List<RepositoryFile> changed =
                changed(root, RepositoryFile.split(diff.get().out()), blobs);
        return Optional.of(new StagedTree(root, blobs, changed, git.start("cat-file", "--batch")));
    }

    /** Lines {@code <mode> <blob> <stage>\t<name>}. */
    private static Map<String, String> blobs(List<byte[]> entries) {
        Map<String, String> blobs = new TreeMap<>();
        for (byte[] entry : entries) {
            int tab = indexOf(entry, (byte) '\t');
            String[] fields = new String(entry, 0, tab, StandardCharsets.US_ASCII).split(" ", -1);
            // 100644 and 100755; links (120000) and submodules (160000) hold no text of this repository.
            if (fields[0].startsWith("100") && fields[0].length() == MODE_LENGTH) {
                blobs.put(RawName.display(Arrays.copyOfRange(entry, tab + 1, entry.length)), fields[1]);
            }
        }
        return blobs;
    }

    /** Pairs of {@code :<mode> <mode> <blob> <blob> <status>} and a name. */
    private static List<RepositoryFile> changed(Path root, List<byte[]> fields, Map<String, String> blobs) {
        List<RepositoryFile> changed = new ArrayList<>();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            byte[] raw = fields.get(i + 1);
            String name = RawName.display(raw);
            if (blobs.containsKey(name)) {
                changed.add(RepositoryFile.of(name, RawName.resolve(root, raw).orElse(root), root));
            }
        }
        changed.sort(null);
        return List.copyOf(changed);
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return bytes.length;
    }

    @Override
    public List<RepositoryFile> listed() {
        return changed;
    }

    @Override
    public boolean isThere(RepositoryFile file) {
        return true;
    }

    @Override
    public List<String> list(String folder) {
        List<String> names = new ArrayList<>();
        for (String name : blobs.keySet()) {
            if (name.startsWith(folder + "/") && name.indexOf('/', folder.length() + 1) < 0) {
                names.add(name.substring(folder.length() + 1));
            }
        }
        return names;
    }

    @Override
    public Content read(String name, int limit) {
        String blob = blobs.get(name);
        if (blob == null) {
            String folder = name + "/";
            return blobs.keySet().stream().anyMatch(other -> other.startsWith(folder))
                    ? new Content.NotAFile("a directory")
                    : new Content.Missing();
        }
        try {
            return readBlob(blob, limit);
        } catch (IOException fault) {
            return new Content.Unreadable("git cannot read what is staged for it below " + root.getFileName());
        }
    }

    @Override
    public Content read(RepositoryFile file, int limit) {
        return read(file.name(), limit);
    }

    /** Asks {@code git cat-file --batch}, which answers {@code <blob> blob <size>\n<bytes>\n}. */
    private synchronized Content readBlob(String blob, int limit) throws IOException {
        OutputStream questions = catFile.getOutputStream();
        questions.write((blob + "\n").getBytes(StandardCharsets.US_ASCII));
        questions.flush();
        String[] header = headerLine().split(" ", -1);
        if (header.length != 3) {
            throw new IOException("no such blob");
        }
        long size = Long.parseLong(header[2]);
        byte[] bytes = answers.readNBytes((int) Math.min(size, limit + 1L));
        answers.skipNBytes(size - bytes.length + 1);
        return bytes.length > limit ? Content.TooLarge.of(size, bytes) : new Content.Bytes(bytes);
    }

    private String headerLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = answers.read(); b != '\n'; b = answers.read()) {
            if (b < 0) {
                throw new IOException("git ended early");
            }
            line.append((char) b);
        }
        return line.toString();
    }

    /** Ends the git that hands out the blobs. */
    @Override
    public void close() {
        catFile.destroy();
    }
}
