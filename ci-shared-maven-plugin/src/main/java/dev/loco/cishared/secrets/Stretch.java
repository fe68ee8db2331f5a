package dev.loco.cishared.secrets;

import java.util.Arrays;

/** Text that was decoded out of bytes, and where each of its bytes came from; used again and again. */
final class Stretch {
    private byte[] bytes = new byte[1024];
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int length;

    void clear() {
        length = 0;
    }

    /** Adds a byte that stands for those from {@code start} to {@code end}. */
    void add(int decoded, int start, int end) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
            from = Arrays.copyOf(from, 2 * length);
            to = Arrays.copyOf(to, 2 * length);
        }
        bytes[length] = (byte) decoded;
        from[length] = start;
        to[length] = end;
        length++;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Where the encoded form of a byte begins. */
    int start(int offset) {
        return from[offset];
    }

    /** Where the encoded form of what ends before an offset, at least 1, ends. */
    int end(int offset) {
        return to[offset - 1];
    }
}
