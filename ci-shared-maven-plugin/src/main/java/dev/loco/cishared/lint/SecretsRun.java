package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.repository.Settings;
import java.util.List;

/** The scan of any files for forbidden patterns. */
final class SecretsRun {
    SecretsRun(LintRequest request, Settings settings) {}

    void start() {}

    List<Finding> findings() {
        return List.of();
    }

    List<String> files() {
        return List.of();
    }

    int skipped() {
        return 0;
    }
}
