package dev.loco.cishared.lint;

import dev.loco.cishared.decide.Answer;
import dev.loco.cishared.decide.Batch;
import dev.loco.cishared.decide.Namespaces;
import dev.loco.cishared.decide.Refusal;
import dev.loco.cishared.decide.Rendering;
import dev.loco.cishared.decide.WrapTtl;
import dev.loco.cishared.policy.Operation;
import dev.loco.cishared.policy.Request;
import dev.loco.cishared.policy.Semantics;
import dev.loco.cishared.policy.read.Reading;
import dev.loco.cishared.report.Style;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The goal {@code policy-decide}: one question, or a batch of them. */
final class DecideRun {
    private static final Map<String, Operation> OPERATIONS = words(Operation.values(), Operation::word);
    private static final Map<String, Semantics> SEMANTICS = words(Semantics.values(), Semantics::word);
    private static final List<String> OF_ONE_QUESTION =
            List.of("policy", "operation", "path", "namespace", "semantics", "data", "wrap-ttl", "format");

    private final Options options;
    private final Door door;

    DecideRun(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    Outcome run(List<String> arguments) throws WrongUse, CouldNotRun {
        if (!arguments.isEmpty()) {
            throw new WrongUse("`policy-decide` takes no `" + arguments.get(0) + "`; a policy is named with"
                    + door.words().option("policy", arguments.get(0)));
        }
        return options.one("batch").isPresent() ? batch(options.one("batch").get()) : question();
    }

    private Outcome question() throws WrongUse, CouldNotRun {
        List<Output<Rendering>> outputs = Output.of(options, door.directory(), Rendering::of, Rendering::unknown);
        Request request = request();
        Semantics semantics = options.choice("semantics", SEMANTICS).orElse(Semantics.V2_6);
        List<Reading> readings =
                new NamedPolicies(door.directory(), request.namespace(), now()).read(options.all("policy"));
        List<Reading> refused = readings.stream().filter(r -> !r.accepted()).toList();
        if (!refused.isEmpty()) {
            Style style = door.colour() ? Style.COLOUR : Style.PLAIN;
            refused.forEach(reading -> door.err().print(Refusal.of(reading, style)));
            throw new WrongUse("nothing was decided: OpenBao refuses "
                    + (refused.size() == 1 ? "the policy" : refused.size() + " of the policies"));
        }
        Answer answer = Answer.of(readings.stream().map(Reading::policy).toList(), request, semantics);
        for (Output<Rendering> output : outputs) {
            write(answer, output);
        }
        return answer.decision().allowed()
                ? Outcome.CLEAN
                : new Outcome(
                        ExitCode.FINDINGS,
                        "denied: " + request.operation().word() + " on `"
                                + answer.decision().path() + "`");
    }

    private Request request() throws WrongUse {
        for (String needed : List.of("policy", "operation", "path")) {
            if (options.all(needed).isEmpty()) {
                throw new WrongUse("`" + needed + "` is missing; a question needs"
                        + door.words().option("policy", "<file>") + door.words().option("operation", "read")
                        + door.words().option("path", "<path>") + ", or many are asked with"
                        + door.words().option("batch", "<file>"));
            }
        }
        return new Request(
                options.choice("operation", OPERATIONS).orElseThrow(),
                Namespaces.of(options.one("namespace").orElse("")),
                options.one("path").orElseThrow(),
                data(),
                wrapTtl());
    }

    private Optional<Map<String, Object>> data() throws WrongUse {
        Map<String, Object> data = new LinkedHashMap<>();
        for (String one : options.all("data")) {
            int equals = one.indexOf('=');
            if (equals < 1) {
                throw new WrongUse("`data` is `<key>=<value>`, not `" + one + "`");
            }
            data.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return data.isEmpty() ? Optional.empty() : Optional.of(data);
    }

    private Optional<Duration> wrapTtl() throws WrongUse {
        Optional<String> word = options.one("wrap-ttl");
        Optional<Duration> ttl = word.flatMap(WrapTtl::parse);
        if (word.isPresent() && ttl.isEmpty()) {
            throw new WrongUse("`wrap-ttl` is seconds or a duration such as `5m`, not `" + word.get() + "`");
        }
        return ttl;
    }

    /** Today's start when a date is given, so that a run can be repeated; else now. */
    private Instant now() throws WrongUse {
        if (options.one("date").isEmpty()) {
            return door.now();
        }
        LocalDate date = new Translation(options, door).date();
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Outcome batch(String name) throws WrongUse, CouldNotRun {
        for (String option : OF_ONE_QUESTION) {
            if (options.one(option).isPresent()) {
                throw new WrongUse("`" + option + "` is for one question; in a batch every line says it for itself");
            }
        }
        Instant now = now();
        Optional<Path> file = options.one("output").map(door.directory()::resolve);
        try (Reader in = open(name)) {
            Batch.Count count;
            if (file.isPresent()) {
                try (BufferedWriter out = Files.newBufferedWriter(file.get())) {
                    count = Batch.run(in, out, now);
                }
            } else {
                Writer out = new BufferedWriter(new OutputStreamWriter(door.out(), StandardCharsets.UTF_8), 1 << 16);
                count = Batch.run(in, out, now);
                out.flush();
            }
            if (count.errors() > 0) {
                door.err()
                        .println(count.errors() + " of " + count.lines()
                                + " lines could not be answered; see `error` in their answers");
            }
            return Outcome.CLEAN;
        } catch (IOException fault) {
            throw new CouldNotRun("the batch `" + name + "` cannot be answered: " + fault.getMessage(), fault);
        }
    }

    private Reader open(String name) throws IOException, WrongUse {
        if (name.equals("-")) {
            return new InputStreamReader(door.in(), StandardCharsets.UTF_8);
        }
        Path path = door.directory().resolve(name);
        if (!Files.isRegularFile(path) && !Files.isReadable(path)) {
            throw new WrongUse("`" + name + "` is not there: a batch is a file with one question a line, or `-`");
        }
        return new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8);
    }

    private void write(Answer answer, Output<Rendering> output) throws CouldNotRun {
        try {
            StringWriter text = new StringWriter();
            boolean colour = door.colour() && output.file().isEmpty();
            output.format().write(answer, colour ? Style.COLOUR : Style.PLAIN, text);
            if (output.file().isEmpty()) {
                door.out().print(text);
                door.out().flush();
                return;
            }
            AtomicFile.write(output.file().get(), text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException fault) {
            String where = output.file().map(Path::toString).orElse("standard output");
            throw new CouldNotRun("the decision cannot be written to " + where + ": " + fault.getMessage(), fault);
        }
    }

    private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(word, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
