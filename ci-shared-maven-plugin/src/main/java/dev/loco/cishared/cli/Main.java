package dev.loco.cishared.cli;

import dev.loco.cishared.lint.Door;
import dev.loco.cishared.lint.ExitCode;
import dev.loco.cishared.lint.Goals;
import dev.loco.cishared.lint.Options;
import dev.loco.cishared.lint.Outcome;
import dev.loco.cishared.lint.Product;
import dev.loco.cishared.lint.Terminal;
import dev.loco.cishared.pipeline.template.Catalogue;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The command line: {@code ci-shared <goal> …}. */
public final class Main {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private Main() {}

    /** Runs a command in the current directory and ends the process with its exit code. */
    public static void main(String[] args) {
        // Reports are UTF-8 whatever the locale says; the JVM's own streams are not.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int code = run(out, err, args);
        out.flush();
        if (Boolean.getBoolean(ClassArchive.PROPERTY)) {
            ClassArchive.fill(goal -> run(NOWHERE, NOWHERE, goal));
        }
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @param out where reports go
     * @param err where everything else goes
     * @param args the goal, its options, its files
     * @return the exit code, 0 to 3
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        return run(out, err, Path.of(""), args);
    }

    /** The same in another directory: what relative paths are relative to. */
    public static int run(PrintStream out, PrintStream err, Path directory, String... args) {
        return run(out, err, directory, Catalogue::shipped, args);
    }

    /** The same with other templates than those that are shipped. */
    public static int run(
            PrintStream out, PrintStream err, Path directory, Supplier<Catalogue> templates, String... args) {
        return run(out, err, directory, templates, System.getenv(), args);
    }

    /** The same with other variables than those of the process. */
    public static int run(
            PrintStream out,
            PrintStream err,
            Path directory,
            Supplier<Catalogue> templates,
            Map<String, String> environment,
            String... args) {
        boolean debug = java.util.Arrays.asList(args).contains("--debug");
        if (args.length == 1 && args[0].equals(Completion.WORD)) {
            out.print(Completion.bash());
            return ExitCode.CLEAN.code();
        }
        try {
            return answer(out, err, directory, templates, environment, Arguments.of(args))
                    .code();
        } catch (Arguments.Unclear unclear) {
            err.println("ci-shared: " + unclear.getMessage());
            return ExitCode.WRONG_USE.code();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError fault) {
            // A fault of ours; who only wants to lint a file has no use for its stack.
            err.println("ci-shared: could not run because of a fault in ci-shared itself (" + fault
                    + "); run again with --debug and report what it says");
            if (debug) {
                fault.printStackTrace(err);
            }
            return ExitCode.COULD_NOT_RUN.code();
        } finally {
            out.flush();
        }
    }

    private static ExitCode answer(
            PrintStream out,
            PrintStream err,
            Path directory,
            Supplier<Catalogue> templates,
            Map<String, String> environment,
            Arguments arguments) {
        Options options = arguments.options();
        if (options.flag("help")) {
            out.print(Help.of(arguments.goal()));
            return ExitCode.CLEAN;
        }
        if (options.flag("version")) {
            out.print("ci-shared " + Product.read().version() + "\n");
            return ExitCode.CLEAN;
        }
        if (arguments.goal().isEmpty()) {
            err.print(Help.of(Optional.empty()));
            return ExitCode.WRONG_USE;
        }
        Door door = new Door(
                System.in,
                out,
                err,
                Terminal.wantsColour(options, System.getenv("NO_COLOR")),
                directory.toAbsolutePath(),
                LocalDate.now(java.time.ZoneOffset.UTC),
                Instant.now(),
                () -> System.nanoTime() / 1_000_000,
                Optional.ofNullable(System.getenv("GIT_INDEX_FILE")).map(Path::of),
                new Door.CommandLine(),
                environment,
                templates);
        Outcome outcome = Goals.run(arguments.goal().get(), arguments.files(), options, door);
        if (!outcome.message().isEmpty()) {
            out.flush();
            err.println("ci-shared: " + outcome.message());
        }
        return outcome.exit();
    }
}
