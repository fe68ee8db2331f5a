package dev.loco.cishared.lint;

import dev.loco.cishared.pipeline.template.Catalogue;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What a front door brings along: its streams, its words, and what a room must not ask for itself.
 *
 * @param in standard input
 * @param out where reports go
 * @param err where everything else goes
 * @param colour whether {@code out} is a terminal that wants colours
 * @param directory what relative paths are relative to; also the root when none is given
 * @param today the date, read once
 * @param now the moment, read once, for what expires within a day
 * @param millis a clock that only goes forward, in milliseconds
 * @param index the index of git that a commit hook works with, if it names one
 * @param words how this door's commands are typed
 * @param environment the variables of the process; may hold credentials
 * @param templates where templates come from; asked for when they are needed
 */
public record Door(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean colour,
        Path directory,
        LocalDate today,
        Instant now,
        LongSupplier millis,
        Optional<Path> index,
        Words words,
        Map<String, String> environment,
        Supplier<Catalogue> templates) {
    public Door {
        environment = Map.copyOf(environment);
    }

    /** All but the environment, which may hold credentials, and what is no text. */
    @Override
    public String toString() {
        return "Door[" + directory + ", " + today + ", " + words + "]";
    }

    /** How commands are typed at this door. */
    public sealed interface Words {
        /** What runs a goal: {@code mvn ci-shared:fix}, {@code ci-shared fix}. */
        String goal(String name);

        /** What prints a rule's page; the id follows at once. */
        String explain();

        /** What sets an option that takes no value, with the space before it. */
        String flag(String name);

        /** What sets an option to a value, with the space before it. */
        String option(String name, String value);
    }

    /** The command line. */
    public record CommandLine() implements Words {
        @Override
        public String goal(String name) {
            return "ci-shared " + name;
        }

        @Override
        public String explain() {
            return "ci-shared explain ";
        }

        @Override
        public String flag(String name) {
            return " --" + name;
        }

        @Override
        public String option(String name, String value) {
            return flag(name) + " " + value;
        }
    }

    /**
     * Maven.
     *
     * @param plugin {@code ci-shared} where the prefix resolves, else the full coordinates
     */
    public record Maven(String plugin) implements Words {
        @Override
        public String goal(String name) {
            return "mvn " + plugin + ":" + name;
        }

        @Override
        public String explain() {
            return goal("explain") + " -Dci-shared.rule=";
        }

        @Override
        public String flag(String name) {
            return " -Dci-shared." + name;
        }

        @Override
        public String option(String name, String value) {
            return flag(name) + "=" + value;
        }
    }
}
