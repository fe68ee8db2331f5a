package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Access;
import dev.loco.cishared.manifest.Manifest.Field;
import dev.loco.cishared.manifest.Manifest.Target;
import dev.loco.cishared.manifest.Manifest.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two fields of one identity's secrets go into one environment variable or one file. */
final class DuplicateEnv {
    static final Rule RULE = new Rule(
            "manifest/duplicate-env",
            Severity.ERROR,
            "two fields are written to one environment variable or file",
            "the one that is written last wins, and which one that is no one has said");

    private DuplicateEnv() {}

    static void check(Manifest manifest, List<Finding> findings) {
        Map<List<String>, Text> writers = new HashMap<>();
        for (Access entry : manifest.access()) {
            String who = OverlappingEntry.who(entry, manifest);
            for (Field field : entry.fields()) {
                Text target = field.target().text();
                String kind = field.target() instanceof Target.Variable ? "variable" : "file";
                Text first = writers.putIfAbsent(List.of(who, kind, target.value()), target);
                if (first != null) {
                    findings.add(Finding.of(
                                    RULE,
                                    target.span(),
                                    kind + " " + Words.quoted(target.value()) + " is written twice",
                                    "give each field a " + kind + " of its own")
                            .withLabel("second time")
                            .withRelated(Related.at(first.span(), "first time")));
                }
            }
        }
    }
}
