package dev.loco.cishared.secrets;

import java.util.List;

/**
 * The path of a read as policies see it, {@code kv/data/loco/hello/db}, as far as it is known.
 *
 * @param pieces what is known of it, in order: between two pieces stands some text that is not known, at least one
 *     character, perhaps with slashes in it. One piece alone is a path that is known.
 */
public record ReadPath(List<String> pieces) {
    public ReadPath {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a path of no pieces");
        }
    }

    /** Whether all of it is known. */
    public boolean known() {
        return pieces.size() == 1;
    }

    @Override
    public String toString() {
        return String.join("…", pieces);
    }
}
