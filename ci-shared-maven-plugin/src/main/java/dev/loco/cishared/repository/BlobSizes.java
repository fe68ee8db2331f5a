package dev.loco.cishared.repository;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Asks git for the sizes of blobs while they are being listed, so that none that is too large is ever unpacked. */
final class BlobSizes implements AutoCloseable {
    /** What stands for a blob that is not in this clone. */
    static final long MISSING = -1;

    private final Process git;
    private final OutputStream questions;
    private final FutureTask<long[]> answers;

    BlobSizes(Git asked) throws IOException {
        git = asked.start("cat-file", "--batch-check=%(objectsize)", "--buffer");
        questions = new BufferedOutputStream(git.getOutputStream(), 1 << 16);
        answers = new FutureTask<>(this::read);
        Thread thread = new Thread(answers, "ci-shared sizes");
        thread.setDaemon(true);
        thread.start();
    }

    void ask(byte[] hex) throws IOException {
        questions.write(hex);
        questions.write('\n');
    }

    private long[] read() throws IOException {
        long[] sizes = new long[1 << 12];
        int count = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(git.getInputStream(), StandardCharsets.US_ASCII), 1 << 16)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (count == sizes.length) {
                    sizes = Arrays.copyOf(sizes, 2 * count);
                }
                // "<id> missing" for one that is not there.
                sizes[count++] = line.indexOf(' ') < 0 ? Long.parseLong(line) : MISSING;
            }
        }
        return Arrays.copyOf(sizes, count);
    }

    /** The sizes in bytes, in the order asked for. */
    long[] all() throws IOException {
        questions.close();
        try {
            return answers.get();
        } catch (ExecutionException fault) {
            throw new IOException("git does not tell the sizes of its files", fault.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    @Override
    public void close() {
        git.destroy();
    }
}
