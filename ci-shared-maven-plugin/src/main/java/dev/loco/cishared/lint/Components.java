package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.release.files.VersionFile;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.plan.Component;
import dev.loco.cishared.repository.Repository;
import dev.loco.cishared.repository.Settings;
import dev.loco.cishared.repository.SettingsReader;
import dev.loco.cishared.version.Levels;
import dev.loco.cishared.version.SemanticVersion;
import dev.loco.cishared.version.TagPrefix;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The components that a run is about.
 *
 * @param all those of the repository
 * @param chosen those of this run
 */
record Components(List<Component> all, List<Component> chosen) {
    /** The name of a repository's one component, where it names none. */
    private static final String ONLY = "default";

    private static final Map<String, Component.Mode> MODES = modes();

    private static Map<String, Component.Mode> modes() {
        Map<String, Component.Mode> modes = new LinkedHashMap<>();
        modes.put("tag-only", Component.Mode.TAG_ONLY);
        modes.put("commit", Component.Mode.COMMIT);
        return modes;
    }

    /** A settings file with faults: what they are. */
    static final class BadSettings extends Exception {
        private static final long serialVersionUID = 1;
        private final transient List<Finding> findings;

        BadSettings(List<Finding> findings) {
            this.findings = findings;
        }

        List<Finding> findings() {
            return findings;
        }
    }

    /** By {@code .ci-shared.yml}, which a bare repository has in its newest commit, and by the run's options. */
    static Components of(Options options, Path root, GitRepository repository)
            throws WrongUse, CouldNotRun, GitFault, BadSettings {
        List<Settings.Component> settings = settings(root, repository);
        if (settings.isEmpty()) {
            settings = List.of(Settings.Component.only(ONLY));
        }
        List<Component> all = new ArrayList<>();
        for (Settings.Component one : settings) {
            all.add(component(one, options));
        }
        return new Components(all, chosen(all, options));
    }

    private static List<Component> chosen(List<Component> all, Options options) throws WrongUse {
        List<String> wanted = options.list("components");
        if (wanted.isEmpty()) {
            return all;
        }
        List<String> names = all.stream().map(Component::name).toList();
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new WrongUse(Options.unknown("`components`", name, names));
            }
        }
        return all.stream().filter(c -> wanted.contains(c.name())).toList();
    }

    private static List<Settings.Component> settings(Path root, GitRepository repository)
            throws CouldNotRun, GitFault, BadSettings {
        Optional<byte[]> bytes = bytes(root, repository);
        if (bytes.isEmpty()) {
            return List.of();
        }
        YamlFile file = YamlReader.read(Repository.SETTINGS, bytes.get());
        SettingsReader.Read read = SettingsReader.read(file);
        List<Finding> findings = new ArrayList<>(file.problems());
        findings.addAll(read.findings());
        if (!findings.isEmpty()) {
            throw new BadSettings(findings);
        }
        return read.settings().components();
    }

    private static Optional<byte[]> bytes(Path root, GitRepository repository) throws CouldNotRun, GitFault {
        Path file = root.resolve(Repository.SETTINGS);
        try {
            if (Files.exists(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new CouldNotRun("`" + file + "` cannot be read: " + unreadable.getMessage(), unreadable);
        }
        Optional<String> head = repository.head();
        return repository.isBare() && head.isPresent()
                ? repository.file(head.get(), Repository.SETTINGS)
                : Optional.empty();
    }

    private static Component component(Settings.Component one, Options options) throws WrongUse {
        Component.Mode mode = options.choice("mode", MODES)
                .orElse(one.mode() == Settings.Component.Mode.COMMIT ? Component.Mode.COMMIT : Component.Mode.TAG_ONLY);
        List<VersionFile> files = new ArrayList<>();
        for (Settings.Component.VersionFile file : one.versionFiles()) {
            files.add(new VersionFile(
                    file.file().text(),
                    file.pattern(),
                    file.key(),
                    Optional.of(file.file().at())));
        }
        Optional<String> changelog = one.changelog().map(Settings.Placed::text);
        if (mode == Component.Mode.COMMIT && files.isEmpty() && changelog.isEmpty()) {
            throw new WrongUse("mode `commit` would change no file: name `version-files` or `changelog` of component `"
                    + one.name() + "` in " + Repository.SETTINGS);
        }
        Set<Component.Floating> floating = new HashSet<>();
        one.floating().forEach(f -> floating.add(Component.Floating.valueOf(f.name())));
        return new Component(
                one.name(),
                new TagPrefix(one.tagPrefix().text()),
                one.paths(),
                files,
                changelog,
                floating,
                mode,
                initial(options).orElse(one.initial()),
                Levels.DEFAULT.with(one.levels()),
                one.zero());
    }

    private static Optional<SemanticVersion> initial(Options options) throws WrongUse {
        Optional<String> text = options.one("initial");
        Optional<SemanticVersion> version = text.flatMap(SemanticVersion::parse);
        if (text.isPresent() && version.isEmpty()) {
            throw new WrongUse("`initial` takes a semantic version such as 1.0.0, not `" + text.get() + "`");
        }
        return version;
    }
}
