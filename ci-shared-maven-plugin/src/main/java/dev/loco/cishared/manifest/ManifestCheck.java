package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All that is to be said of one bao.yml: what its schema refuses, and what no schema can say. */
public final class ManifestCheck {
    /** The rules of this room, by id. */
    public static final List<Rule> RULES = List.of(
            DataInPath.RULE,
            DuplicateEntry.RULE,
            DuplicateEnv.RULE,
            Expired.RULE,
            ExpiresSoon.RULE,
            OverlappingEntry.RULE,
            Schema.RULE,
            SecretValue.RULE,
            TooBroad.RULE,
            UnknownIdentity.RULE,
            UnsupportedVersion.RULE,
            UnusedIdentity.RULE,
            VerbForEngine.RULE);

    private ManifestCheck() {}

    /**
     * The findings of a manifest, in order. What is wrong with it as YAML is in {@link YamlFile#problems()} and not
     * repeated here; a file that could not be read as YAML has none.
     */
    public static List<Finding> check(YamlFile file, ManifestSettings settings) {
        Optional<YamlNode> root = file.root().filter(n -> !isNull(n));
        if (root.isEmpty()) {
            return file.problems().isEmpty() ? List.of(Schema.empty(file)) : List.of();
        }
        Predicate<String> credential = settings.looksLikeCredential();
        List<Span> credentials = SecretValue.credentials(root.get(), credential);
        List<Finding> findings = new ArrayList<>();
        Optional<YamlMapping> mapping = root.get().mapping();
        findings.addAll(SecretValue.findings(mapping, credentials));
        if (mapping.isEmpty() || UnsupportedVersion.check(mapping.get(), findings)) {
            findings.addAll(Schema.check(file, root.get(), credential));
            rules(file, settings, findings);
        }
        // A credential has to go, whatever else is wrong with the value it stands in.
        Set<Span> gone = Set.copyOf(credentials);
        findings.removeIf(f -> f.rule() != SecretValue.RULE && gone.contains(f.primary()));
        Masks masks = new Masks(file, credentials);
        return findings.stream().map(masks::on).sorted().toList();
    }

    private static void rules(YamlFile file, ManifestSettings settings, List<Finding> findings) {
        Manifest manifest = Manifest.read(file);
        DuplicateEntry.check(manifest, findings);
        OverlappingEntry.check(manifest, findings);
        UnknownIdentity.check(file, manifest, findings);
        UnusedIdentity.check(manifest, findings);
        DuplicateEnv.check(manifest, findings);
        DataInPath.check(file, manifest, findings);
        VerbForEngine.check(manifest, findings);
        Expired.check(manifest, settings.today(), findings);
        ExpiresSoon.check(manifest, settings.today(), findings);
        TooBroad.check(manifest, settings, findings);
    }

    private static boolean isNull(YamlNode node) {
        return node.scalar().filter(s -> s.isNull()).isPresent();
    }
}
