package dev.loco.cishared.secrets;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/**
 * Opens files, and does not wait for ever where a file has become a pipe since it was asked what it is: opening a pipe
 * waits for its other end, so that end is opened too, and closed with nothing written.
 */
final class PipeWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final Set<OpenOption> ITSELF = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> OTHER_END = Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Thread thread = new Thread(this::watch, "ci-shared pipes");
    private volatile Optional<Path> opening = Optional.empty();
    private volatile boolean closed;

    PipeWatch() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens a file for reading; no link. */
    FileChannel open(Path path) throws IOException {
        opening = Optional.of(path);
        try {
            return FileChannel.open(path, ITSELF);
        } finally {
            opening = Optional.empty();
        }
    }

    private void watch() {
        Optional<Path> before = Optional.empty();
        while (!closed) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException done) {
                return;
            }
            Optional<Path> now = opening;
            if (now.isPresent() && now.equals(before)) {
                release(now.get());
            }
            before = now;
        }
    }

    private static void release(Path path) {
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (is.isOther()) {
                FileChannel.open(path, OTHER_END).close();
            }
        } catch (IOException gone) {
            // Looked at again the next time.
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
