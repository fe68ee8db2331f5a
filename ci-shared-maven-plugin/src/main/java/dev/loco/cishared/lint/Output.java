package dev.loco.cishared.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One report to be written.
 *
 * @param <F> the formats there are
 * @param file where to; empty for standard output
 */
record Output<F>(F format, Optional<Path> file) {

    /**
     * The reports that {@code format} ({@code text}, {@code sarif=<file>}) and {@code output} ask for.
     *
     * @param formats those there are, by name
     * @param unknown what to say of a name that is none
     */
    static <F> List<Output<F>> of(
            Options options, Path directory, Function<String, Optional<F>> formats, UnaryOperator<String> unknown)
            throws WrongUse {
        List<Output<F>> outputs = new ArrayList<>();
        Optional<Path> output = options.one("output").map(directory::resolve);
        List<String> wanted = options.list("format");
        int withoutFile = 0;
        for (String one : wanted.isEmpty() ? List.of("text") : wanted) {
            int equals = one.indexOf('=');
            String name = equals < 0 ? one : one.substring(0, equals);
            Optional<F> format = formats.apply(name);
            if (format.isEmpty()) {
                throw new WrongUse(unknown.apply(name));
            }
            if (equals == one.length() - 1) {
                throw new WrongUse("`" + one + "` names no file; write `" + one + "<file>`");
            }
            withoutFile += equals < 0 ? 1 : 0;
            outputs.add(new Output<>(
                    format.get(), equals < 0 ? output : Optional.of(directory.resolve(one.substring(equals + 1)))));
        }
        if (withoutFile > 1) {
            throw new WrongUse("two formats cannot share one stream; give all but one a file: `--format sarif=<file>`");
        }
        if (withoutFile == 0 && output.isPresent()) {
            throw new WrongUse("`output` needs a format without a file of its own");
        }
        return outputs;
    }
}
