package dev.loco.cishared.secrets;

import dev.loco.cishared.secrets.ScanResult.Reason;
import dev.loco.cishared.text.Decoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads one file after another into the same buffer, which grows to the largest file and no further than the limit. */
final class FileBytes {
    private static final int HEAD = 8192;
    private static final int CHUNK = 128 << 10;

    private final Path root;
    private final Path realRoot;
    private final int most;
    private final Supplier<Set<String>> listed;
    private final PipeWatch pipes;
    private final Map<String, Boolean> inside = new HashMap<>();
    // The system reads into memory outside the heap: given an array, the library would do so and copy, and allocate
    // that memory for every thread and size.
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK);
    private byte[] buffer = new byte[CHUNK];
    private int length;

    /**
     * Reads files below the root.
     *
     * @param listed the paths of all files that are going to be read; asked for by the first link
     * @param pipes opens them
     * @throws IOException when there is no such root
     */
    FileBytes(Path root, long most, Supplier<Set<String>> listed, PipeWatch pipes) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.most = (int) most;
        this.listed = listed;
        this.pipes = pipes;
    }

    /** The bytes of the last file read, in the first {@link #length()} places. */
    byte[] bytes() {
        return buffer;
    }

    int length() {
        return length;
    }

    /** Reads the file; or tells why not. */
    Optional<Reason> read(String file) {
        try {
            Path path = root.resolve(file);
            // Asked before it is opened: opening a pipe would wait for its other end.
            BasicFileAttributes own = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (own.isSymbolicLink()) {
                Optional<Path> end = endOf(path);
                if (end.isEmpty()) {
                    return Optional.of(Reason.LINK);
                }
                path = end.get();
                own = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (own.isDirectory() || listed.get().contains(slashed(realRoot.relativize(path)))) {
                    return Optional.of(Reason.SAME);
                }
            } else if (!isInside(parent(file))) {
                return Optional.of(Reason.LINK);
            }
            if (own.isDirectory()) {
                return Optional.of(folder(path));
            }
            return own.isRegularFile() ? fill(path, own.size()) : Optional.of(Reason.NOT_A_FILE);
        } catch (NoSuchFileException gone) {
            return Optional.of(Files.isSymbolicLink(root.resolve(file)) ? Reason.LINK : Reason.VANISHED);
        } catch (IOException | InvalidPathException | SecurityException unreadable) {
            return Optional.of(Reason.UNREADABLE);
        }
    }

    /** Where the link leads to inside of the root; empty if out of it, nowhere, to itself, or farther than links may. */
    private Optional<Path> endOf(Path link) {
        try {
            return Optional.of(link.toRealPath()).filter(end -> end.startsWith(realRoot));
        } catch (IOException nowhere) {
            return Optional.empty();
        }
    }

    private Optional<Reason> fill(Path path, long size) throws IOException {
        length = 0;
        chunk.clear();
        try (FileChannel channel = pipes.open(path)) {
            // Of what is too large the head only, which says whether it is an archive.
            chunk.limit(size > most ? ArchiveHead.BYTES : CHUNK);
            int read = take(channel);
            if (size > most) {
                return Optional.of(ArchiveHead.is(buffer, length) ? Reason.ARCHIVE : Reason.TOO_LARGE);
            }
            Optional<Reason> unfit = unfit(buffer, length);
            if (unfit.isPresent()) {
                return unfit;
            }
            // A file as long as it said ends here; it may have grown, or never have had a size, as below /proc.
            boolean whole = read < CHUNK && length == size && size > 0;
            while (!whole && read >= 0) {
                if (length > most) {
                    return Optional.of(Reason.TOO_LARGE);
                }
                chunk.clear();
                read = take(channel);
            }
            return Optional.empty();
        }
    }

    private int take(FileChannel channel) throws IOException {
        int read = channel.read(chunk);
        if (read > 0) {
            if (length + read > buffer.length) {
                buffer = Arrays.copyOf(buffer, (int) Math.max(length + read, Math.min(2L * buffer.length, most + 1L)));
            }
            chunk.flip();
            chunk.get(buffer, length, read);
            length += read;
        }
        return read;
    }

    private static Reason folder(Path path) {
        if (!Files.isReadable(path) || !Files.isExecutable(path)) {
            return Reason.UNREADABLE;
        }
        return Files.exists(path.resolve(".git"), LinkOption.NOFOLLOW_LINKS) ? Reason.REPOSITORY : Reason.FOLDER;
    }

    /** Why content that begins with these bytes is not looked at, if it is not. */
    static Optional<Reason> unfit(byte[] bytes, int length) {
        if (ArchiveHead.is(bytes, length)) {
            return Optional.of(Reason.ARCHIVE);
        }
        return isBinary(bytes, length) ? Optional.of(Reason.BINARY) : Optional.empty();
    }

    /** Whether there is a NUL byte in the first 8 KiB; of UTF-16 with a byte-order mark that says nothing. */
    static boolean isBinary(byte[] bytes, int length) {
        if (Decoding.isUtf16(bytes, length)) {
            return false;
        }
        for (int i = 0; i < Math.min(length, HEAD); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    // A folder on the way may be a link too. Each is asked for itself: the real path of every one would ask for all
    // those above it again.
    private boolean isInside(String folder) throws IOException {
        if (folder.isEmpty()) {
            return true;
        }
        Boolean known = inside.get(folder);
        if (known == null) {
            Path path = root.resolve(folder);
            String name = folder.substring(folder.lastIndexOf('/') + 1);
            boolean plain = !folder.startsWith("/") && !name.isEmpty() && !name.equals(".") && !name.equals("..");
            known = plain
                            && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                                    .isDirectory()
                    ? isInside(parent(folder))
                    : path.toRealPath().startsWith(realRoot);
            inside.put(folder, known);
        }
        return known;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
