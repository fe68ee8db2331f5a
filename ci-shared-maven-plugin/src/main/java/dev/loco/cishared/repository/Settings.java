package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Allowance;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code .ci-shared.yml} says; everything in it is optional.
 *
 * @param template the canonical template the pipeline follows: {@code python-ci.yml}
 * @param revision the template's revision, at least 1
 * @param parameters values of the template's holes, by the hole's name without brackets
 * @param allow findings the owner accepts
 * @param secrets what bao-lint is told
 * @param policies what is said of OpenBao's policies
 */
public record Settings(
        Optional<String> template,
        Optional<Integer> revision,
        Map<String, String> parameters,
        List<Allowance> allow,
        Secrets secrets,
        Policies policies) {

    /** What a repository without the file has. */
    public static final Settings NONE =
            new Settings(Optional.empty(), Optional.empty(), Map.of(), List.of(), Secrets.NONE, Policies.NONE);

    public Settings {
        parameters = Map.copyOf(parameters);
        allow = List.copyOf(allow);
    }

    /**
     * Settings about OpenBao's policies.
     *
     * @param prefixes where the secrets of workloads lie inside a kv mount: {@code loco/{workload}}
     * @param folder where policies and roles are found, relative to the root, without slashes at its ends
     * @param version the release line of OpenBao they are for: {@code 2.6}
     */
    public record Policies(List<String> prefixes, Optional<String> folder, Optional<String> version) {
        /** Nothing said. */
        public static final Policies NONE = new Policies(List.of(), Optional.empty(), Optional.empty());

        public Policies {
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * Settings of bao-lint.
     *
     * @param exclude globs of files that are not scanned
     * @param maxFileSize files over this many bytes are passed over
     * @param rules patterns of the repository's own
     */
    public record Secrets(List<String> exclude, Optional<Integer> maxFileSize, List<OwnRule> rules) {
        static final Secrets NONE = new Secrets(List.of(), Optional.empty(), List.of());

        public Secrets {
            exclude = List.copyOf(exclude);
            rules = List.copyOf(rules);
        }
    }

    /**
     * A pattern of the repository's own.
     *
     * @param id {@code namespace/name}
     * @param literals texts of which one must occur before the pattern is tried
     * @param pattern a regular expression of Java
     * @param message what is wrong
     * @param help what to do
     * @param at where its id stands, for what is wrong with the rule itself
     */
    public record OwnRule(
            String id,
            List<String> literals,
            String pattern,
            String message,
            String help,
            dev.loco.cishared.finding.Span at) {
        public OwnRule {
            literals = List.copyOf(literals);
        }
    }
}
