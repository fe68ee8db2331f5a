package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A variable of Woodpecker's that has a new name. */
public final class DeprecatedVariable {
    public static final Rule RULE = new Rule(
            "woodpecker/deprecated-variable",
            Severity.WARNING,
            "A variable will go in a coming major version of Woodpecker",
            "when it is gone it is empty, and no command fails for that by itself");

    private static final Map<String, String> RENAMED = Map.of(
            "CI_COMMIT_PRERELEASE", "CI_PIPELINE_RELEASE_PRE",
            "CI_COMMIT_AUTHOR_AVATAR", "CI_PIPELINE_AVATAR",
            "CI_PREV_COMMIT_AUTHOR_AVATAR", "CI_PREV_PIPELINE_AVATAR");

    private static final int MOST_RELATED = 8;

    private DeprecatedVariable() {}

    static Optional<Finding> check(String name, List<Span> uses) {
        return Optional.ofNullable(RENAMED.get(name))
                .map(now -> renamed(RULE, name, uses, "`" + name + "` is deprecated", now));
    }

    /** A finding at the first use of a variable, with a fix of all. */
    static Finding renamed(Rule rule, String name, List<Span> uses, String message, String now) {
        Finding finding = Finding.of(rule, uses.get(0), message, "write `" + now + "`")
                .withLabel("expected `" + now + "`")
                .withFix(new Fix(
                        Fix.Safety.SAFE,
                        "write `" + now + "`",
                        uses.stream()
                                .map(u -> new Edit(u.offset(), u.length(), now))
                                .toList()));
        return withUses(finding, uses);
    }

    /** The further uses, as far as they are of help. */
    static Finding withUses(Finding finding, List<Span> uses) {
        Finding all = finding;
        for (Span other : uses.subList(1, Math.min(uses.size(), MOST_RELATED))) {
            all = all.withRelated(Related.at(other, "and here"));
        }
        return all;
    }
}
