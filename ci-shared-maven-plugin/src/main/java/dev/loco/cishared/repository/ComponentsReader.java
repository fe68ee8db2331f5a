package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.repository.Settings.Component;
import dev.loco.cishared.repository.Settings.Component.Floating;
import dev.loco.cishared.repository.Settings.Component.Mode;
import dev.loco.cishared.repository.Settings.Placed;
import dev.loco.cishared.version.Level;
import dev.loco.cishared.version.NextVersion;
import dev.loco.cishared.version.SemanticVersion;
import dev.loco.cishared.version.Zero;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code components} of {@code .ci-shared.yml}. */
final class ComponentsReader {
    private static final List<String> KEYS = List.of(
            "name",
            "tag-prefix",
            "paths",
            "version-files",
            "changelog",
            "floating",
            "mode",
            "initial",
            "levels",
            "zero");
    private static final List<String> FILE_KEYS = List.of("file", "pattern", "key");
    private static final int LONGEST = 150;
    private static final String WHERE = "this entry of `components`";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern TYPE = Pattern.compile("[^\\s():!]+");

    private final List<Finding> findings;
    private final boolean single;

    private ComponentsReader(List<Finding> findings, boolean single) {
        this.findings = findings;
        this.single = single;
    }

    /** The components of the list that have a name and a prefix; what is wrong is added to the findings. */
    static List<Component> read(YamlNode node, List<Finding> findings) {
        if (node.sequence().isEmpty()) {
            findings.add(WrongValue.at(node, "components", "a list"));
            return List.of();
        }
        List<YamlNode> items = node.sequence().get().items();
        ComponentsReader reader = new ComponentsReader(findings, items.size() == 1);
        List<Component> components = new ArrayList<>();
        for (YamlNode item : items) {
            reader.mapping(item, "components").flatMap(reader::component).ifPresent(components::add);
        }
        TagPrefixes.check(components, findings);
        return components;
    }

    private Optional<Component> component(YamlMapping entry) {
        known(entry, KEYS, "in an entry of `components`");
        Optional<YamlScalar> name =
                entry.get("name").flatMap(node -> matching(node, "name", NAME, "letters, digits, `.`, `_`, `-`"));
        if (entry.get("name").isEmpty()) {
            findings.add(MissingKey.at(firstKey(entry), WHERE, "`name`"));
        }
        List<String> paths = entry.get("paths").map(this::paths).orElse(List.of());
        List<Component.VersionFile> files =
                entry.get("version-files").map(this::versionFiles).orElse(List.of());
        Optional<Placed> changelog = entry.get("changelog").flatMap(node -> file(node, "changelog"));
        Set<Floating> floating = entry.get("floating").map(this::floating).orElse(Set.of(Floating.MAJOR));
        Mode mode = entry.get("mode")
                .flatMap(node -> word(node, "mode", Mode.values()))
                .orElse(Mode.TAG_ONLY);
        SemanticVersion initial = entry.get("initial").flatMap(this::version).orElse(NextVersion.DEFAULT.initial());
        Map<String, Level> levels = entry.get("levels").map(this::levels).orElse(Map.of());
        Zero zero = entry.get("zero")
                .flatMap(node -> word(node, "zero", Zero.values()))
                .orElse(Zero.MINOR);
        Optional<Placed> prefix = prefix(entry, name);
        if (name.isEmpty() || prefix.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Component(
                name.get().value(),
                prefix.get(),
                paths,
                files,
                changelog,
                floating,
                mode,
                initial,
                levels,
                zero,
                name.get().use()));
    }

    /** An empty prefix is one: tags are bare versions then. */
    private Optional<Placed> prefix(YamlMapping entry, Optional<YamlScalar> name) {
        Optional<YamlNode> given = entry.get("tag-prefix");
        if (given.isEmpty()) {
            return name.map(n -> new Placed(single ? "v" : n.value() + "-v", n.use()));
        }
        Optional<String> text = given.get().scalar().filter(s -> !s.isNull()).map(YamlScalar::value);
        if (text.filter(TagPrefixes::valid).isEmpty()) {
            findings.add(WrongValue.at(given.get(), "tag-prefix", "the beginning of a tag's name, such as `v`"));
            return Optional.empty();
        }
        return text.map(t -> new Placed(t, given.get().use()));
    }

    private Optional<SemanticVersion> version(YamlNode node) {
        Optional<SemanticVersion> version =
                node.scalar().filter(s -> !s.isNull()).map(YamlScalar::value).flatMap(SemanticVersion::parse);
        if (version.isEmpty()) {
            findings.add(WrongValue.at(node, "initial", "a semantic version such as 0.1.0"));
        }
        return version;
    }

    private List<String> paths(YamlNode node) {
        List<String> paths = new ArrayList<>();
        for (YamlNode item : items(node, "paths")) {
            Optional<String> glob = text(item, "paths").map(Placed::text);
            String bare = glob.map(g -> g.startsWith("!") ? g.substring(1) : g).orElse("x");
            if (bare.isEmpty() || bare.startsWith("/") || leaves(bare)) {
                findings.add(WrongValue.at(item, "paths", "a glob relative to the root, such as images/go/**"));
            } else {
                glob.ifPresent(paths::add);
            }
        }
        return paths;
    }

