package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Rule;
import java.util.List;

/** Which rules belong to which check. */
final class CheckRules {
    private CheckRules() {}

    static List<Rule> of(Check check) {
        return switch (check) {
            case MANIFEST -> List.of();
            case SECRETS -> List.of();
            case PIPELINE -> List.of();
        };
    }
}
