package dev.loco.cishared.repository;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads {@code git log --raw -z -c}: for every commit the files it changed against all of its parents. Against all: what a
 * merge took over from one side came with that side's commits, and what it made up itself stands here.
 */
final class HistoryLog {
    private final InputStream in;
    private byte[] token = new byte[256];
    private int length;

    /** Takes what the log says. */
    interface Taker {
        void commit(String id);

        /** A plain file as the commit has it. */
        void file(byte[] blob, String rawPath) throws IOException;
    }

    HistoryLog(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** Reads to the end. */
    void read(Taker taker) throws IOException {
        while (next()) {
            int start = length > 0 && token[0] == '\n' ? 1 : 0;
            if (start == length) {
                continue; // Between a commit and its files, or a commit without any.
            }
            if (token[start] == ':') {
                byte[] blob = blob(start);
                if (!next()) {
                    throw new IOException("git's log ended inside an entry");
                }
                if (blob.length > 0) {
                    taker.file(blob, new String(token, 0, length, StandardCharsets.ISO_8859_1));
                }
            } else {
                taker.commit(new String(token, start, length - start, StandardCharsets.US_ASCII));
            }
        }
    }

    /**
     * The blob of {@code :<mode>… <mode> <blob>… <blob> <status>}, a colon a parent; empty for what is no plain file (a
     * link, a submodule) or is there no longer.
     */
    private byte[] blob(int start) {
        int parents = 0;
        while (token[start + parents] == ':') {
            parents++;
        }
        int mode = field(start + parents, parents);
        // 100644 and 100755; what was removed has the mode 000000.
        if (token[mode] != '1' || token[mode + 1] != '0' || token[mode + 2] != '0') {
            return new byte[0];
        }
        int id = field(mode, parents + 1);
        int end = id;
        while (end < length && token[end] != ' ') {
            end++;
        }
        return Arrays.copyOfRange(token, id, end);
    }

    private int field(int from, int number) {
        int at = from;
        for (int i = 0; i < number; at++) {
            if (token[at] == ' ') {
                i++;
            }
        }
        return at;
    }

    private boolean next() throws IOException {
        length = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == 0) {
                return true;
            }
            if (length == token.length) {
                token = Arrays.copyOf(token, 2 * length);
            }
            token[length++] = (byte) b;
        }
        if (length > 0) {
            throw new IOException("git's log ended early");
        }
        return false;
    }
}
