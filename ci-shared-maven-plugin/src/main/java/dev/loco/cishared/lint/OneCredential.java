package dev.loco.cishared.lint;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.secrets.SecretRules;
import java.util.List;

/** A credential in a manifest is seen by two checks and said once: by the one that knows what a manifest is for. */
final class OneCredential {
    private static final String IN_MANIFEST = "manifest/secret-value";

    private OneCredential() {}

    /** Takes out what the scan of all files says of a credential that {@code manifest/secret-value} speaks of. */
    static void merge(List<Finding> found) {
        List<Span> said = found.stream()
                .filter(finding -> finding.rule().id().equals(IN_MANIFEST))
                .map(Finding::primary)
                .toList();
        if (!said.isEmpty()) {
            found.removeIf(finding -> SecretRules.ALL.contains(finding.rule())
                    && !finding.masked().isEmpty()
                    && said.stream().anyMatch(finding.primary()::overlaps));
        }
    }
}
