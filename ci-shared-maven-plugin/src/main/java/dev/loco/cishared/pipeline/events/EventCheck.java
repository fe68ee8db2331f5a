package dev.loco.cishared.pipeline.events;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.pipeline.simulate.Simulation;
import java.util.ArrayList;
import java.util.List;

/** All rules about events, over the workflows of one folder. */
public final class EventCheck {
    private EventCheck() {}

    /** All rules of this package. */
    public static final List<Rule> RULES =
            List.of(FilteredDependency.RULE, NeverRuns.RULE, NoEffect.RULE, UnknownWorkflow.RULE);

    /** Checks every workflow. */
    public static List<Finding> check(Simulation simulation) {
        List<Finding> findings = new ArrayList<>();
        simulation.workflows().forEach(workflow -> findings.addAll(NoEffect.check(workflow)));
        findings.addAll(NeverRuns.check(simulation));
        findings.addAll(FilteredDependency.check(simulation));
        findings.addAll(UnknownWorkflow.check(simulation));
        return findings;
    }
}
