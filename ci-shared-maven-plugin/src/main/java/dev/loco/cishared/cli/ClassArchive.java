package dev.loco.cishared.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.jar.JarFile;

/**
 * What the launcher's class archive shall hold: the JVM puts into it what the run that makes it has loaded, and that is
 * one goal's classes. Here all others are loaded as well, so that every goal starts as fast. Lambdas come into being when
 * they are first used, so goals that are called all the time are also run once, for nobody to read.
 */
final class ClassArchive {
    /** Set to true by the launcher for the run that makes the archive. */
    static final String PROPERTY = "ci-shared.archive";

    /** Of the libraries, JSON is what other goals write and `lint` does not. */
    private static final List<String> LIBRARIES = List.of("ci-shared-maven-plugin-", "jackson-core-");

    private static final String CLASS = ".class";

    private ClassArchive() {}

    /** Goals that only look, and change nothing. */
    private static final List<List<String>> RUN =
            List.of(List.of("bump", "--format", "json"), List.of("bump"), List.of("commit-check"));

    /**
     * Fills it; what cannot be loaded here, like Maven's own, is left out.
     *
     * @param runner runs a goal with its words
     */
    static void fill(Consumer<String[]> runner) {
        RUN.forEach(words -> runner.accept(words.toArray(String[]::new)));
        for (String entry : System.getProperty("java.class.path", "").split(java.io.File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (LIBRARIES.stream().anyMatch(String.valueOf(jar.getFileName())::startsWith)) {
                fill(jar);
            }
        }
    }

    private static void fill(Path path) {
        try (JarFile jar = new JarFile(path.toFile())) {
            jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.contains("-info"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .forEach(ClassArchive::load);
        } catch (IOException unreadable) {
            // The archive is smaller for it.
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, ClassArchive.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError needsMaven) {
            // The archive is smaller for it.
        }
    }
}
