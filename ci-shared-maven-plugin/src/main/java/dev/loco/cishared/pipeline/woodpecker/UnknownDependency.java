package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Token;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlFile;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlNode;
import dev.loco.cishared.yaml.YamlScalar;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;

/** A step that waits for one that does not exist. */
public final class UnknownDependency {
    public static final Rule RULE = new Rule(
            "woodpecker/unknown-dependency",
            Severity.ERROR,
            "A step depends on a step that does not exist",
            "Woodpecker refuses the workflow unless the dependency is optional");

    private UnknownDependency() {}

    static void check(Workflow workflow, Step step, Faults faults) {
        List<String> names = workflow.steps().stream().map(Step::name).toList();
        for (YamlNode item :
                step.body().get("depends_on").map(UnknownDependency::items).orElse(List.of())) {
            name(item)
                    .filter(n -> !names.contains(n.value()))
                    .ifPresent(n -> faults.add(finding(workflow.file(), step, n, names), n));
        }
    }

    private static List<YamlNode> items(YamlNode node) {
        return node instanceof YamlSequence list ? list.items() : List.of(node);
    }

    /** The name of a dependency that must exist. */
    private static Optional<YamlScalar> name(YamlNode item) {
        if (item instanceof YamlMapping map) {
            boolean optional =
                    map.text("optional").filter("true"::equalsIgnoreCase).isPresent();
            return optional ? Optional.empty() : map.get("name").flatMap(YamlNode::scalar);
        }
        return item.scalar().filter(s -> !s.isNull());
    }

    private static Finding finding(YamlFile file, Step step, YamlScalar name, List<String> names) {
        List<String> others = names.stream().filter(n -> !n.equals(step.name())).toList();
        Optional<String> near = Suggestion.closest(name.value(), others);
        Finding finding = Finding.of(
                        RULE,
                        Token.firstLine(file, name.span()),
                        step.title() + " depends on " + Token.quote(name.value()) + ", which is no step",
                        near.map(n -> "write " + Token.quote(n) + "; ").orElse("")
                                + (others.isEmpty()
                                        ? "there is no other step"
                                        : "the other steps are " + WrongType.listed(others)))
                .withLabel(near.map(n -> "did you mean " + Token.quote(n) + "?").orElse("no step of that name"));
        return near.filter(n -> name.alias().isEmpty())
                .flatMap(n -> new YamlEdits(file).replaceScalar(name, n))
                .map(edits ->
                        finding.withFix(new Fix(Fix.Safety.UNSAFE, "write " + Token.quote(near.orElseThrow()), edits)))
                .orElse(finding);
    }
}
