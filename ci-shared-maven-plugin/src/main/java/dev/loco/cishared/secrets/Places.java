package dev.loco.cishared.secrets;

import java.util.Arrays;

/** Stretches of bytes in order, kept without an object each. */
final class Places {
    private int[] ends = new int[64];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int start, int end) {
        if (2 * size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        ends[2 * size] = start;
        ends[2 * size + 1] = end;
        size++;
    }

    int size() {
        return size;
    }

    int start(int place) {
        return ends[2 * place];
    }

    int end(int place) {
        return ends[2 * place + 1];
    }
}
