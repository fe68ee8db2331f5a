package dev.loco.cishared.lint;

import dev.loco.cishared.coverage.Coverage;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.manifest.ManifestCheck;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.policy.lint.PolicyLint;
import dev.loco.cishared.release.commit.CommitRules;
import dev.loco.cishared.secrets.SecretRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which rules belong to which check. */
final class CheckRules {
    private CheckRules() {}

    static List<Rule> of(Check check) {
        return switch (check) {
            case MANIFEST -> ManifestCheck.RULES;
            case SECRETS -> SecretRules.ALL;
            case PIPELINE -> PipelineCheck.RULES;
            case POLICY -> PolicyLint.RULES;
            // What is wrong with the policies that identities carry is part of the answer.
            case COVERAGE ->
                Stream.concat(Coverage.RULES.stream(), PolicyLint.RULES.stream())
                        .toList();
        };
    }

    /**
     * What to say when no check of the goal knows any of the rules a run is to be about: nothing would be looked at, and
     * that must not look clean. A rule of the repository's own is one of bao-lint's.
     */
    static Optional<String> elsewhere(Goal goal, RuleSelection selection) {
        if (selection.only().isEmpty() || goal.checks().isEmpty()) {
            return Optional.empty();
        }
        RuleRegistry registry = RuleRegistry.builtIn();
        boolean own = goal.checks().contains(Check.SECRETS)
                && selection.only().stream().anyMatch(name -> !registry.knows(name));
        Set<Rule> others = new HashSet<>();
        for (Check check : Check.values()) {
            if (!goal.checks().contains(check)) {
                others.addAll(of(check));
            }
        }
        others.addAll(CommitRules.ALL);
        goal.checks().forEach(check -> others.removeAll(of(check)));
        List<Rule> wanted = registry.all().stream().filter(selection::includes).toList();
        if (own || wanted.isEmpty() || !others.containsAll(wanted)) {
            return Optional.empty();
        }
        List<String> commands = new ArrayList<>();
        for (Check check : Check.values()) {
            if (selection.includesAnyOf(of(check))) {
                commands.add("`" + check.command() + "`");
            }
        }
        if (selection.includesAnyOf(CommitRules.ALL)) {
            commands.add("`" + Goal.COMMIT_CHECK.label() + "`");
        }
        return Optional.of("`" + goal.label() + "` knows none of the rules in `rules` = `"
                + String.join(",", selection.only()) + "`; they are of " + String.join(" and ", commands));
    }
}
