package dev.loco.cishared.pipeline.woodpecker;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.yaml.YamlMapping;
import dev.loco.cishared.yaml.YamlSequence;
import java.util.Optional;

/** {@code runs_on}, which is on its way out. */
public final class DeprecatedKey {
    public static final Rule RULE = new Rule(
            "woodpecker/deprecated-key",
            Severity.WARNING,
            "A key will go in the next major version of Woodpecker",
            "when it is gone, the workflow runs after other workflows than today");

    private DeprecatedKey() {}

    static Optional<Finding> check(Workflow workflow) {
        return workflow.root()
                .flatMap(r -> r.entry("runs_on"))
                .filter(e ->
                        e.value() instanceof YamlSequence list && !list.items().isEmpty())
                .map(e -> finding(workflow.root().orElseThrow(), e));
    }

    private static Finding finding(YamlMapping root, YamlMapping.Entry runsOn) {
        String status = "status: " + FlowForm.of(runsOn.value());
        return Finding.of(
                        RULE,
                        runsOn.key().use(),
                        "`runs_on` is deprecated",
                        root.entry("when").isPresent()
                                ? "add `" + status + "` to every item of the workflow's `when`"
                                : "write `when: {" + status + "}`")
                .withLabel("expected `when.status`");
    }
}
