package dev.loco.cishared.lint;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds the files that a glob matches, wherever they lie: a fleet's manifests are seldom in one repository. */
final class ManifestGlob {
    private final Path directory;

    ManifestGlob(Path directory) {
        this.directory = directory;
    }

    /** Their names as the glob writes them, sorted. A folder that cannot be looked into is an error, not a gap. */
    List<String> names(String glob) throws CouldNotRun {
        int wildcard = 0;
        while (wildcard < glob.length() && "*?[{".indexOf(glob.charAt(wildcard)) < 0) {
            wildcard++;
        }
        if (wildcard == glob.length()) {
            return Files.exists(directory.resolve(glob)) ? List.of(glob) : List.of();
        }
        String base = glob.substring(0, glob.lastIndexOf('/', wildcard) + 1);
        String pattern = glob.substring(base.length());
        int depth = pattern.contains("**") ? Integer.MAX_VALUE : pattern.split("/", -1).length;
        List<String> names = new ArrayList<>();
        Path start = directory.resolve(base);
        if (!Files.isDirectory(start)) {
            return names;
        }
        try {
            Files.walkFileTree(start, java.util.Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = start.relativize(file).toString().replace('\\', '/');
                    if (Glob.matches(pattern, name)) {
                        names.add(base + name);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            throw new CouldNotRun("`" + base + "` cannot be searched for manifests: " + fault.getMessage(), fault);
        }
        names.sort(null);
        return names;
    }
}
