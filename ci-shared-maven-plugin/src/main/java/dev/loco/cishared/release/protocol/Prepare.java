package dev.loco.cishared.release.protocol;

import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.ObjectId;
import dev.loco.cishared.release.plan.Planner;
import dev.loco.cishared.release.plan.ReleaseCommit;
import dev.loco.cishared.release.plan.ReleasePlan;
import dev.loco.cishared.release.plan.ReleaseStop;
import dev.loco.cishared.release.plan.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first half of a release: what it would be. Nothing is written to the server. */
public final class Prepare {
    private static final int MOST_LOOKS = 10;

    private final Branch branch;
    private final boolean pinned;

    /**
     * @param pinned whether the version will be built into something made of CI's own commit
     */
    public Prepare(Branch branch, boolean pinned) {
        this.branch = branch;
        this.pinned = pinned;
    }

    /**
     * What was found.
     *
     * @param base the branch's newest commit
     * @param plans one a component
     * @param nothing why this run must not release anything
     */
    public record Prepared(String base, List<ReleasePlan> plans, Optional<String> nothing) implements AutoCloseable {
        public Prepared {
            plans = List.copyOf(plans);
        }

        /** Nothing for any component, whatever the commits say. */
        public static Prepared nothing(String base, List<Planner> planners, String why) {
            List<ReleasePlan> none = planners.stream()
                    .map(planner -> ReleasePlan.none(planner.component(), base))
                    .toList();
            return new Prepared(base, none, Optional.of(why));
        }

        @Override
        public void close() {
            plans.forEach(ReleasePlan::close);
        }
    }

    /** Plans a release of each component. */
    public Prepared run(List<Planner> planners) throws GitFault, ReleaseStop {
        for (int look = 1; ; look++) {
            Snapshot snapshot = branch.look();
            try {
                return prepared(snapshot, planners);
            } catch (ReleaseStop stop) {
                if (look == MOST_LOOKS || !branch.hasMovedSince(snapshot, stop)) {
                    throw stop;
                }
            }
        }
    }

    private Prepared prepared(Snapshot snapshot, List<Planner> planners) throws GitFault, ReleaseStop {
        Optional<String> nothing = nothing(snapshot);
        if (nothing.isPresent()) {
            return Prepared.nothing(snapshot.base(), planners, nothing.get());
        }
        List<ReleasePlan> plans = new ArrayList<>();
        try {
            for (Planner planner : planners) {
                plans.add(planner.plan(snapshot));
            }
        } catch (GitFault | ReleaseStop | RuntimeException fault) {
            plans.forEach(ReleasePlan::close);
            throw fault;
        }
        return new Prepared(snapshot.base(), plans, Optional.empty());
    }

    /** Why this run has nothing to do whatever the commits say. */
    private Optional<String> nothing(Snapshot snapshot) throws GitFault {
        Optional<String> own = ReleaseCommit.tagOf(branch.repository().message(branch.commit()));
        if (own.isPresent()) {
            return Optional.of(
                    "commit " + ObjectId.abbreviated(branch.commit()) + " is the release " + own.get() + " itself");
        }
        if (pinned && !branch.commit().equals(snapshot.base())) {
            // What is built here lacks the newer commits, and a version must hold what its tag holds.
            return Optional.of("commit " + ObjectId.abbreviated(branch.commit()) + " has been overtaken by "
                    + ObjectId.abbreviated(snapshot.base()) + ", whose own run releases both");
        }
        return Optional.empty();
    }
}
