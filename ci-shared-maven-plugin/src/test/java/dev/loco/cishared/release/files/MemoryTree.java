package dev.loco.cishared.release.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files in memory. */
record MemoryTree(Map<String, byte[]> files) implements FileTree {

    /** All files below a folder. */
    static MemoryTree of(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                    files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
                }
            }
        }
        return new MemoryTree(files);
    }

    /** The same after a plan. */
    MemoryTree after(FilesPlan plan) {
        Map<String, byte[]> after = new TreeMap<>(files);
        plan.changes().forEach(change -> after.put(change.path(), change.after()));
        return new MemoryTree(after);
    }

    void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<String> list() {
        return List.copyOf(files.keySet());
    }
}
