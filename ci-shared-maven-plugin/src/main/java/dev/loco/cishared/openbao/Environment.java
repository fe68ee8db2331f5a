package dev.loco.cishared.openbao;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What was given by option, and what the environment says. Nothing here asks the process itself.
 *
 * @param options by name, without dashes
 * @param variables the environment
 * @param directory what relative paths are relative to
 */
record Environment(Map<String, String> options, Map<String, String> variables, Path directory) {
    private static final int LARGEST_SECRET = 64 << 10;

    /** An option's value, which nobody needs to have set. */
    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name)).filter(text -> !text.isBlank());
    }

    /** The variable {@code BAO_<name>}, else {@code VAULT_<name>}: as {@code bao} itself, a {@code BAO_} one wins. */
    Optional<String> variable(String name) {
        String own = variables.get("BAO_" + name);
        return Optional.ofNullable(own == null ? variables.get("VAULT_" + name) : own)
                .filter(text -> !text.isBlank());
    }

    /** The option, else the variable. */
    Optional<String> value(String option, String variable) {
        return option(option).or(() -> variable(variable));
    }

    /** A file by the option, else by the variable. */
    Optional<Path> file(String option, String variable) throws CouldNotRead {
        Optional<String> text = value(option, variable);
        return text.isEmpty() ? Optional.empty() : Optional.of(path(text.get()));
    }

    /** The path, absolute. */
    Path path(String text) throws CouldNotRead {
        try {
            return directory.resolve(text).toAbsolutePath().normalize();
        } catch (InvalidPathException notHere) {
            throw CouldNotRead.wrongUse("`" + text + "` cannot be a path here: " + notHere.getReason());
        }
    }

    /** The credential in a file. */
    static Secret secretIn(Path file) throws CouldNotRead {
        try {
            if (Files.size(file) > LARGEST_SECRET) {
                throw CouldNotRead.wrongUse("`" + file + "` is too large to hold a credential");
            }
            return Secret.of(Files.readString(file, StandardCharsets.ISO_8859_1), "`" + file + "`");
        } catch (IOException fault) {
            throw CouldNotRead.because(
                    "the credential in `" + file + "` cannot be read: " + SnapshotFolder.reason(fault));
        }
    }

    /** Nothing of the variables, which hold credentials. */
    @Override
    public String toString() {
        return "Environment[" + directory + "]";
    }

    /** The credential by file (option, variable), else by the variable that holds it itself. */
    Optional<Secret> secret(String fileOption, String variable) throws CouldNotRead {
        Optional<Path> byOption = option(fileOption).isPresent() ? file(fileOption, variable) : Optional.empty();
        if (byOption.isPresent()) {
            return Optional.of(secretIn(byOption.get()));
        }
        Optional<String> itself = variable(variable);
        if (itself.isPresent()) {
            return Optional.of(Secret.of(itself.get(), "BAO_" + variable));
        }
        Optional<String> file = variable(variable + "_FILE");
        return file.isEmpty() ? Optional.empty() : Optional.of(secretIn(path(file.get())));
    }
}
