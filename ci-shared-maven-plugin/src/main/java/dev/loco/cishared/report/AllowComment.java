package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import java.util.Optional;
import java.util.Set;

/** The comment by which a person allows a finding where it stands. */
final class AllowComment {
    /** Namespaces of {@code ci-lint}: the pipeline's. */
    private static final Set<String> CI_LINT =
            Set.of("drift", "template", "woodpecker", "events", "graph", "secrets", "images", "shell", "release");

    /** What cannot be allowed: allowances themselves, and what has no file whose comment could be read. */
    private static final Set<String> NEVER =
            Set.of("allow", "baseline", "commit", "coverage", "repository", "settings", "yaml");

    /** A conflict is over when it was told: what is left of it is drift. A release cannot go on with half a version. */
    private static final Set<String> NOT_THESE = Set.of("template/conflict", "release/unwritable-version");

    private AllowComment() {}

    /** The comment that allows the finding, or empty when nothing can, or its file has no comments. */
    static Optional<String> of(Finding finding) {
        // Other checks may look at JSON with comments; OpenBao takes none.
        boolean json = finding.rule().namespace().equals("policy")
                && finding.primary().file().endsWith(".json");
        return json ? Optional.empty() : of(finding.rule());
    }

    private static Optional<String> of(Rule rule) {
        return command(rule).map(command -> "# " + command + ": allow " + rule.id() + " -- <reason>");
    }

    private static Optional<String> command(Rule rule) {
        String namespace = rule.namespace();
        if (NEVER.contains(namespace) || NOT_THESE.contains(rule.id())) {
            return Optional.empty();
        }
        if (namespace.equals("manifest")) {
            return Optional.of("bao-manifest-check");
        }
        if (namespace.equals("policy")) {
            return Optional.of("policy-lint");
        }
        // The scan for secrets has rules of a repository's own, in namespaces nobody here can know.
        return Optional.of(CI_LINT.contains(namespace) ? "ci-lint" : "bao-lint");
    }
}
