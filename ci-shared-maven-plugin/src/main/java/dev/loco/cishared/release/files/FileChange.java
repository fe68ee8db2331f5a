package dev.loco.cishared.release.files;

import java.util.Arrays;

/**
 * A file as it is and as it is to be; the two differ. The arrays are not copied and not to be changed.
 *
 * @param path relative to the root, with {@code /}
 * @param before empty for a file that is new
 */
public record FileChange(String path, byte[] before, byte[] after) {

    @Override
    public boolean equals(Object other) {
        return other instanceof FileChange o
                && path.equals(o.path)
                && Arrays.equals(before, o.before)
                && Arrays.equals(after, o.after);
    }

    @Override
    public int hashCode() {
        return path.hashCode() * 31 + Arrays.hashCode(after);
    }

    @Override
    public String toString() {
        return path + ": " + before.length + " to " + after.length + " bytes";
    }
}
