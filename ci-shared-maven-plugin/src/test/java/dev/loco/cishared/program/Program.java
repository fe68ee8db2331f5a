package dev.loco.cishared.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs that tests call where they are there, and say `skipped: … because …` where they are not. */
public final class Program {
    private Program() {}

    /** Whether that program can be called by its name. */
    public static boolean isOnPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
