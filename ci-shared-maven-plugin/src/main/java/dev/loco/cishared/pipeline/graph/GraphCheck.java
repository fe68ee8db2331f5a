package dev.loco.cishared.pipeline.graph;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.pipeline.simulate.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All rules about order, over the workflows of one folder. */
public final class GraphCheck {
    private GraphCheck() {}

    /** All rules of this package. */
    public static final List<Rule> RULES = List.of(Cycle.RULE, DuplicateName.RULE, ImplicitParallel.RULE);

    /**
     * Checks every workflow.
     *
     * @param files where findings are wanted; one that could point at several files points at one of these
     */
    public static List<Finding> check(Simulation simulation, Set<String> files) {
        List<Finding> findings = new ArrayList<>(Cycle.check(simulation, files));
        simulation.workflows().forEach(workflow -> {
            findings.addAll(DuplicateName.check(simulation, workflow));
            findings.addAll(ImplicitParallel.check(simulation, workflow));
        });
        return findings;
    }
}
