package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Identity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An identity is declared that no entry of access is for. */
final class UnusedIdentity {
    static final Rule RULE = new Rule(
            "manifest/unused-identity",
            Severity.WARNING,
            "an identity is declared but uses nothing",
            "a login that needs nothing is one that can be taken away, and until then one that can be stolen");

    private UnusedIdentity() {}

    static void check(Manifest manifest, List<Finding> findings) {
        if (!manifest.accessWhole() || !manifest.identitiesWhole()) {
            return;
        }
        Set<String> used = manifest.access().stream()
                .map(entry -> OverlappingEntry.who(entry, manifest))
                .collect(Collectors.toSet());
        Set<String> declared =
                manifest.identities().stream().map(i -> i.name().value()).collect(Collectors.toSet());
        if (!declared.containsAll(used)) {
            // One of these may be the one that is meant: manifest/unknown-identity asks for which.
            return;
        }
        for (Identity identity : manifest.identities()) {
            String name = identity.name().value();
            if (!used.contains(name)) {
                findings.add(Finding.of(
                                RULE,
                                identity.name().span(),
                                "identity `" + name + "` is used by no entry of `access`",
                                "remove it, or declare under `access` what it uses")
                        .withLabel("never used"));
            }
        }
    }
}
