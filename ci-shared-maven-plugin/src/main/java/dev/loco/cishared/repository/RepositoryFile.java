package dev.loco.cishared.repository;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * One file of the repository.
 *
 * @param name relative to the root, with {@code /}; bytes of the name that are no UTF-8 stand as {@code \xNN}
 * @param path where its bytes lie in the work tree
 */
public record RepositoryFile(String name, Path path) implements Comparable<RepositoryFile> {

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
