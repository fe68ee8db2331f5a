package dev.loco.cishared.manifest;

import dev.loco.cishared.manifest.Manifest.Access;
import dev.loco.cishared.manifest.Manifest.Day;
import dev.loco.cishared.manifest.Manifest.Field;
import dev.loco.cishared.manifest.Manifest.Identity;
import dev.loco.cishared.manifest.Manifest.Target;
import dev.loco.cishared.manifest.Manifest.Text;
import dev.loco.cishared.manifest.Manifest.Waiver;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From the tree to the {@link Manifest}. */
final class ManifestReader {
    private ManifestReader() {}

    static Manifest read(YamlFile file) {
        YamlMapping root = file.root()
                .flatMap(YamlNode::mapping)
                .orElseGet(() -> new YamlMapping(List.of(), true, file.span(0, 0), Optional.empty()));
        Entries<Identity> identities = Entries.of(root, "identities", ManifestReader::identity);
        Entries<Access> access = Entries.of(root, "access", ManifestReader::access);
        Entries<Waiver> waivers = Entries.of(root, "waivers", ManifestReader::waiver);
        return new Manifest(
                file.file(),
                text(root, "workload"),
                identities.read(),
                access.read(),
                waivers.read(),
                identities.whole(),
                access.whole());
    }

    /** The entries of one list, and whether each could be read. */
    private record Entries<T>(List<T> read, boolean whole) {
        static <T> Entries<T> of(YamlMapping root, String key, Function<YamlMapping, Optional<T>> reader) {
            Optional<YamlNode> value = root.get(key);
            if (value.isEmpty()) {
                return new Entries<>(List.of(), true);
            }
            List<YamlNode> items =
                    value.flatMap(YamlNode::sequence).map(s -> s.items()).orElse(List.of());
            List<T> read = new ArrayList<>();
            for (YamlNode item : items) {
                item.mapping().flatMap(reader).ifPresent(read::add);
            }
            return new Entries<>(read, value.get().sequence().isPresent() && read.size() == items.size());
        }
    }

    private static Optional<Identity> identity(YamlMapping node) {
        Optional<Text> name = text(node, "name");
        Optional<Text> method = text(node, "method");
        if (name.isEmpty() || method.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                name.get(),
                method.get().value(),
                text(node, "mount").orElse(method.get()).value(),
                text(node, "role").map(Text::value),
                text(node, "namespace").map(Text::value).orElse(""),
                texts(node, "policies"),
                node));
    }

    private static Optional<Access> access(YamlMapping node) {
        Optional<Text> mount = text(node, "mount");
        Optional<Engine> engine = text(node, "engine").map(Text::value).flatMap(Engine::of);
        Optional<Text> pathText = text(node, "path");
        Optional<PathGlob> path = pathText.map(Text::value).flatMap(PathGlob::parse);
        List<Text> verbs = texts(node, "verbs");
        if (mount.isEmpty() || engine.isEmpty() || pathText.isEmpty() || path.isEmpty() || verbs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Access(
                mount.get(),
                engine.get(),
                path.get(),
                pathText.get(),
                verbs,
                text(node, "identity"),
                fields(node),
                node.get("optional")
                        .flatMap(YamlNode::scalar)
                        .filter(ManifestReader::isTrue)
                        .isPresent(),
                text(node, "reason").map(Text::value),
                day(node, "expires"),
                node));
    }

    private static Optional<Waiver> waiver(YamlMapping node) {
        Optional<Text> rule = text(node, "rule");
        Optional<Text> pathText = text(node, "path");
        Optional<PathGlob> path = pathText.map(Text::value).flatMap(PathGlob::parse);
        Optional<Day> until = day(node, "until");
        if (rule.isEmpty() || pathText.isEmpty() || path.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        String reason = text(node, "reason").map(Text::value).orElse("");
        return Optional.of(new Waiver(rule.get(), path.get(), pathText.get(), reason, until.get(), node));
    }

    private static List<Field> fields(YamlMapping node) {
        List<Field> fields = new ArrayList<>();
        node.get("fields").flatMap(YamlNode::mapping).ifPresent(mapping -> {
            for (YamlMapping.Entry entry : mapping.entries()) {
                Optional<Target> target = text(entry.value())
                        .<Target>map(Target.Variable::new)
                        .or(() -> entry.value()
                                .mapping()
                                .flatMap(m -> text(m, "file"))
                                .map(Target.Path::new));
                target.ifPresent(t -> fields.add(new Field(entry.name(), t)));
            }
        });
        return fields;
    }

    private static Optional<Day> day(YamlMapping node, String key) {
        return text(node, key).flatMap(text -> {
            try {
                return Optional.of(new Day(LocalDate.parse(text.value()), text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    private static List<Text> texts(YamlMapping node, String key) {
        return node.get(key).flatMap(YamlNode::sequence).map(s -> s.items()).orElse(List.of()).stream()
                .flatMap(item -> text(item).stream())
                .toList();
    }

    private static Optional<Text> text(YamlMapping node, String key) {
        return node.get(key).flatMap(ManifestReader::text);
    }

    private static Optional<Text> text(YamlNode node) {
        return node.scalar().filter(s -> s.type() == YamlScalar.Type.STRING).map(s -> new Text(s.value(), s));
    }

    private static boolean isTrue(YamlScalar scalar) {
        return scalar.type() == YamlScalar.Type.BOOLEAN && scalar.value().equals("true");
    }
}
