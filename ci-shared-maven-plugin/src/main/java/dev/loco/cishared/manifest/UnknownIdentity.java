package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.manifest.Manifest.Access;
import dev.loco.cishared.manifest.Manifest.Text;
import dev.loco.cishared.yaml.YamlFile;
import java.util.List;
import java.util.Optional;

/** An entry is for an identity that is not declared, or for none where there is no only one. */
final class UnknownIdentity {
    static final Rule RULE = new Rule(
            "manifest/unknown-identity",
            Severity.ERROR,
            "an entry of access is for an identity that is not declared",
            "access belongs to a login; for one that is not declared no policy can be checked");

    private UnknownIdentity() {}

    static void check(YamlFile file, Manifest manifest, List<Finding> findings) {
        if (!manifest.identitiesWhole()) {
            return;
        }
        List<String> names = manifest.identities().stream()
                .map(i -> i.name().value())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            // One cause, one finding, however many entries there are.
            manifest.access().stream().findFirst().ifPresent(first -> findings.add(none(first)));
            return;
        }
        for (Access entry : manifest.access()) {
            if (entry.identity().isEmpty()) {
                if (names.size() > 1) {
                    findings.add(unnamed(entry, names));
                }
            } else if (!names.contains(entry.identity().get().value())) {
                findings.add(unknown(file, entry.identity().get(), names));
            }
        }
    }

    private static Finding none(Access entry) {
        return Finding.of(
                        RULE,
                        entry.identity().map(Text::span).orElseGet(() -> Manifest.head(entry.node())),
                        "the manifest declares access but no identity",
                        "add who logs in: `identities: [{name: runtime, method: kubernetes}]`")
                .withLabel("used by no one");
    }

    private static Finding unnamed(Access entry, List<String> names) {
        return Finding.of(
                        RULE,
                        Manifest.head(entry.node()),
                        "an entry of `access` names no identity, and there are " + names.size(),
                        "add `identity:` with one of " + Words.list(names, "or"))
                .withLabel("`identity` is missing");
    }

    private static Finding unknown(YamlFile file, Text identity, List<String> names) {
        Optional<String> closest = Suggestion.closest(identity.value(), names);
        Finding finding = Finding.of(
                        RULE,
                        identity.span(),
                        "identity " + Words.quoted(identity.value()) + " is not declared, expected "
                                + Words.list(names, "or"),
                        closest.map(c -> "write `" + c + "`, or declare it under `identities`")
                                .orElse("declare it under `identities`, or name one that is"))
                .withLabel(closest.map(c -> "did you mean `" + c + "`?").orElse("not declared"));
        Optional<Edit> edit = closest.flatMap(c -> new ScalarText(file, identity.node()).replace(c));
        return edit.map(e -> finding.withFix(Fix.unsafe("replace with `" + closest.get() + "`", e)))
                .orElse(finding);
    }
}
