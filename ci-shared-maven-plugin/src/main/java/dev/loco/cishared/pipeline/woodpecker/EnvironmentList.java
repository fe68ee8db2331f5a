package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code environment: [NAME=value]}, which Woodpecker 3.0 removed for {@code environment: {NAME: value}}. */
final class EnvironmentList {
    private EnvironmentList() {}

    static Finding finding(YamlFile file, Place place, YamlMapping parent, YamlMapping.Entry entry, YamlSequence list) {
        Optional<Map<String, String>> variables = variables(list);
        String help = variables
                .map(v -> "write `environment: " + braces(v) + "`")
                .orElse("write a mapping of names and values, `environment: {NAME: value}`");
        Finding finding = RemovedKey.refused(
                        entry.key().span(),
                        "`environment` in " + place.title() + " is a list, which Woodpecker 3.x refuses",
                        help)
                .withLabel("found a list, expected a mapping");
        return variables
                .filter(v -> !v.isEmpty() && !isCommented(file, list))
                .flatMap(v ->
                        new YamlEdits(file).replaceValue(parent, "environment", list.flow() ? braces(v) : block(v)))
                .map(edits -> finding.withFix(new Fix(Fix.Safety.SAFE, "write a mapping", edits)))
                .orElse(finding);
    }

    /** Whether there are comments among the items, which the mapping would lose. */
    private static boolean isCommented(YamlFile file, YamlSequence list) {
        return file.comments().stream().anyMatch(c -> c.span().overlaps(list.span()));
    }

    private static String braces(Map<String, String> variables) {
        return "{" + block(variables).replace("\n", ", ") + "}";
    }

    private static String block(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(v -> v.getKey() + ": " + FlowForm.text(v.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** Name and value of each item; empty when one is no {@code NAME=value} or comes twice. */
    private static Optional<Map<String, String>> variables(YamlSequence list) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (YamlNode item : list.items()) {
            Optional<String> text = item.scalar()
                    .filter(s -> s.type() == YamlScalar.Type.STRING
                            && s.value().lines().count() == 1)
                    .map(YamlScalar::value);
            int equals = text.map(t -> t.indexOf('=')).orElse(-1);
            if (equals < 1 || !text.orElseThrow().substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
                return Optional.empty();
            }
            if (variables.put(text.get().substring(0, equals), text.get().substring(equals + 1)) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }
}
