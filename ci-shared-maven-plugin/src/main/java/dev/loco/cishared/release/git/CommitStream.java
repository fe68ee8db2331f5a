package dev.loco.cishared.release.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Reads the commits of a range one after the other: memory holds one message, however long the history. */
public final class CommitStream {
    /** A message is cut off here: nobody writes megabytes, but a tool may. */
    private static final int LONGEST_MESSAGE = 1 << 20;

    /** From so many bytes on a history is a long one. */
    private static final long LONG = 1 << 20;

    /** Less than git takes to fill a pipe, in nanoseconds. */
    private static final long PAUSE = 500_000;

    private static final String FORMAT = "--format=%H%x00%B%x00";

    /** Takes the commits, newest first as far as their dates tell. */
    @FunctionalInterface
    public interface Taker {
        /**
         * One commit.
         *
         * @param id its whole id
         * @param message decoded as UTF-8; git has recoded what a commit declares as something else
         */
        void take(String id, String message);
    }

    private final Taker taker;
    private byte[] record = new byte[4096];
    private int length;
    private int idLength = -1;
    private boolean ascii = true;

    private CommitStream(Taker taker) {
        this.taker = taker;
    }

    /**
     * Hands every commit of the range to the taker.
     *
     * @throws GitFault when git cannot list them
     */
    public static void read(GitRepository repository, CommitRange range, Taker taker) throws GitFault {
        List<String> arguments = new ArrayList<>(List.of("rev-list", "--no-commit-header", FORMAT));
        arguments.addAll(range.arguments());
        CommitStream stream = new CommitStream(taker);
        Git.Ended ended = repository.git().stream(stream::read, arguments.toArray(String[]::new));
        if (ended.code() != 0) {
            throw new GitFault("the commits cannot be listed: "
                    + Answer.of(ended.code(), new byte[0], ended.err()).why());
        }
    }

    /** Records are `id NUL message NUL LF`; git cuts a message at a NUL of its own. */
    private void read(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            if (total > LONG && read < buffer.length / 2) {
                // git writes 4 KiB at a time; who takes each of them at once is woken up, and wakes git, for each of
                // them.
                LockSupport.parkNanos(PAUSE);
            }
            int from = 0;
            for (int i = 0; i < read; i++) {
                byte b = buffer[i];
                if (b <= 0) {
                    if (b == 0) {
                        append(buffer, from, i);
                        field();
                        from = i + 1;
                    } else {
                        ascii = false;
                    }
                }
            }
            append(buffer, from, read);
        }
    }

    private void append(byte[] buffer, int from, int to) {
        int room = (idLength < 0 ? 0 : idLength) + LONGEST_MESSAGE - length;
        int more = Math.min(to - from, room);
        if (more <= 0) {
            return;
        }
        if (length + more > record.length) {
            record = Arrays.copyOf(record, Math.max(record.length * 2, length + more));
        }
        System.arraycopy(buffer, from, record, length, more);
        length += more;
    }

    private void field() {
        if (idLength < 0) {
            idLength = length;
            return;
        }
        // The line end after the record before belongs to nobody.
        int start = idLength > 0 && record[0] == '\n' ? 1 : 0;
        String id = new String(record, start, idLength - start, StandardCharsets.ISO_8859_1);
        // ASCII needs no decoder, and nearly all messages are.
        String message = new String(
                record, idLength, length - idLength, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        length = 0;
        idLength = -1;
        ascii = true;
        taker.take(id, message);
    }
}