    private List<Component.VersionFile> versionFiles(YamlNode node) {
        List<Component.VersionFile> files = new ArrayList<>();
        for (YamlNode item : items(node, "version-files")) {
            if (item.mapping().isEmpty()) {
                file(item, "version-files")
                        .map(path -> new Component.VersionFile(path, Optional.empty(), Optional.empty()))
                        .ifPresent(files::add);
            } else {
                versionFile(item.mapping().get()).ifPresent(files::add);
            }
        }
        return files;
    }

    private Optional<Component.VersionFile> versionFile(YamlMapping entry) {
        known(entry, FILE_KEYS, "in an entry of `version-files`");
        String where = "this entry of `version-files`";
        if (entry.get("file").isEmpty()) {
            findings.add(MissingKey.at(firstKey(entry), where, "`file`"));
        }
        if (entry.get("pattern").isPresent() && entry.get("key").isPresent()) {
            findings.add(WrongValue.at(firstKey(entry), where + " has both `pattern` and `key`", "one of the two"));
        }
        Optional<String> pattern =
                entry.get("pattern").flatMap(node -> text(node, "pattern")).map(Placed::text);
        Optional<String> key =
                entry.get("key").flatMap(node -> text(node, "key")).map(Placed::text);
        return entry.get("file")
                .flatMap(node -> file(node, "file"))
                .map(path -> new Component.VersionFile(path, pattern, key));
    }

    private Set<Floating> floating(YamlNode node) {
        Set<Floating> floating = new TreeSet<>();
        for (YamlNode item : items(node, "floating")) {
            word(item, "floating", Floating.values()).ifPresent(floating::add);
        }
        return floating;
    }

    private Map<String, Level> levels(YamlNode node) {
        Map<String, Level> levels = new LinkedHashMap<>();
        mapping(node, "levels").ifPresent(mapping -> {
            for (YamlMapping.Entry entry : mapping.entries()) {
                if (matching(entry.key(), "levels", TYPE, "a type of commits, such as feat")
                        .isPresent()) {
                    word(entry.value(), "levels." + entry.name(), Level.values())
                            .ifPresent(level -> levels.put(entry.name().toLowerCase(Locale.ROOT), level));
                }
            }
        });
        return levels;
    }

    /** One of the words of a closed set: {@code tag-only} for {@code TAG_ONLY}. */
    private <E extends Enum<E>> Optional<E> word(YamlNode node, String key, E[] known) {
        Map<String, E> words = Arrays.stream(known)
                .collect(Collectors.toMap(
                        e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Function.identity(),
                        (one, other) -> one,
                        LinkedHashMap::new));
        Optional<E> meant = node.scalar().map(YamlScalar::value).map(words::get);
        if (meant.isEmpty()) {
            findings.add(WrongValue.oneOf(node, key, List.copyOf(words.keySet())));
        }
        return meant;
    }

    private Optional<YamlScalar> matching(YamlNode node, String key, Pattern pattern, String expected) {
        Optional<YamlScalar> scalar = node.scalar()
                .filter(s -> !s.isNull()
                        && s.value().length() <= LONGEST
                        && pattern.matcher(s.value()).matches());
        if (scalar.isEmpty()) {
            findings.add(WrongValue.at(node, key, expected));
        }
        return scalar;
    }

    private Optional<Placed> file(YamlNode node, String key) {
        Optional<Placed> path = text(node, key);
        if (path.isEmpty()) {
            return path;
        }
        String bare = path.get().text();
        if (bare.startsWith("/") || bare.endsWith("/") || leaves(bare)) {
            findings.add(WrongValue.at(node, key, "the path of a file below the root"));
            return Optional.empty();
        }
        return path.map(p -> new Placed(bare.replaceFirst("^(?:\\./+)+", ""), p.at()));
    }

    private static boolean leaves(String path) {
        return Arrays.asList(path.split("/")).contains("..") || path.indexOf('\\') >= 0;
    }

    private Optional<Placed> text(YamlNode node, String key) {
        Optional<Placed> text = node.scalar()
                .filter(s -> !s.isNull() && !s.value().isBlank() && s.value().indexOf('\0') < 0)
                .map(s -> new Placed(s.value(), node.use()));
        if (text.isEmpty()) {
            findings.add(WrongValue.at(node, key, "a text"));
        }
        return text;
    }

    private List<YamlNode> items(YamlNode node, String key) {
        if (node.sequence().isEmpty()) {
            findings.add(WrongValue.at(node, key, "a list"));
            return List.of();
        }
        return node.sequence().get().items();
    }

    private Optional<YamlMapping> mapping(YamlNode node, String key) {
        if (node.mapping().isEmpty()) {
            findings.add(WrongValue.at(node, key, "a mapping"));
        }
        return node.mapping();
    }

    private void known(YamlMapping mapping, List<String> keys, String where) {
        for (YamlMapping.Entry entry : mapping.entries()) {
            if (!keys.contains(entry.name())) {
                findings.add(UnknownKey.at(entry.key(), where, keys));
            }
        }
    }

    private static Span firstKey(YamlMapping entry) {
        return entry.entries().isEmpty()
                ? entry.use()
                : entry.entries().get(0).key().use();
    }
}
