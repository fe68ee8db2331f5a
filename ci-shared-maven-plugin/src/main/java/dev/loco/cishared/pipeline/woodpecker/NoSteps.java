package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Fix;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.finding.Suggestion;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlEdits;
import dev.loco.cishared.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/** A workflow without a step. */
public final class NoSteps {
    public static final Rule RULE = new Rule(
            "woodpecker/no-steps",
            Severity.ERROR,
            "A workflow has no steps",
            "Woodpecker refuses a workflow that has nothing to run, and with it the whole pipeline");

    private NoSteps() {}

    static Finding of(Workflow workflow) {
        Optional<YamlMapping.Entry> there = workflow.root().flatMap(r -> r.entry("steps"));
        if (there.isPresent()) {
            return Finding.of(RULE, there.get().key().use(), "`steps` is empty", "add a step, or delete the file")
                    .withLabel("expected a step");
        }
        Optional<YamlMapping.Entry> meant = misspelt(workflow);
        if (meant.isEmpty()) {
            return Finding.of(
                            RULE,
                            workflow.token(),
                            "the workflow has no `steps`",
                            "add `steps:` with a step, or delete the file")
                    .withLabel("expected `steps`");
        }
        Finding finding = Finding.of(
                        RULE,
                        meant.get().key().use(),
                        "the workflow has no `steps`, but an unknown key `"
                                + meant.get().name() + "`",
                        "write `steps`")
                .withLabel("found `" + meant.get().name() + "`, expected `steps`");
        return new YamlEdits(workflow.file())
                .renameKey(workflow.root().orElseThrow(), meant.get().name(), "steps")
                .map(edits -> finding.withFix(new Fix(Fix.Safety.UNSAFE, "call it `steps`", edits)))
                .orElse(finding);
    }

    /** The unknown key that was meant to be {@code steps}, in a workflow without. */
    static Optional<YamlMapping.Entry> misspelt(Workflow workflow) {
        return workflow.root().filter(r -> r.entry("steps").isEmpty()).stream()
                .flatMap(r -> r.entries().stream())
                .filter(e -> !Schema.WORKFLOW.keys().orElseThrow().allowed().containsKey(e.name()))
                .filter(e -> Suggestion.closest(e.name(), List.of("steps")).isPresent()
                        || e.name().equals("step"))
                .findFirst();
    }
}
