package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of one workflow. What stands in an anchored node is wrong once, however often it is used: the finding
 * points at the text and names the uses.
 */
final class Faults {
    private static final int MOST_USES = 10;

    private final Map<String, Finding> found = new LinkedHashMap<>();

    /** Adds a finding about a node; a second one of that rule at the same place is a use of the first. */
    void add(Finding finding, YamlNode node) {
        String fault = finding.rule().id() + " " + finding.primary().offset();
        Finding first = found.getOrDefault(fault, finding);
        boolean known = node.alias().isEmpty()
                || first.related().size() >= MOST_USES
                || node.alias().get().equals(first.primary())
                || first.related().stream()
                        .anyMatch(r -> r.span().equals(node.alias().get()));
        found.put(
                fault, known ? first : first.withRelated(Related.at(node.alias().orElseThrow(), "used here")));
    }

    /** Adds a finding about no node in particular. */
    void add(Finding finding) {
        found.putIfAbsent(finding.rule().id() + " " + finding.primary().offset(), finding);
    }

    List<Finding> findings() {
        return new ArrayList<>(found.values());
    }
}
