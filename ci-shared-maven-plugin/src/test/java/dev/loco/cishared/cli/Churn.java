package dev.loco.cishared.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes files of a folder vanish, grow, shrink, and turn into links, folders and pipes, until it is closed. */
final class Churn implements AutoCloseable {
    private final Path folder;
    private final int files;
    private final AtomicInteger rounds = new AtomicInteger();
    private final Thread thread = new Thread(this::churn, "churn");
    private volatile boolean stopped;
    private volatile @Nullable Exception fault;

    private Churn(Path folder, int files) {
        this.folder = folder;
        this.files = files;
    }

    static Churn of(Path folder, int files) {
        Churn churn = new Churn(folder, files);
        churn.thread.start();
        return churn;
    }

    int rounds() {
        return rounds.get();
    }

    private void churn() {
        Random random = new Random(1);
        try {
            while (!stopped) {
                change(folder.resolve(Integer.toString(random.nextInt(files))), random);
                rounds.incrementAndGet();
            }
        } catch (IOException | InterruptedException e) {
            fault = e;
        }
    }

    private static void change(Path file, Random random) throws IOException, InterruptedException {
        byte[] some = new byte[random.nextInt(1 << 18)];
        java.util.Arrays.fill(some, (byte) 'x');
        boolean regular = Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        switch (random.nextInt(7)) {
            case 0 -> Files.deleteIfExists(file);
            case 1 -> {
                Files.deleteIfExists(file);
                Files.createDirectory(file);
            }
            case 2 -> {
                Files.deleteIfExists(file);
                Files.createSymbolicLink(file, Path.of(random.nextBoolean() ? "nowhere" : "0"));
            }
            case 3 -> {
                if (regular) {
                    Files.write(file, some, StandardOpenOption.APPEND);
                }
            }
            case 5 -> {
                Files.deleteIfExists(file);
                new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
            }
            case 4 -> {
                if (regular) {
                    Files.write(file, new byte[0]);
                }
            }
            default -> {
                Files.deleteIfExists(file);
                Files.write(file, some);
            }
        }
    }

    @Override
    public void close() throws Exception {
        stopped = true;
        thread.join();
        Exception thrown = fault;
        if (thrown != null) {
            throw thrown;
        }
    }
}
