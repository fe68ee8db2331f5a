package dev.loco.cishared.finding;

/**
 * One replacement in a text: {@code length} UTF-16 units from {@code offset} on become {@code replacement}.
 *
 * @param offset from the start of the text, at least 0
 * @param length at least 0; 0 inserts
 * @param replacement may be empty, which deletes
 */
public record Edit(int offset, int length, String replacement) {
    public Edit {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("not an edit: offset " + offset + ", length " + length);
        }
    }
}
