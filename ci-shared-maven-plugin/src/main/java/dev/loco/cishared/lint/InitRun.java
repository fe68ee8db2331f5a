package dev.loco.cishared.lint;

import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.repository.Tree;
import dev.loco.cishared.scaffold.Adoption;
import dev.loco.cishared.scaffold.Detection;
import dev.loco.cishared.scaffold.Language;
import dev.loco.cishared.scaffold.NewFiles;
import dev.loco.cishared.scaffold.Parameter;
import dev.loco.cishared.scaffold.Scaffold;
import dev.loco.cishared.text.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The goal {@code init}: finds out what is to be written, shows or writes it, says what is left to do. */
final class InitRun {
    private final Options options;
    private final Door door;
    private final Repository repository;

    InitRun(Options options, Door door, Repository repository) {
        this.options = options;
        this.door = door;
        this.repository = repository;
    }

    Outcome run() throws WrongUse, CouldNotRun {
        Tree tree = repository.workTree();
        Settings settings = new Inputs(LintRequest.quiet(repository))
                .quietly(Repository.SETTINGS)
                .map(file -> SettingsReader.read(file).settings())
                .orElse(Settings.NONE);
        List<String> complaints = new ArrayList<>();
        Optional<Language> language = language(tree, settings, complaints);
        Map<String, String> values = values(settings);
        complaints.addAll(Parameter.complaints(values, this::typed));
        if (!complaints.isEmpty() || language.isEmpty()) {
            throw new WrongUse("nothing was written.\n  " + String.join("\n  ", complaints));
        }
        Scaffold scaffold =
                Scaffold.ofOldRepository(language.get(), values, Product.read().version());
        Adoption adoption = Adoption.of(tree, scaffold, settings.policies());
        boolean dry = options.flag("dry-run");
        if (dry) {
            show(adoption);
        } else {
            write(adoption);
        }
        report(adoption, scaffold, dry);
        return Outcome.CLEAN;
    }

    /** What was chosen, else what the settings say the pipeline follows, else what the files say. */
    private Optional<Language> language(Tree tree, Settings settings, List<String> complaints) {
        Optional<Language> followed = settings.template().flatMap(Language::following);
        Optional<String> word = options.one("language");
        if (word.isPresent()) {
            Optional<Language> chosen = Language.of(word.get());
            if (chosen.isEmpty()) {
                complaints.add(Options.unknown(typed("language"), word.get(), Language.labels()));
            } else if (followed.isPresent() && !followed.equals(chosen)) {
                complaints.add(typed("language") + "=" + word.get() + " does not go with " + Repository.SETTINGS
                        + ", where `template` is " + followed.get().template());
            }
            return chosen;
        }
        if (followed.isPresent()) {
            return followed;
        }
        Detection detection = Detection.of(tree);
        if (detection.only().isEmpty()) {
            complaints.add(typed("language") + " is missing: " + why(detection) + "; one of "
                    + String.join(", ", Language.labels()) + " (" + Language.GENERIC.label()
                    + ": the steps, without commands of a language)");
        }
        return detection.only();
    }

    private static String why(Detection detection) {
        String found = detection.found().entrySet().stream()
                .map(f -> f.getKey().title() + " (" + f.getValue() + ")")
                .collect(Collectors.joining(", "));
        return detection
                .trouble()
                .orElse(found.isEmpty() ? "no file here tells the language" : "the files tell several, " + found);
    }

    private Map<String, String> values(Settings settings) {
        Map<String, String> given = new LinkedHashMap<>();
        Path directory = repository.root().getFileName();
        given.put(Parameter.NAME.key(), directory == null ? "" : directory.toString());
        for (Parameter parameter : Parameter.values()) {
            Optional<String> set = Optional.ofNullable(settings.parameters().get(parameter.key()));
            options.one(parameter.key()).or(() -> set).ifPresent(value -> given.put(parameter.key(), value));
        }
        return Parameter.withDefaults(given);
    }

    private String typed(String name) {
        return door.words().flag(name).strip();
    }

    private void show(Adoption adoption) {
        adoption.files().forEach((path, text) -> door.out().print(UnifiedDiff.of("/dev/null", "", "b/" + path, text)));
        door.out().flush();
    }

    private void write(Adoption adoption) throws CouldNotRun {
        try {
            NewFiles.write(repository.root(), adoption.files());
        } catch (IOException fault) {
            throw new CouldNotRun("nothing was written, because not everything can be: " + fault, fault);
        }
    }

    private void report(Adoption adoption, Scaffold scaffold, boolean dry) {
        List<String> lines = new ArrayList<>();
        adoption.files()
                .keySet()
                .forEach(path -> lines.add((dry ? "would write " : "wrote ") + path + what(path, scaffold)));
        adoption.left().forEach((path, reason) -> lines.add("left " + path + ": " + reason));
        if (adoption.files().isEmpty()) {
            lines.add("nothing to write");
        }
        adoption.todo().forEach(task -> lines.add("to do: " + task));
        lines.add(
                dry
                        ? "nothing was written: this was a dry run"
                        : "then: " + door.words().goal(Goal.LINT.label()));
        lines.forEach(door.err()::println);
    }

    private static String what(String path, Scaffold scaffold) {
        return path.equals(Scaffold.PIPELINE)
                ? ": " + scaffold.follows() + ", for " + scaffold.language().title()
                : "";
    }
}
