package dev.loco.cishared.manifest;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A key or a value of the manifest looks like a credential. Its text is in no message. */
final class SecretValue {
    static final Rule RULE = new Rule(
            "manifest/secret-value",
            Severity.ERROR,
            "a value in the manifest looks like a credential",
            "a manifest says where secrets lie; one that stands in it is read by everyone who can read the repository");

    /** The only keys that may stand in a message. */
    private static final List<String> KNOWN = List.of("workload", "owner", "identities", "access", "waivers");

    private SecretValue() {}

    /** Where the tree holds credentials. Text behind an alias is told once, where it stands. */
    static List<Span> credentials(YamlNode root, Predicate<String> looksLikeCredential) {
        List<Span> found = new ArrayList<>();
        collect(root, looksLikeCredential, found);
        return found;
    }

    private static void collect(YamlNode node, Predicate<String> test, List<Span> found) {
        if (node.alias().isPresent()) {
            return;
        }
        if (node instanceof YamlMapping mapping) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                collect(entry.key(), test, found);
                collect(entry.value(), test, found);
            }
        } else if (node instanceof YamlSequence sequence) {
            sequence.items().forEach(item -> collect(item, test, found));
        } else if (node instanceof YamlScalar scalar && test.test(scalar.value())) {
            found.add(scalar.span());
        }
    }

    static List<Finding> findings(Optional<YamlMapping> root, List<Span> credentials) {
        List<YamlMapping.Entry> known = root.map(YamlMapping::entries).orElse(List.of()).stream()
                .filter(e -> KNOWN.contains(e.name()))
                .toList();
        return credentials.stream().map(c -> finding(known, c)).toList();
    }

    private static Finding finding(List<YamlMapping.Entry> known, Span credential) {
        String where = known.stream()
                .filter(e -> e.value().span().offset() <= credential.offset()
                        && credential.end() <= e.value().span().end())
                .map(e -> " below `" + e.name() + "`")
                .findFirst()
                .orElse("");
        return Finding.of(
                        RULE,
                        credential,
                        "a credential stands in the manifest" + where,
                        "remove it, revoke it in OpenBao since git keeps it, and name the path that holds its successor")
                .withLabel("looks like a credential");
    }
}
