package dev.loco.cishared.repository;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * One file of the repository.
 *
 * @param name relative to the root, with {@code /}; bytes of the name that are no UTF-8 stand as {@code \xNN}
 * @param elsewhere where its bytes lie in the work tree, when the root does not resolve the name to it
 */
public record RepositoryFile(String name, Optional<Path> elsewhere) implements Comparable<RepositoryFile> {

    /** A file whose name the root resolves to it, as nearly every one. */
    public static RepositoryFile plain(String name) {
        return new RepositoryFile(name, Optional.empty());
    }

    /** A file that lies at the path. */
    static RepositoryFile of(String name, Path path, Path root) {
        return RawName.isPlain(name) || path.equals(root.resolve(name))
                ? plain(name)
                : new RepositoryFile(name, Optional.of(path));
    }

    /** Where its bytes lie in the work tree. */
    public Path path(Path root) {
        return elsewhere.orElseGet(() -> root.resolve(name));
    }

    /** By name, the same on every machine. */
    @Override
    public int compareTo(RepositoryFile other) {
        return name.compareTo(other.name);
    }

    /** The names that {@code git … -z} printed, in the order printed. */
    static java.util.List<byte[]> split(byte[] zeroSeparated) {
        java.util.List<byte[]> names = new java.util.ArrayList<>();
        int start = 0;
        for (int i = 0; i < zeroSeparated.length; i++) {
            if (zeroSeparated[i] == 0) {
                names.add(Arrays.copyOfRange(zeroSeparated, start, i));
                start = i + 1;
            }
        }
        return names;
    }
}
