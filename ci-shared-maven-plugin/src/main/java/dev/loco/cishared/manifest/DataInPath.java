package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.manifest.Manifest.Access;
import dev.loco.cishared.yaml.YamlFile;
import java.util.List;
import java.util.Optional;

/** The path of a kv2 entry is written as the API writes it, with {@code data/} or {@code metadata/} first. */
final class DataInPath {
    static final Rule RULE = new Rule(
            "manifest/data-in-path",
            Severity.ERROR,
            "`data/` is written into a kv2 path",
            "the verb says which part of the engine is meant, so `data/` would be looked for as a folder of its own");

    private DataInPath() {}

    static void check(YamlFile file, Manifest manifest, List<Finding> findings) {
        for (Access entry : manifest.access()) {
            if (entry.engine() == Engine.KV2) {
                check(file, entry, findings);
            }
        }
    }

    private static void check(YamlFile file, Access entry, List<Finding> findings) {
        String path = entry.pathText().value();
        String mount = entry.mount().value() + "/";
        int start = path.startsWith(mount + "data/") || path.startsWith(mount + "metadata/") ? mount.length() : 0;
        String part =
                path.startsWith("data/", start) ? "data/" : path.startsWith("metadata/", start) ? "metadata/" : "";
        if (part.isEmpty()) {
            return;
        }
        int length = start + part.length();
        String rest = path.substring(length);
        ScalarText text = new ScalarText(file, entry.pathText().node());
        String help = part.equals("data/")
                ? "write the path as `bao kv get` takes it, without `" + path.substring(0, length) + "`"
                : "leave `" + path.substring(0, length) + "` out and use the verbs `metadata-read`, `metadata-list` and"
                        + " `metadata-write`";
        Finding finding = Finding.of(
                        RULE,
                        text.part(0, length),
                        "`" + path.substring(0, length) + "` is written into a kv2 path",
                        help)
                .withLabel("leave this out");
        // Not safe: a folder may really be called `data`, and for `metadata/` the verbs have to change too.
        Optional<Edit> edit =
                part.equals("data/") && PathGlob.parse(rest).isPresent() ? text.replace(rest) : Optional.empty();
        findings.add(edit.map(e -> finding.withFix(Fix.unsafe("replace with `" + rest + "`", e)))
                .orElse(finding));
    }
}
