package dev.loco.cishared.lint;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.plan.PlanFile;
import dev.loco.cishared.release.plan.Planner;
import dev.loco.cishared.release.plan.ReleaseStop;
import dev.loco.cishared.release.protocol.Branch;
import dev.loco.cishared.release.protocol.Patience;
import dev.loco.cishared.release.protocol.Push;
import dev.loco.cishared.release.protocol.PushResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The goal {@code bump-push}: makes the release, one component after the other. */
final class PushRun {
    private final Options options;
    private final Door door;

    PushRun(Options options, Door door) {
        this.options = options;
        this.door = door;
    }

    Outcome run() throws WrongUse, CouldNotRun {
        return ReleaseGoal.run(this::push, options, door);
    }

    private Outcome push() throws WrongUse, CouldNotRun, GitFault, ReleaseStop, Components.BadSettings {
        ReleaseOutput output = ReleaseOutput.of(options, door);
        List<PushResult> results = new ArrayList<>();
        try (ReleaseSetup setup = ReleaseSetup.of(options, door)) {
            boolean pinned = options.flag("pinned");
            Optional<PlanFile> plan = PlanFile.read(setup.root().resolve(PlanFile.NAME));
            if (pinned && plan.isEmpty()) {
                throw new WrongUse("`pinned` needs the plan that was built, and there is no " + PlanFile.NAME + "; run "
                        + door.words().goal("bump-prepare") + " first");
            }
            if (setup.isTagEvent()) {
                door.err().println("nothing to release: this run is on a tag, so the release has been made");
                setup.components().forEach(component -> results.add(PushResult.nothing(component.name(), 0)));
                output.results(results, setup.named());
                return Outcome.CLEAN;
            }
            Branch branch = setup.branch();
            Push push = new Push(
                    branch,
                    new Push.Settings(pinned, options.flag("sign"), door.environment()),
                    new Patience(ThreadLocalRandom.current(), Thread::sleep));
            Spacing spacing = new Spacing(options, door);
            try {
                for (Planner planner : setup.planners()) {
                    Optional<Push.Earlier> earlier = plan.flatMap(p -> Optional.ofNullable(
                                    p.components().get(planner.component().name()))
                            .map(planned -> new Push.Earlier(p.base(), planned)));
                    PushResult result = push.run(planner, earlier, spacing::before);
                    results.add(result);
                    spacing.after(result);
                }
            } finally {
                // What was released is told even when a later component could not be.
                if (!results.isEmpty()) {
                    output.results(results, setup.named());
                }
            }
            return problems(results, setup);
        }
    }

    private Outcome problems(List<PushResult> results, ReleaseSetup setup) throws WrongUse, CouldNotRun, GitFault {
        for (PushResult result : results) {
            if (!result.problems().isEmpty()) {
                return ReleaseProblems.of(result.problems(), setup.commit(), setup.repository(), options, door);
            }
        }
        return Outcome.CLEAN;
    }
}
