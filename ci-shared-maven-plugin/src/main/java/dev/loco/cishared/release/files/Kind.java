package dev.loco.cishared.release.files;

import java.util.Locale;
import java.util.Optional;

/** How the version is found in one kind of file. */
@FunctionalInterface
interface Kind {
    /**
     * Puts the new version where it stands.
     *
     * @throws Malformed when the file cannot be read
     */
    void write(VersionFile file, Source source, Draft draft);

    /** A pattern goes first; else the file's name says, and markers count in any file. */
    static Kind of(VersionFile file) {
        if (file.pattern().isPresent()) {
            return OwnPattern::write;
        }
        Optional<Kind> named = named(file.name(), file.key().isPresent());
        if (file.key().isPresent() && named.isEmpty()) {
            return Kind::keyless;
        }
        return (f, source, draft) -> {
            boolean marked = Markers.in(source);
            // A module of Python may hold the version elsewhere than in `__version__`: setup.py does.
            if (named.isPresent()
                    && !(marked && f.name().endsWith(".py") && f.key().isEmpty())) {
                named.get().write(f, source, draft);
            }
            if (marked || named.isEmpty()) {
                Markers.write(f, source, draft);
            }
        };
    }

    private static void keyless(VersionFile file, Source source, Draft draft) {
        draft.problem(
                source,
                new Place(source.start(), 0),
                "there are no keys to be found in a file such as `" + file.path() + "`",
                "a pom.xml, TOML, JSON, YAML, setup.cfg or Python",
                "give a `pattern` in `version-files` instead of `key`");
    }

    private static Optional<Kind> named(String name, boolean keyed) {
        return switch (name) {
            case "pom.xml" -> Optional.of(Pom::write);
            case "pyproject.toml" -> Optional.of(PyProject::write);
            case "setup.cfg" -> Optional.of(SetupCfg::write);
            case "Cargo.toml" -> Optional.of(Cargo::write);
            case "package.json" -> Optional.of(NodePackage::write);
            case "package-lock.json", "npm-shrinkwrap.json" -> Optional.of(NodePackage::writeLock);
            case "Chart.yaml" -> Optional.of(TopLevelYaml::write);
            case "VERSION" -> keyed ? Optional.empty() : Optional.of(WholeFile::write);
            default -> byExtension(name.toLowerCase(Locale.ROOT), keyed);
        };
    }

    private static Optional<Kind> byExtension(String name, boolean keyed) {
        if (name.endsWith(".py")) {
            return Optional.of(PythonModule::write);
        }
        if (!keyed) {
            return Optional.empty();
        }
        if (name.endsWith(".toml")) {
            return Optional.of(TomlKey::write);
        }
        if (name.endsWith(".json")) {
            return Optional.of(NodePackage::writeKey);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return Optional.of(TopLevelYaml::write);
        }
        return name.endsWith(".cfg") || name.endsWith(".ini") ? Optional.of(SetupCfg::write) : Optional.empty();
    }
}
