package dev.loco.cishared.release.files;

/**
 * A stretch of a file.
 *
 * @param offset in bytes from its start
 * @param length in bytes
 */
record Place(int offset, int length) {
    int end() {
        return offset + length;
    }
}
