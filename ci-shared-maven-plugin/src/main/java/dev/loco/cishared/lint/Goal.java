package dev.loco.cishared.lint;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be run, by the same name at both doors. */
public enum Goal {
    LINT("lint", "all checks of the repository in one run", Goal.ofTheRepository()),
    BAO_MANIFEST_CHECK("bao-manifest-check", "bao.yml against its schema and its rules", EnumSet.of(Check.MANIFEST)),
    BAO_LINT("bao-lint", "credentials and unsafe use of OpenBao in any file", EnumSet.of(Check.SECRETS)),
    CI_LINT("ci-lint", "the pipeline against its canonical template and the rules", EnumSet.of(Check.PIPELINE)),
    POLICY_LINT("policy-lint", "OpenBao's policies: denies that do not hold and more", EnumSet.of(Check.POLICY)),
    FIX("fix", "mends what lint marks as safely fixable, updates the pipeline", Goal.ofTheRepository()),
    REVERSE_COVERAGE(
            "reverse-coverage", "bao.yml against OpenBao's policies, in both directions", EnumSet.of(Check.COVERAGE)),
    POLICY_GENERATE(
            "policy-generate", "the least policy that grants what bao.yml declares", EnumSet.noneOf(Check.class)),
    INIT("init", "sets a repository that exists up: pipeline, bao.yml and more", EnumSet.noneOf(Check.class)),
    SNAPSHOT("snapshot", "writes the policies and roles of a live OpenBao to a folder", EnumSet.noneOf(Check.class)),
    BUMP("bump", "the next version, by the commits since the last, and why", EnumSet.noneOf(Check.class)),
    BUMP_PREPARE("bump-prepare", "plans a release of the branch as the server has it", EnumSet.noneOf(Check.class)),
    BUMP_PUSH("bump-push", "makes the planned release: one tag, once", EnumSet.noneOf(Check.class)),
    EXPLAIN(
            "explain",
            "prints the page of a rule, or what the pipelines do on every event",
            EnumSet.noneOf(Check.class)),
    POLICY_DECIDE(
            "policy-decide",
            "what OpenBao policies answer to a request, by which rule, and why",
            EnumSet.noneOf(Check.class)),
    COMMIT_CHECK(
            "commit-check",
            "messages of commits against Conventional Commits, also as a hook",
            EnumSet.noneOf(Check.class)),
    RULES("rules", "lists all rules", EnumSet.noneOf(Check.class));

    private final String label;
    private final String summary;
    private final Set<Check> checks;

    Goal(String label, String summary, Set<Check> checks) {
        this.label = label;
        this.summary = summary;
        this.checks = Set.copyOf(checks);
    }

    /** What a repository can be checked for by itself: no server is asked. */
    private static Set<Check> ofTheRepository() {
        return EnumSet.complementOf(EnumSet.of(Check.COVERAGE));
    }

    /** The name it is called by. */
    public String label() {
        return label;
    }

    /** What it does, a short phrase. */
    public String summary() {
        return summary;
    }

    /** The checks it runs. */
    public Set<Check> checks() {
        return checks;
    }

    /** The goal of that name. */
    public static Optional<Goal> of(String name) {
        return Arrays.stream(values()).filter(goal -> goal.label.equals(name)).findFirst();
    }

    /** All names, in the order a person should read them. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Goal::label).toList();
    }
}
