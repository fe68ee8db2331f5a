package dev.loco.cishared.lint;

import dev.loco.cishared.coverage.Coverage;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.manifest.ManifestCheck;
import dev.loco.cishared.pipeline.PipelineCheck;
import dev.loco.cishared.policy.lint.PolicyLint;
import dev.loco.cishared.secrets.SecretRules;
import java.util.List;
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
}
