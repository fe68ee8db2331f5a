package dev.loco.cishared.openbao;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Brings a folder to the state of a snapshot, and touches nothing in it that no snapshot wrote. */
final class FolderWriting {
    private final Path folder;

    FolderWriting(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    SnapshotFolder.Written write(SortedMap<String, byte[]> files, Optional<String> version)
            throws IOException, CouldNotRead {
        Files.createDirectories(folder);
        SortedSet<String> former = former();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (!former.contains(file.getKey())) {
                refuseOthers(file.getKey(), file.getValue());
            }
        }
        // Until everything is done the index knows the old files and the new: a run that was cut short is tidied up by
        // the next.
        SortedSet<String> both = new TreeSet<>(former);
        both.addAll(files.keySet());
        replace(folder.resolve(Layout.INDEX), SnapshotFolder.index(both, version));
        int changed = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            staysInside(file.getKey());
            Files.createDirectories(parent(path));
            changed += replace(path, file.getValue()) ? 1 : 0;
        }
        former.removeAll(files.keySet());
        int removed = remove(former);
        replace(folder.resolve(Layout.INDEX), SnapshotFolder.index(files.keySet(), version));
        return new SnapshotFolder.Written(files.size(), changed, removed);
    }

    /** What an earlier snapshot wrote. The index is a file like any other, so that nothing in it is believed unseen. */
    private SortedSet<String> former() throws IOException, CouldNotRead {
        Path index = folder.resolve(Layout.INDEX);
        if (!Files.exists(index)) {
            return new TreeSet<>();
        }
        try {
            Json json = Json.of(Files.readAllBytes(index));
            SortedSet<String> files = new TreeSet<>(json.texts("files"));
            files.removeIf(file -> !isOurs(file));
            return files;
        } catch (Json.Broken broken) {
            throw CouldNotRead.because("`" + index + "`, line " + broken.line()
                    + ", is not what a snapshot wrote (" + broken.getMessage()
                    + "); take the folder away and make the snapshot anew");
        }
    }

    private static boolean isOurs(String file) {
        Set<String> roots = Set.of("sys", "auth", "identity", "namespaces");
        String[] names = file.split("/", -1);
        return names.length > 1
                && roots.contains(names[0])
                && Arrays.stream(names).noneMatch(name -> name.isEmpty() || name.startsWith("."))
                && file.indexOf('\\') < 0
                && file.indexOf(':') < 0;
    }

    private void refuseOthers(String file, byte[] content) throws IOException, CouldNotRead {
        Path path = folder.resolve(file);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && !(Files.isRegularFile(path) && Arrays.equals(Files.readAllBytes(path), content))) {
            throw CouldNotRead.because("`" + path + "` is there and no snapshot wrote it: give another folder, or take"
                    + " the file away");
        }
    }

    /** Who can put a link into the folder must not have us write elsewhere. */
    private void staysInside(String file) throws IOException, CouldNotRead {
        Path real = folder.toRealPath();
        Path at = folder;
        for (String name : file.split("/", -1)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at) || Files.exists(at) && !at.toRealPath().startsWith(real)) {
                throw CouldNotRead.because("`" + at + "` is a link: a snapshot follows none in its folder");
            }
        }
    }

    private int remove(Set<String> files) throws IOException, CouldNotRead {
        int removed = 0;
        for (String file : files) {
            staysInside(file);
            Path path = folder.resolve(file);
            if (Files.isRegularFile(path) && Files.deleteIfExists(path)) {
                removed++;
                removeEmpty(parent(path));
            }
        }
        return removed;
    }

    private void removeEmpty(Path left) throws IOException {
        Path at = left;
        while (!at.equals(folder)) {
            try {
                Files.deleteIfExists(at);
            } catch (DirectoryNotEmptyException others) {
                return;
            }
            at = parent(at);
        }
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IOException(path + " has no parent");
        }
        return parent;
    }

    /** Whether there was anything to change. */
    private static boolean replace(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Path temporary = Files.createTempFile(parent(file), ".snapshot-", ".tmp");
        try {
            Files.write(temporary, content);
            PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
            if (view != null) {
                // A temporary file is its owner's alone; a snapshot has nothing to hide.
                view.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
            }
            try {
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException notHere) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }
}
