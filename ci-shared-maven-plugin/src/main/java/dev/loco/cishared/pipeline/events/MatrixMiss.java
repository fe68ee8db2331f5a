package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Related;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Span;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Patterns;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code matrix} filter that no run of the workflow's matrix passes.
 *
 * @param name the axis
 * @param wanted what the filter asks of it
 * @param values those it has; none when the workflow has no such axis
 * @param place the filter's value
 * @param matrix the workflow's matrix
 */
record MatrixMiss(String name, String wanted, Set<String> values, Span place, Optional<Span> matrix) {

    /** The miss in the first item, when every item has one. */
    static Optional<MatrixMiss> in(Workflow workflow, List<Condition> conditions) {
        List<Optional<MatrixMiss>> misses =
                conditions.stream().map(c -> in(workflow, c)).toList();
        return misses.stream().allMatch(Optional::isPresent) ? misses.get(0) : Optional.empty();
    }

    private static Optional<MatrixMiss> in(Workflow workflow, Condition condition) {
        Optional<YamlMapping> filter =
                condition.place().flatMap(p -> p.get("matrix")).flatMap(YamlNode::mapping);
        return filter.stream()
                .flatMap(f -> Stream.concat(
                        f.entries().stream(),
                        f.get("include").flatMap(YamlNode::mapping).stream()
                                .flatMap(include -> include.entries().stream())))
                .flatMap(entry ->
                        entry.value().scalar().stream().flatMap(value -> in(workflow, entry.name(), value).stream()))
                .findFirst();
    }

    private static Optional<MatrixMiss> in(Workflow workflow, String name, YamlScalar wanted) {
        Set<String> values = new LinkedHashSet<>();
        workflow.axes().forEach(axis -> Optional.ofNullable(axis.get(name)).ifPresent(values::add));
        // An axis that a run does not have is empty there.
        boolean everywhere = workflow.axes().stream().allMatch(axis -> axis.containsKey(name));
        Set<String> asked = new LinkedHashSet<>(values);
        if (!everywhere) {
            asked.add("");
        }
        boolean missed =
                asked.stream().allMatch(Patterns::isLiteral) && Patterns.disjoint(Set.of(wanted.value()), asked);
        return missed
                ? Optional.of(new MatrixMiss(
                        name,
                        wanted.value(),
                        values,
                        wanted.use(),
                        workflow.root()
                                .flatMap(r -> r.entry("matrix"))
                                .map(e -> e.key().use())))
                : Optional.empty();
    }

    Finding finding(Rule rule, String title) {
        String why = values.isEmpty()
                ? "its workflow has no matrix with `" + name + "`"
                : "no run of the matrix has the " + name + " `" + wanted + "`";
        String help = values.isEmpty()
                ? "remove the filter, or give the workflow a `matrix` with `" + name + "`"
                : "write one of " + Contradiction.quoted(values, " and ") + ", or add `" + wanted + "` to the matrix";
        Finding finding =
                Finding.of(rule, place, title + " never runs: " + why, help).withLabel("in no run of the matrix");
        return matrix.map(m -> finding.withRelated(Related.at(m, "the runs there are")))
                .orElse(finding);
    }
}
