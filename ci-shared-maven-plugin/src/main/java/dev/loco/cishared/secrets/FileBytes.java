package dev.loco.cishared.secrets;

import dev.loco.cishared.secrets.ScanResult.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one file after another into the same buffer, which grows to the largest file and no further than the limit. */
final class FileBytes {
    private static final int HEAD = 8192;

    private final Path root;
    private final Path realRoot;
    private final int most;
    private final Set<String> listed;
    private final Map<Path, Boolean> inside = new HashMap<>();
    private byte[] buffer = new byte[64 << 10];
    private int length;

    /**
     * Reads files below the root.
     *
     * @param listed the paths of all files that are going to be read
     * @throws IOException when there is no such root
     */
    FileBytes(Path root, long most, Collection<String> listed) throws IOException {
        this.root = root;
        this.realRoot = root.toRealPath();
        this.most = (int) most;
        this.listed = new HashSet<>(listed);
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
            BasicFileAttributes own = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (own.isSymbolicLink()) {
                Path target = path.toRealPath();
                if (!target.startsWith(realRoot) || listed.contains(slashed(realRoot.relativize(target)))) {
                    return Optional.of(Reason.LINK);
                }
                own = Files.readAttributes(target, BasicFileAttributes.class);
            } else if (!isInside(path)) {
                return Optional.of(Reason.LINK);
            }
            if (!own.isRegularFile()) {
                return Optional.of(Reason.NOT_A_FILE);
            }
            if (own.size() > most) {
                return Optional.of(Reason.TOO_LARGE);
            }
            return fill(path);
        } catch (NoSuchFileException gone) {
            return Optional.of(Files.isSymbolicLink(root.resolve(file)) ? Reason.LINK : Reason.VANISHED);
        } catch (IOException | InvalidPathException | SecurityException unreadable) {
            return Optional.of(Reason.UNREADABLE);
        }
    }

    private Optional<Reason> fill(Path path) throws IOException {
        length = 0;
        try (InputStream in = Files.newInputStream(path)) {
            length = in.readNBytes(buffer, 0, HEAD);
            if (isBinary(buffer, length)) {
                return Optional.of(Reason.BINARY);
            }
            // It may have grown since its size was asked for.
            while (length <= most) {
                if (length == buffer.length) {
                    buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, most + 1L));
                }
                int read = in.read(buffer, length, buffer.length - length);
                if (read < 0) {
                    return Optional.empty();
                }
                length += read;
            }
            return Optional.of(Reason.TOO_LARGE);
        }
    }

    /** Whether there is a NUL byte in the first 8 KiB; of UTF-16 with a byte-order mark that says nothing. */
    static boolean isBinary(byte[] bytes, int length) {
        if (Decoded.isUtf16(bytes, length)) {
            return false;
        }
        for (int i = 0; i < Math.min(length, HEAD); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    // A folder on the way may be a link too.
    private boolean isInside(Path path) throws IOException {
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            return false;
        }
        Boolean known = inside.get(folder);
        if (known == null) {
            known = folder.toRealPath().startsWith(realRoot);
            inside.put(folder, known);
        }
        return known;
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }
}
