package dev.loco.cishared.release.history;

import dev.loco.cishared.version.Level;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Changes in the order they were found, any number of them: from a megabyte on they lie in a temporary file, so that a
 * history of any length takes the same memory.
 */
public final class Changes implements AutoCloseable {
    private static final int IN_MEMORY = 1 << 20;
    private static final int LONGEST_TEXT = 16 * 1024;

    private final Level[] levels = Level.values();
    /** What is not in the file yet. A record is a level and four texts, each after its length. */
    private byte[] buffer = new byte[1024];

    private int used;
    private @Nullable Path file;
    private @Nullable OutputStream out;
    private Set<String> cancelled = Set.of();
    private int count;
    private Level highest = Level.NONE;

    /** Adds one. */
    void add(Change change) throws IOException {
        write(new byte[] {(byte) change.level().ordinal()});
        text(change.commit());
        text(change.rule());
        text(change.subject());
        text(change.note());
        count++;
        highest = higher(highest, change.level());
        if (used > IN_MEMORY) {
            spill();
        }
    }

    private void text(String text) {
        byte[] bytes = (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text)
                .getBytes(StandardCharsets.UTF_8);
        write(new byte[] {(byte) (bytes.length >>> 8), (byte) bytes.length});
        write(bytes);
    }

    private void write(byte[] bytes) {
        if (used + bytes.length > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(used + bytes.length, buffer.length * 2));
        }
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
    }

    private void spill() throws IOException {
        OutputStream stream = out;
        if (stream == null) {
            Path spilled = Files.createTempFile("ci-shared-changes-", ".tmp");
            file = spilled;
            stream = Files.newOutputStream(spilled);
            out = stream;
        }
        stream.write(buffer, 0, used);
        used = 0;
    }

    /** From now on without those commits. */
    void cancel(Set<String> commits) {
        cancelled = Set.copyOf(commits);
        if (!cancelled.isEmpty()) {
            highest = Level.NONE;
            forEach(change -> highest = higher(highest, change.level()));
        }
    }

    private static Level higher(Level one, Level other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** The highest level of all; {@link Level#NONE} without any. */
    public Level level() {
        return highest;
    }

    /**
     * Hands each over, newest first, without those taken back.
     *
     * @throws UncheckedIOException when the temporary file cannot be read
     */
    public void forEach(Consumer<Change> taker) {
        try (InputStream in = open()) {
            Records records = new Records(in);
            for (int i = 0; i < count; i++) {
                Level level = levels[records.next()];
                String commit = records.text();
                Change change = new Change(commit, records.text(), level, records.text(), records.text());
                if (!cancelled.contains(commit)) {
                    taker.accept(change);
                }
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private InputStream open() throws IOException {
        Path spilled = file;
        if (spilled == null) {
            return new ByteArrayInputStream(buffer, 0, used);
        }
        spill();
        return Files.newInputStream(spilled);
    }

    /** Reads what was added; the streams of the JDK lock for every byte. */
    private static final class Records {
        private final InputStream in;
        private byte[] bytes = new byte[1 << 16];
        private int at;
        private int end;

        Records(InputStream in) {
            this.in = in;
        }

        int next() throws IOException {
            need(1);
            return bytes[at++] & 0xFF;
        }

        String text() throws IOException {
            int length = next() << 8 | next();
            need(length);
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        private void need(int length) throws IOException {
            if (end - at >= length) {
                return;
            }
            byte[] to = length > bytes.length ? new byte[length] : bytes;
            System.arraycopy(bytes, at, to, 0, end - at);
            end -= at;
            at = 0;
            bytes = to;
            while (end < length) {
                int read = in.read(bytes, end, bytes.length - end);
                if (read < 0) {
                    throw new IOException("the list of changes ends early");
                }
                end += read;
            }
        }
    }

    /** Removes the temporary file. */
    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // It lies among temporary files and holds nothing but subjects of commits.
        }
    }
}
