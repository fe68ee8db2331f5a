package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A bao.yml as far as it can be read. Entries that lack what they cannot do without, or have it in a form the schema
 * refuses, are left out: {@code manifest/schema} says so.
 *
 * @param file path relative to the repository's root
 * @param workload the workload's name, if there is a valid one
 * @param identities who logs in
 * @param access what is used
 * @param waivers accepted differences
 * @param identitiesWhole whether no entry of {@code identities} was left out
 * @param accessWhole whether no entry of {@code access} was left out
 */
public record Manifest(
        String file,
        Optional<Text> workload,
        List<Identity> identities,
        List<Access> access,
        List<Waiver> waivers,
        boolean identitiesWhole,
        boolean accessWhole) {
    public Manifest {
        identities = List.copyOf(identities);
        access = List.copyOf(access);
        waivers = List.copyOf(waivers);
    }

    /** Reads what can be read of the file's tree; never fails. */
    public static Manifest read(YamlFile file) {
        return ManifestReader.read(file);
    }

    /** A string and where it stands. */
    public record Text(String value, YamlScalar node) {
        /** What a finding about it should point at. */
        public Span span() {
            return node.use();
        }
    }

    /** A day and where it stands. */
    public record Day(LocalDate date, Text text) {}

    /**
     * One login.
     *
     * @param mount where the auth method is mounted, without {@code auth/}; the method's name by default
     * @param role the role, or the user
     * @param namespace without slashes at its ends; empty for the root namespace
     * @param policies what the role is expected to carry
     */
    public record Identity(
            Text name,
            String method,
            String mount,
            Optional<String> role,
            String namespace,
            List<Text> policies,
            YamlMapping node) {
        public Identity {
            policies = List.copyOf(policies);
        }
    }

    /**
     * One thing that is used.
     *
     * @param mount where the engine is mounted, without slashes at its ends
     * @param path inside the mount
     * @param pathText the path as it stands in the file
     * @param verbs in the file's order; a verb may be one that the engine does not know
     * @param identity the identity it names, if it names one
     * @param fields where the secret's fields go
     * @param optional whether the workload runs without it
     * @param expires the last day on which it holds
     */
    public record Access(
            Text mount,
            Engine engine,
            PathGlob path,
            Text pathText,
            List<Text> verbs,
            Optional<Text> identity,
            List<Field> fields,
            boolean optional,
            Optional<String> reason,
            Optional<Day> expires,
            YamlMapping node) {
        public Access {
            verbs = List.copyOf(verbs);
            fields = List.copyOf(fields);
        }

        /** Mount and path: {@code kv/loco/hello/db}. */
        public String place() {
            return mount.value() + "/" + path;
        }
    }

    /** Where one field of a secret goes. */
    public record Field(String name, Target target) {}

    /** An environment variable or a file. */
    public sealed interface Target {
        /** Its name, and where that stands. */
        Text text();

        /** An environment variable. */
        record Variable(Text text) implements Target {}

        /** A file, absolute or relative to the directory the workload starts in. */
        record Path(Text text) implements Target {}
    }

    /** An accepted difference; {@code until} is the last day on which it is accepted. */
    public record Waiver(Text rule, PathGlob path, Text pathText, String reason, Day until, YamlMapping node) {}

    /** The identity an entry is for: the one it names or, when it names none, the only one. */
    public Optional<Identity> identityOf(Access entry) {
        if (entry.identity().isPresent()) {
            String name = entry.identity().get().value();
            return identities.stream()
                    .filter(i -> i.name().value().equals(name))
                    .findFirst();
        }
        return identities.size() == 1 && identitiesWhole ? Optional.of(identities.get(0)) : Optional.empty();
    }

    /** What a finding about a whole mapping should point at: its first key, or the braces of an empty one. */
    static Span head(YamlNode node) {
        if (node instanceof YamlMapping m
                && node.alias().isEmpty()
                && !m.entries().isEmpty()) {
            return m.entries().get(0).key().use();
        }
        return node.use();
    }
}
