package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.manifest.ManifestCheck;
import dev.loco.cishared.pipeline.PipelineCheck;
import java.util.List;

/** Which rules belong to which check. */
final class CheckRules {
    private CheckRules() {}

    static List<Rule> of(Check check) {
        return switch (check) {
            case MANIFEST -> ManifestCheck.RULES;
            case SECRETS -> List.of();
            case PIPELINE -> PipelineCheck.RULES;
        };
    }
}
