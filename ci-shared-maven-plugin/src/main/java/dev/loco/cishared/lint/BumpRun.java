package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.plan.Planner;
import dev.loco.cishared.release.plan.ReleasePlan;
import dev.loco.cishared.release.plan.ReleaseStop;
import dev.loco.cishared.release.plan.Snapshot;
import java.util.ArrayList;
import java.util.List;

/** The goal {@code bump}: the next version of what is checked out, by the tags of this clone. Nothing is written. */
final class BumpRun {
    private final Options options;
    private final Door door;

    BumpRun(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    Outcome run() throws WrongUse, CouldNotRun {
        return ReleaseGoal.run(this::look, options, door);
    }

    private Outcome look() throws WrongUse, CouldNotRun, GitFault, ReleaseStop, Components.BadSettings {
        ReleaseOutput output = ReleaseOutput.of(options, door);
        List<ReleasePlan> plans = new ArrayList<>();
        try (ReleaseSetup setup = ReleaseSetup.of(options, door)) {
            if (setup.repository().isShallow()) {
                throw new GitFault("history is cut off here (a shallow clone), so no version can be told;"
                        + " git fetch --unshallow, or let bump-prepare do it");
            }
            String commit = setup.commit();
            for (Planner planner : setup.planners()) {
                plans.add(planner.plan(Snapshot.local(
                        setup.repository(), commit, planner.component().prefix())));
            }
            output.plans(plans, setup.named(), options.flag("dry-run"));
            return ReleaseProblems.of(plans, setup.repository(), options, door);
        } finally {
            plans.forEach(ReleasePlan::close);
        }
    }
}
