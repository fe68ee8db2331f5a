package dev.loco.cishared.repository;

import dev.loco.cishared.finding.Allowance;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.version.Level;
import dev.loco.cishared.version.NextVersion;
import dev.loco.cishared.version.SemanticVersion;
import dev.loco.cishared.version.Zero;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code .ci-shared.yml} says; everything in it is optional.
 *
 * @param template the canonical template the pipeline follows: {@code python-ci.yml}
 * @param revision the template's revision, at least 1
 * @param parameters values of the template's holes, by the hole's name without brackets
 * @param allow findings the owner accepts
 * @param secrets what bao-lint is told
 * @param policies what is said of OpenBao's policies
 * @param components the parts that have versions of their own; empty when the whole repository has one version
 */
public record Settings(
        Optional<String> template,
        Optional<Integer> revision,
        Map<String, String> parameters,
        List<Allowance> allow,
        Secrets secrets,
        Policies policies,
        List<Component> components) {

    /** What a repository without the file has. */
    public static final Settings NONE = new Settings(
            Optional.empty(), Optional.empty(), Map.of(), List.of(), Secrets.NONE, Policies.NONE, List.of());

    public Settings {
        parameters = Map.copyOf(parameters);
        allow = List.copyOf(allow);
        components = List.copyOf(components);
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
     * @param literals texts of which one must occur before the pattern is tried; empty to have them derived
     * @param pattern a regular expression of Java
     * @param message what is wrong
     * @param help what to do
     * @param severity how grave that is
     * @param files globs of the files to be looked at; empty for all
     * @param not patterns of what is not to be reported
     * @param matches examples that must be found
     * @param ignores examples that must not be found
     * @param entry where all of it stands
     */
    public record OwnRule(
            Placed id,
            List<Placed> literals,
            Placed pattern,
            String message,
            String help,
            Severity severity,
            List<String> files,
            List<Placed> not,
            List<Placed> matches,
            List<Placed> ignores,
            Span entry) {
        public OwnRule {
            literals = List.copyOf(literals);
            files = List.copyOf(files);
            not = List.copyOf(not);
            matches = List.copyOf(matches);
            ignores = List.copyOf(ignores);
        }
    }

    /**
     * A part of the repository with versions of its own.
     *
     * @param name unique; letters, digits, {@code . _ -}
     * @param tagPrefix what stands before the version in its tags; unique, may be empty
     * @param paths globs relative to the root whose files are its own; one with a leading {@code !} excludes, and
     *     where all do, the rest is its own; empty for all files
     * @param versionFiles where its version stands
     * @param changelog the path of its changelog
     * @param floating which tags follow its newest version
     * @param mode whether a release makes a commit
     * @param initial its first version
     * @param levels what a type of commit raises, where it is not the usual
     * @param zero what a breaking change raises before 1.0.0
     * @param at where its name stands
     */
    public record Component(
            String name,
            Placed tagPrefix,
            List<String> paths,
            List<VersionFile> versionFiles,
            Optional<Placed> changelog,
            Set<Floating> floating,
            Mode mode,
            SemanticVersion initial,
            Map<String, Level> levels,
            Zero zero,
            Span at) {

        public Component {
            paths = List.copyOf(paths);
            versionFiles = List.copyOf(versionFiles);
            floating = Set.copyOf(floating);
            levels = Map.copyOf(levels);
        }

        /** The one component of a repository that names none: prefix {@code v}, all paths. */
        public static Component only(String name) {
            Span nowhere = Span.startOf(".ci-shared.yml");
            return new Component(
                    name,
                    new Placed("v", nowhere),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Set.of(Floating.MAJOR),
                    Mode.TAG_ONLY,
                    NextVersion.DEFAULT.initial(),
                    Map.of(),
                    Zero.MINOR,
                    nowhere);
        }

        /** A tag that moves with the versions: {@code v1}, {@code v1.2}. */
        public enum Floating {
            MAJOR,
            MINOR
        }

        /** What a release writes. */
        public enum Mode {
            /** A tag on the commit that is there. */
            TAG_ONLY,
            /** A commit with version files and changelog, and a tag on it. */
            COMMIT
        }

        /**
         * A file in which the version stands.
         *
         * @param file its path relative to the root
         * @param pattern a regular expression with a group {@code version}
         * @param key which value of the file it is
         */
        public record VersionFile(Placed file, Optional<String> pattern, Optional<String> key) {}
    }

    /** A text of the settings and where it stands. */
    public record Placed(String text, Span at) {
        /** Where the character at an index of the text stands; all of the text where it is written in another way. */
        public Span at(int index) {
            int quote = at.length() - text.length();
            boolean asWritten = at.line() == at.endLine() && (quote == 0 || quote == 2);
            if (!asWritten || index < 0 || index >= text.length()) {
                return at;
            }
            int before = quote / 2 + index;
            int column = at.column() + before;
            return new Span(at.file(), at.line(), column, at.line(), column + 1, at.offset() + before, 1);
        }
    }
}
