package dev.loco.cishared.coverage;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.manifest.AccessExpansion;
import dev.loco.cishared.manifest.Manifest;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One manifest as coverage sees it: nothing of its YAML is kept, so that ten thousand fit into memory.
 *
 * @param file the manifest, as findings name it
 * @param name the workload's name; the file's where it has none
 * @param whole whether all of its entries could be read and belong to one of its identities
 */
public record Workload(String file, String name, List<Identity> identities, List<Waiver> waivers, boolean whole) {
    public Workload {
        identities = List.copyOf(identities);
        waivers = List.copyOf(waivers);
    }

    /** A word of the manifest and where it stands. */
    public record Word(String value, Span place) {}

    /**
     * Who logs in.
     *
     * @param method {@code kubernetes}
     * @param mount where the method is mounted, with a slash at its end: {@code kubernetes/}
     * @param role the role, or the user
     * @param namespace empty for the root, else with a slash at its end
     * @param policies what the role is expected to carry
     * @param needs what the workload uses as this identity
     */
    public record Identity(
            Word name,
            String method,
            String mount,
            Optional<String> role,
            String namespace,
            List<Word> policies,
            List<Need> needs) {
        public Identity {
            policies = List.copyOf(policies);
            needs = List.copyOf(needs);
        }
    }

    /**
     * One capability on one pattern of paths.
     *
     * @param pattern namespace and mount included
     * @param verb the verb of the entry that needs it
     * @param optional whether the workload runs without it
     * @param reason what it is for; may be empty
     */
    public record Need(PathPattern pattern, Capability capability, Word verb, boolean optional, String reason) {
        /** Whether it is asked of directories: then a request's path ends in a slash. */
        boolean listing() {
            return capability == Capability.LIST || capability == Capability.SCAN;
        }

        /**
         * What a policy may grant for it. A directory may be written with its slash, and then OpenBao lists it with two
         * slashes as well: that is no more than was declared.
         */
        List<PathPattern> declared() {
            return listing() && !pattern.open() && !pattern.text().endsWith("/")
                    ? List.of(pattern, PathPattern.of("", pattern.text() + "/"))
                    : List.of(pattern);
        }
    }

    /**
     * An accepted difference.
     *
     * @param rule the rule's id
     * @param path as it stands in the manifest, without the namespace
     * @param until the last day on which it is accepted
     */
    public record Waiver(Word rule, String path, LocalDate until, Span untilPlace) {
        /** The paths it is about, for an identity of the namespace. */
        public PathPattern pattern(String namespace) {
            return PathPattern.of(namespace, path);
        }
    }

    /** What the manifest says. */
    public static Workload of(Manifest manifest) {
        List<Identity> identities = new ArrayList<>();
        boolean whole = manifest.identitiesWhole() && manifest.accessWhole();
        for (Manifest.Access entry : manifest.access()) {
            whole &= manifest.identityOf(entry).isPresent();
        }
        for (Manifest.Identity identity : manifest.identities()) {
            identities.add(new Identity(
                    word(identity.name()),
                    identity.method(),
                    identity.mount() + "/",
                    identity.role(),
                    namespace(identity),
                    identity.policies().stream().map(Workload::word).toList(),
                    needs(manifest, identity)));
        }
        List<Waiver> waivers = manifest.waivers().stream()
                .map(w -> new Waiver(
                        word(w.rule()),
                        w.path().text(),
                        w.until().date(),
                        w.until().text().span()))
                .toList();
        String name = manifest.workload().map(Manifest.Text::value).orElse(manifest.file());
        return new Workload(manifest.file(), name, identities, waivers, whole);
    }

    private static List<Need> needs(Manifest manifest, Manifest.Identity identity) {
        List<Need> needs = new ArrayList<>();
        for (Manifest.Access entry : manifest.access()) {
            if (manifest.identityOf(entry).filter(identity::equals).isPresent()) {
                for (Manifest.Text verb : entry.verbs()) {
                    for (AccessExpansion.Need need : AccessExpansion.of(entry, verb.value())) {
                        needs.add(new Need(
                                PathPattern.of(
                                        namespace(identity), need.pattern().text()),
                                Capability.valueOf(need.capability().name()),
                                word(verb),
                                entry.optional(),
                                entry.reason().orElse("")));
                    }
                }
            }
        }
        return needs;
    }

    private static String namespace(Manifest.Identity identity) {
        return identity.namespace().isEmpty() ? "" : identity.namespace() + "/";
    }

    private static Word word(Manifest.Text text) {
        return new Word(text.value(), text.span());
    }
}
