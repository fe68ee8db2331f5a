package dev.loco.cishared.scaffold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;

/** Writes files that are not there yet: all of them, or none. What is there already is never touched. */
public final class NewFiles {
    private final Path root;

    /** What this run made, the newest first. */
    private final Deque<Path> made = new ArrayDeque<>();

    private NewFiles(Path root) {
        this.root = root;
    }

    /**
     * Writes the files, and the folders they need.
     *
     * @param root is made if it is not there
     * @param files texts by path relative to the root
     * @throws IOException when one of them is there already or cannot be written; nothing is left of the others then
     */
    public static void write(Path root, Map<String, String> files) throws IOException {
        NewFiles run = new NewFiles(root);
        try {
            for (Map.Entry<String, String> file : files.entrySet()) {
                run.write(root.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException | RuntimeException fault) {
            run.undo(fault);
            throw fault;
        }
    }

    private void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        makeFolder(folder);
        // Whole or not at all, also for a reader or a power cut at the wrong moment.
        Path temporary = folder.resolve(".ci-shared-" + file.getFileName() + ".tmp");
        Files.write(temporary, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE_NEW);
        made.push(temporary);
        // Not replacing, so not atomic: that kind of move would overwrite.
        Files.move(temporary, file);
        made.pop();
        made.push(file);
    }

    private void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (above != null) {
            makeFolder(above);
        }
        Files.createDirectory(folder);
        made.push(folder);
    }

    private void undo(Exception fault) {
        for (Path path : made) {
            try {
                if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(path);
                }
            } catch (IOException stays) {
                fault.addSuppressed(stays);
            }
        }
    }
}
