package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.policy.Version;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.StagedTree;
import dev.loco.cishared.repository.Tree;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From options as they were typed to what a run needs: the one place where both doors' words become values. */
final class Translation {
    private static final int SHOWN_AT_MOST = 4;

    private final Options options;
    private final Door door;

    Translation(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    LintRequest request(Goal goal, List<String> arguments) throws WrongUse, CouldNotRun {
        if (!arguments.isEmpty() && (goal == Goal.LINT || goal == Goal.FIX)) {
            throw new WrongUse("`" + goal.label() + "` looks at the whole repository, not at `" + arguments.get(0)
                    + "` alone; single files are for bao-manifest-check, bao-lint, ci-lint and policy-lint");
        }
        Repository repository = repository();
        Map<String, byte[]> given = new LinkedHashMap<>();
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            files.add(name(argument, repository, given));
        }
        Tree tree = tree(repository);
        if (goal == Goal.CI_LINT && files.isEmpty()) {
            List<String> pipelines = Repository.pipelines(tree);
            boolean usual = pipelines.isEmpty() || pipelines.contains(Repository.PIPELINE);
            files.addAll(usual ? List.of(Repository.PIPELINE) : pipelines);
        }
        if (goal == Goal.POLICY_LINT
                && files.isEmpty()
                && PolicyRun.folder(repository).isEmpty()) {
            throw new WrongUse("name the policies: files or folders, or `policies.folder` in " + Repository.SETTINGS);
        }
        return new LintRequest(
                repository,
                tree,
                goal.checks(),
                files,
                given,
                rules(goal, repository),
                date(),
                !options.flag("write-baseline"),
                shown(),
                door.words(),
                door.templates(),
                target(),
                Optional.empty(),
                HistoryRange.of(options, repository));
    }

    /** The manifests that the arguments name, and those that globs in the option {@code manifests} match. */
    List<String> manifests(List<String> arguments) throws WrongUse, CouldNotRun {
        List<String> names = new ArrayList<>(arguments);
        for (String glob : options.list("manifests")) {
            List<String> matched = new ManifestGlob(door.directory()).names(glob);
            if (matched.isEmpty()) {
                throw new WrongUse("no file is matched by `manifests` = `" + glob
                        + "`; a glob is relative to the current directory, and `**` stands for any number of folders");
            }
            names.addAll(matched);
        }
        return names;
    }

    private Optional<Version> target() throws WrongUse {
        Optional<String> text = options.one("target-version");
        Optional<Version> version = text.flatMap(Version::parse).filter(v -> v.major() == 2);
        if (text.isPresent() && version.isEmpty()) {
            throw new WrongUse("`target-version` takes a release of OpenBao such as 2.6, not `" + text.get() + "`");
        }
        return version;
    }

    Repository repository() throws CouldNotRun {
        Path root = path(options.one("root").orElse("."));
        try {
            return Repository.open(root);
        } catch (IOException noDirectory) {
            throw new CouldNotRun("the root `" + root + "` is no directory; give another as `root`", noDirectory);
        }
    }

    private Path path(String text) throws CouldNotRun {
        try {
            return door.directory().resolve(text).normalize();
        } catch (InvalidPathException notForThisLocale) {
            throw new CouldNotRun(
                    "`" + text + "` cannot be a path here: " + notForThisLocale.getReason(), notForThisLocale);
        }
    }

    private String name(String argument, Repository repository, Map<String, byte[]> given) throws CouldNotRun {
        if (argument.equals(LintRequest.STANDARD_INPUT)) {
            try {
                given.put(argument, door.in().readNBytes(Inputs.LARGEST_SHOWN));
                return argument;
            } catch (IOException fault) {
                throw new CouldNotRun("standard input cannot be read: " + fault.getMessage(), fault);
            }
        }
        Path path = path(argument).toAbsolutePath();
        Path shown = path.startsWith(repository.root()) ? repository.root().relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }

    private Tree tree(Repository repository) throws WrongUse, CouldNotRun {
        if (!options.flag("staged")) {
            return repository.workTree();
        }
        try {
            Optional<StagedTree> staged = repository.staged(door.index());
            if (staged.isEmpty()) {
                throw new WrongUse("`staged` needs a git repository, and `" + repository.root() + "` is in none");
            }
            return staged.get();
        } catch (IOException fault) {
            throw new CouldNotRun("git cannot be started: " + fault.getMessage(), fault);
        }
    }

    RuleSelection rules(Goal goal, Repository repository) throws WrongUse {
        List<String> without = new ArrayList<>(options.list("skip"));
        without.removeIf(name -> name.equals("false") || name.equals("true"));
        RuleSelection selection = new RuleSelection(options.list("rules"), without);
        if (selection.isAll()) {
            return selection;
        }
        Optional<String> unknown = selection.unknown(RuleRegistry.builtIn(), name -> OwnRules.know(repository, name));
        if (unknown.isPresent()) {
            throw new WrongUse(unknown.get());
        }
        Optional<String> elsewhere = CheckRules.elsewhere(goal, selection);
        if (elsewhere.isPresent()) {
            throw new WrongUse(elsewhere.get());
        }
        return selection;
    }

    /** Today, unless an option names another day. */
    LocalDate date() throws WrongUse {
        try {
            return options.one("date").map(LocalDate::parse).orElse(door.today());
        } catch (DateTimeException notADate) {
            throw new WrongUse("`date` takes a date such as 2027-01-31, not `"
                    + options.one("date").orElse("") + "`");
        }
    }

    int shown() throws WrongUse {
        String text = options.one("redact").orElse(Integer.toString(SHOWN_AT_MOST));
        try {
            int shown = Integer.parseInt(text);
            if (shown >= 0 && shown <= SHOWN_AT_MOST) {
                return shown;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new WrongUse("`redact` takes the number of characters of a credential that may be shown, 0 to "
                + SHOWN_AT_MOST + ", not `" + text + "`");
    }

    Severity failOn() throws WrongUse {
        Map<String, Severity> words = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            words.put(severity.label(), severity);
        }
        return options.choice("fail-on", words).orElse(Severity.ERROR);
    }
}
