package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Access;
import dev.loco.cishared.manifest.Manifest.Identity;
import dev.loco.cishared.manifest.Manifest.Text;
import dev.loco.cishared.manifest.Manifest.Waiver;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Two entries say the same: one identity twice, one access twice, one waiver twice. */
final class DuplicateEntry {
    static final Rule RULE = new Rule(
            "manifest/duplicate-entry",
            Severity.ERROR,
            "two entries of the manifest say the same",
            "whoever changes one of the two leaves the other behind, and the manifest keeps asking for what was dropped");

    private DuplicateEntry() {}

    static void check(Manifest manifest, List<Finding> findings) {
        Map<String, Identity> names = new HashMap<>();
        for (Identity identity : manifest.identities()) {
            String name = identity.name().value();
            Identity first = names.putIfAbsent(name, identity);
            if (first != null) {
                findings.add(finding(
                        identity.name(),
                        first.name(),
                        "two identities have the name `" + name + "`",
                        "give the second another name, or remove it"));
            }
        }
        Map<List<Object>, Access> seen = new HashMap<>();
        for (Access entry : manifest.access()) {
            Access first = seen.putIfAbsent(sameness(entry, manifest), entry);
            if (first != null) {
                String help = entry.fields().isEmpty() || first.fields().isEmpty()
                        ? "remove one of the two"
                        : "put the fields of both into one entry";
                findings.add(finding(
                        entry.pathText(),
                        first.pathText(),
                        "`" + entry.place() + "` is declared twice with the same verbs",
                        help));
            }
        }
        Map<List<Object>, Waiver> waived = new HashMap<>();
        for (Waiver waiver : manifest.waivers()) {
            Waiver first = waived.putIfAbsent(List.of(waiver.rule().value(), waiver.path()), waiver);
            if (first != null) {
                findings.add(finding(
                        waiver.pathText(),
                        first.pathText(),
                        "`" + waiver.rule().value() + "` is waived twice for `" + waiver.path() + "`",
                        "remove one of the two"));
            }
        }
    }

    /** What makes two entries the same: who, where and what, in whatever order the verbs stand. */
    static List<Object> sameness(Access entry, Manifest manifest) {
        return List.of(
                OverlappingEntry.who(entry, manifest),
                entry.mount().value(),
                entry.engine(),
                entry.path(),
                new HashSet<>(entry.verbs().stream().map(Text::value).toList()));
    }

    private static Finding finding(Text second, Text first, String message, String help) {
        return Finding.of(RULE, second.span(), message, help)
                .withLabel("second time")
                .withRelated(Related.at(first.span(), "first time"));
    }
}
