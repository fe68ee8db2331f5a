package dev.loco.cishared.repository;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The contents of many blobs, one after the other in one buffer, from a {@code git cat-file} that works on while the last
 * one is looked at.
 */
final class BlobStream implements AutoCloseable {
    private static final int NO_ANSWER = -1;

    private final Process git;
    private final InputStream in;
    private byte[] chunk = new byte[1 << 17];
    private int from;
    private int to;
    private byte[] content = new byte[1 << 16];

    /** Asks for the blobs of those numbers. */
    BlobStream(Git asked, BlobIndex index, int[] blobs) throws IOException {
        git = asked.start("cat-file", "--batch", "--buffer");
        in = git.getInputStream();
        Thread asking = new Thread(() -> ask(git.getOutputStream(), index, blobs), "ci-shared blobs");
        asking.setDaemon(true);
        asking.start();
    }

    private static void ask(OutputStream out, BlobIndex index, int[] blobs) {
        try (OutputStream questions = new BufferedOutputStream(out, 1 << 14)) {
            for (int blob : blobs) {
                questions.write(index.hex(blob));
                questions.write('\n');
            }
        } catch (IOException ended) {
            // The reader sees that git has ended, and says so.
        }
    }

    byte[] content() {
        return content;
    }

    /** Reads the next blob into {@link #content()}; its length, or -1 for one that is not there. */
    int next() throws IOException {
        String header = line();
        if (header.endsWith(" missing")) {
            return NO_ANSWER;
        }
        int length = Integer.parseInt(header.substring(header.lastIndexOf(' ') + 1));
        if (length > content.length) {
            content = new byte[Math.max(length, 2 * content.length)];
        }
        int have = 0;
        while (have < length) {
            if (from == to) {
                // What is large goes where it belongs at once.
                int read = in.read(content, have, length - have);
                if (read < 0) {
                    throw new EOFException("git ended inside a file");
                }
                have += read;
            } else {
                int take = Math.min(to - from, length - have);
                System.arraycopy(chunk, from, content, have, take);
                from += take;
                have += take;
            }
        }
        read();
        return length;
    }

    private String line() throws IOException {
        byte[] line = new byte[100];
        int length = 0;
        for (int b = read(); b != '\n'; b = read()) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length++] = (byte) b;
        }
        return new String(line, 0, length, StandardCharsets.US_ASCII);
    }

    private int read() throws IOException {
        if (from == to) {
            from = 0;
            to = in.read(chunk, 0, chunk.length);
            if (to < 0) {
                to = 0;
                throw new EOFException("git ended before all files were read");
            }
        }
        return chunk[from++];
    }

    @Override
    public void close() {
        git.destroy();
    }
}
