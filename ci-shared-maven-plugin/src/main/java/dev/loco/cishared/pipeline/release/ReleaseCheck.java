package dev.loco.cishared.pipeline.release;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Rule;
import dev.loco.cishared.pipeline.simulate.Simulation;
import java.util.ArrayList;
import java.util.List;

/** All rules about releases, over the workflows of one repository. */
public final class ReleaseCheck {
    private ReleaseCheck() {}

    /** All rules of this package. */
    public static final List<Rule> RULES = List.of(RetriggerLoop.RULE, TagWithoutVersionPattern.RULE);

    /**
     * Checks every step.
     *
     * @param fleet whether the repository is one of the fleet, whose releases move tags such as {@code v1}
     */
    public static List<Finding> check(Simulation simulation, boolean fleet) {
        List<Finding> findings = new ArrayList<>(RetriggerLoop.check(simulation));
        findings.addAll(TagWithoutVersionPattern.check(simulation, fleet));
        return findings;
    }
}
