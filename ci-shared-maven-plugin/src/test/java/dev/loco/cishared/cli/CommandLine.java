package dev.loco.cishared.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.pipeline.template.Catalogue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * The command line as somebody types it.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
public record CommandLine(int code, String out, String err) {

    /** Runs it with these variables and no others. */
    public static CommandLine run(Path directory, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                directory,
                Catalogue::shipped,
                environment,
                args);
        return new CommandLine(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Both outputs. */
    public String all() {
        return out + err;
    }
}
