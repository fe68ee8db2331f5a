package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.PassedOver;
import dev.loco.cishared.release.commit.CheckedMessage;
import dev.loco.cishared.release.commit.MessageJson;
import dev.loco.cishared.release.commit.MessageText;
import dev.loco.cishared.report.Format;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.secrets.SecretScanner;
import dev.loco.cishared.secrets.SecretSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The goal {@code commit-check}: messages of commits against Conventional Commits, and the hook that does so. */
final class CommitCheckRun {
    private final Options options;
    private final Door door;

    CommitCheckRun(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    Outcome run(List<String> arguments) throws WrongUse, CouldNotRun {
        Translation translation = new Translation(options, door);
        Repository repository = translation.repository();
        if (options.flag("install-hook") || options.flag("uninstall-hook")) {
            return new CommitHook(CommitHook.Kind.MESSAGE, options, door, repository.root()).run(arguments);
        }
        if (options.flag("force")) {
            throw new WrongUse("`force` is for" + door.words().flag("install-hook"));
        }
        RuleSelection rules = translation.rules(Goal.COMMIT_CHECK, repository);
        Formats formats = formats();
        Reports reports = new Reports(formats.others(), door, "message");
        Checked checked = new Checked(rules, translation.shown(), ownTypes(repository));
        CommitMessages messages = new CommitMessages(options, door, repository.root());
        if (formats.json().isEmpty()) {
            messages.each(arguments, message -> checked.take(message));
            return reports.write(checked.result(repository));
        }
        try (Writer out = writer(formats.json().get())) {
            messages.each(arguments, message -> checked.take(message, out));
        } catch (IOException fault) {
            throw new CouldNotRun("the answers cannot be written: " + fault.getMessage(), fault);
        }
        door.out().flush();
        return formats.beside()
                ? reports.writeBeside(checked.result(repository))
                : reports.write(checked.result(repository));
    }

    /**
     * Where JSON goes, which here is an object a message, and what is written by the usual reports.
     *
     * @param json empty when it is not asked for
     * @param beside whether JSON takes standard output, or what {@code output} names
     * @param others the options for the other reports
     */
    private record Formats(Optional<Output<Format>> json, boolean beside, Options others) {}

    private Formats formats() throws WrongUse {
        List<Output<Format>> all = Output.of(options, door.directory(), Format::of, Format::unknown);
        List<Output<Format>> json =
                all.stream().filter(output -> output.format() == Format.JSON).toList();
        if (json.size() > 1) {
            throw new WrongUse("`json` is written once");
        }
        List<String> words = new ArrayList<>(options.list("format"));
        boolean plain = words.remove(Format.JSON.label());
        words.removeIf(word -> word.startsWith(Format.JSON.label() + "="));
        Options others = Options.none()
                .with("fail-on", options.one("fail-on").orElse(null))
                .with("format", words)
                .with("output", plain ? null : options.one("output").orElse(null));
        return new Formats(json.stream().findFirst(), plain, others);
    }

    private Writer writer(Output<Format> output) throws IOException {
        if (output.file().isEmpty()) {
            // Closing it would close the door's own stream.
            return new BufferedWriter(new OutputStreamWriter(door.out(), StandardCharsets.UTF_8)) {
                @Override
                public void close() throws IOException {
                    flush();
                }
            };
        }
        Path file = output.file().get();
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        return Files.newBufferedWriter(file);
    }

    /** The types that {@code levels} of the components know. Faults of the settings are other goals' to tell. */
    private static Set<String> ownTypes(Repository repository) {
        Set<String> types = new HashSet<>();
        new Inputs(LintRequest.quiet(repository))
                .quietly(Repository.SETTINGS)
                .ifPresent(file -> SettingsReader.read(file)
                        .settings()
                        .components()
                        .forEach(component ->
                                component.levels().keySet().forEach(type -> types.add(type.toLowerCase(Locale.ROOT)))));
        return types;
    }

    /** What was found so far. Of messages that nothing is said of, nothing is kept. */
    private static final class Checked {
        private final RuleSelection rules;
        private final int shown;
        private final Set<String> ownTypes;
        private final UnaryOperator<String> masked;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, byte[]> texts = new HashMap<>();
        private int count;

        Checked(RuleSelection rules, int shown, Set<String> ownTypes) {
            this.rules = rules;
            this.ownTypes = ownTypes;
            this.shown = shown;
            this.masked = new SecretScanner(new SecretSettings(
                    rule -> false, SecretSettings.DEFAULT_MOST_BYTES, path -> false, List.of(), shown))::mask;
        }

        void take(MessageText text) {
            keep(text, CheckedMessage.of(text, ownTypes));
        }

        void take(MessageText text, Writer out) throws CouldNotRun {
            CheckedMessage message = CheckedMessage.of(text, ownTypes);
            try {
                out.write(MessageJson.line(message, keep(text, message), masked));
            } catch (IOException fault) {
                throw new CouldNotRun("the answers cannot be written: " + fault.getMessage(), fault);
            }
        }

        private List<Finding> keep(MessageText text, CheckedMessage message) {
            List<Finding> kept = message.findings().stream()
                    .filter(finding -> rules.includes(finding.rule()))
                    .toList();
            count++;
            findings.addAll(kept);
            if (!kept.isEmpty()) {
                texts.put(text.name(), text.text().getBytes(StandardCharsets.UTF_8));
            }
            return kept;
        }

        LintResult result(Repository repository) {
            Inputs inputs = new Inputs(LintRequest.quiet(repository).withGiven(texts));
            return new LintResult(
                    inputs, Settings.NONE, findings, 0, 0, count, PassedOver.NONE, false, shown, List.of(), List.of());
        }
    }
}
