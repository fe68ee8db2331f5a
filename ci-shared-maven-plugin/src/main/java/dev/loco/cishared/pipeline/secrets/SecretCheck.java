package dev.loco.cishared.pipeline.secrets;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.finding.Severity;
import dev.loco.cishared.pipeline.model.Step;
import dev.loco.cishared.pipeline.model.Workflow;
import dev.loco.cishared.pipeline.simulate.Simulation;
import java.util.ArrayList;
import java.util.List;

/** All rules about secrets, over the workflows of one repository. */
public final class SecretCheck {
    private SecretCheck() {}

    /** All rules of this package. */
    public static final List<Rule> RULES = List.of(OnPullRequest.RULE, PluginFilter.RULE, InCommandLine.RULE);

    /**
     * Checks every container.
     *
     * @param fleet whether the repository is one of the fleet; others may have made up their mind, and hear a note only
     */
    public static List<Finding> check(Simulation simulation, boolean fleet) {
        List<Finding> findings = new ArrayList<>();
        for (Workflow workflow : simulation.workflows()) {
            for (Step step : workflow.all()) {
                OnPullRequest.check(simulation, workflow, step).ifPresent(findings::add);
                PluginFilter.check(workflow, step).ifPresent(findings::add);
                findings.addAll(InCommandLine.check(workflow.file(), step));
            }
        }
        if (fleet) {
            findings.addAll(PluginFilter.shared(simulation.workflows()));
            return findings;
        }
        return findings.stream().map(f -> f.withSeverity(Severity.NOTE)).toList();
    }
}
