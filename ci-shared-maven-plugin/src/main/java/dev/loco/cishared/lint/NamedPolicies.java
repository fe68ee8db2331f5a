package dev.loco.cishared.lint;

import dev.loco.cishared.policy.Version;
import dev.loco.cishared.policy.read.PolicyReader;
import dev.loco.cishared.policy.read.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Policies from files as they are named on a command line; a folder stands for all {@code .hcl} and {@code .json} in it. */
final class NamedPolicies {
    private final Path directory;
    private final String namespace;
    private final Instant now;

    NamedPolicies(Path directory, String namespace, Instant now) {
        this.directory = directory;
        this.namespace = namespace;
        this.now = now;
    }

    /** Reads all of them, in the order named; those of a folder by their names. */
    List<Reading> read(List<String> names) throws WrongUse, CouldNotRun {
        List<Reading> readings = new ArrayList<>();
        for (String name : names) {
            Path path = directory.resolve(name);
            if (!Files.exists(path)) {
                throw new WrongUse(
                        "`" + name + "` is not there: name the file of a policy, or a folder with such files");
            }
            try {
                if (Files.isDirectory(path)) {
                    for (Path file : in(path, name)) {
                        readings.add(reading(file, name.replaceAll("/+$", "") + "/" + file.getFileName()));
                    }
                } else {
                    readings.add(reading(path, name));
                }
            } catch (IOException | UncheckedIOException fault) {
                throw new CouldNotRun("the policy `" + name + "` cannot be read: " + fault.getMessage(), fault);
            }
        }
        return readings;
    }

    private static List<Path> in(Path folder, String name) throws IOException, WrongUse {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(file ->
                            file.toString().endsWith(".hcl") || file.toString().endsWith(".json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new WrongUse("the folder `" + name + "` has no policy (`.hcl` or `.json`)");
            }
            return files;
        }
    }

    private Reading reading(Path file, String shown) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.(hcl|json)$", "");
        return PolicyReader.read(shown, text, name, namespace, Version.NEWEST, now);
    }
}
