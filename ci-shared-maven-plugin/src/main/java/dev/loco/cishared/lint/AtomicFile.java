package dev.loco.cishared.lint;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files so that a reader, or a power cut, finds the old content or the new, never half of one. */
final class AtomicFile {
    private AtomicFile() {}

    /**
     * Replaces the file's content; permissions stay. A symbolic link stays one, what it points to is replaced.
     *
     * @throws IOException when the folder or the file cannot be written; the file is then as it was
     */
    static void write(Path file, byte[] bytes) throws IOException {
        Path real = real(file);
        Path folder = real.toAbsolutePath().getParent();
        Path temporary = Files.createTempFile(folder, ".ci-shared-", ".tmp");
        try {
            Files.write(temporary, bytes);
            takePermissions(real, temporary);
            move(temporary, real);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Where it lies; another run may take it away between any two questions. */
    private static Path real(Path file) throws IOException {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException none) {
            return file;
        }
    }

    private static void takePermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(to, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        // A temporary file is its owner's alone; a new file is everyone's to read, as an editor would leave it.
        view.setPermissions(permissions(from));
    }

    private static Set<PosixFilePermission> permissions(Path of) throws IOException {
        try {
            return Files.getPosixFilePermissions(of);
        } catch (NoSuchFileException none) {
            return PosixFilePermissions.fromString("rw-r--r--");
        }
    }

    /** Puts a finished temporary file of the same folder into its place; its permissions become a usual file's. */
    static void publish(Path temporary, Path to) throws IOException {
        try {
            takePermissions(to, temporary);
            move(temporary, to);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
