package dev.loco.cishared.release.protocol;

import dev.loco.cishared.release.files.FileChange;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.git.ObjectId;
import dev.loco.cishared.release.git.PushAnswer;
import dev.loco.cishared.release.git.RefUpdate;
import dev.loco.cishared.release.git.ReleaseObjects;
import dev.loco.cishared.release.git.RemoteRefs;
import dev.loco.cishared.release.git.Signature;
import dev.loco.cishared.release.plan.Component;
import dev.loco.cishared.release.plan.FloatingMove;
import dev.loco.cishared.release.plan.PlanFile;
import dev.loco.cishared.release.plan.Planner;
import dev.loco.cishared.release.plan.ReleaseCommit;
import dev.loco.cishared.release.plan.ReleasePlan;
import dev.loco.cishared.release.plan.ReleaseStop;
import dev.loco.cishared.release.plan.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The second half of a release: looks again, plans anew where something moved, and pushes commit and tags at once, with a
 * lease on every tag. Nothing is remembered between attempts but the server's own state, so a run may die anywhere and be
 * started again.
 */
public final class Push {
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_QUESTIONS = 4;

    private final Branch branch;
    private final Settings settings;
    private final Patience patience;

    /**
     * How releases are made here.
     *
     * @param pinned whether the planned version is already built into something, so that no other one will do
     * @param signed whether commit and tag are signed, by git's own configuration
     * @param environment the variables of this process, for who commits
     */
    public record Settings(boolean pinned, boolean signed, Map<String, String> environment) {
        public Settings {
            environment = Map.copyOf(environment);
        }

        @Override
        public String toString() {
            return "Settings[pinned=" + pinned + ", signed=" + signed + "]";
        }
    }

    /** Makes releases of a branch. */
    public Push(Branch branch, Settings settings, Patience patience) {
        this.branch = branch;
        this.settings = settings;
        this.patience = patience;
    }

    /** What is done just before a push: waiting for the one before to have been taken notice of. */
    @FunctionalInterface
    public interface Before {
        /** Waits. */
        void push() throws GitFault;
    }

    /** What was planned, for the component and for the branch. */
    public record Earlier(String base, PlanFile.Planned planned) {}

    /**
     * Releases one component, if anything asks for it.
     *
     * @param earlier what {@code bump-prepare} planned
     * @throws ReleaseStop when there is no release, and why
     * @throws GitFault when nothing can be looked at
     */
    public PushResult run(Planner planner, Optional<Earlier> earlier, Before before) throws GitFault, ReleaseStop {
        if (ReleaseCommit.tagOf(branch.repository().message(branch.commit())).isPresent()
                || (settings.pinned()
                        && earlier.filter(e -> e.planned().next().isEmpty()).isPresent())) {
            return PushResult.nothing(planner.component().name(), 0);
        }
        Attempts attempts = new Attempts(planner, earlier, before);
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            if (attempt > 1) {
                patience.before(attempt - 1);
            }
            Optional<PushResult> result = attempts.make(attempt);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new ReleaseStop(
                ReleaseStop.Reason.TRY_LATER,
                "tried " + MOST_ATTEMPTS + " times, and each time something else had moved (" + attempts.why
                        + "); run it again");
    }

    /** The attempts to release one component. */
    private final class Attempts {
        private final Planner planner;
        private final Component component;
        private final Optional<Earlier> earlier;
        private final Before before;
        /** Objects of tags that this run tried to push: one that is there is its own release. */
        private final Set<String> tried = new LinkedHashSet<>();

        private String why = "";

        Attempts(Planner planner, Optional<Earlier> earlier, Before before) {
            this.planner = planner;
            this.component = planner.component();
            this.earlier = earlier;
            this.before = before;
        }

        /** Empty when it is worth another attempt. */
        Optional<PushResult> make(int attempt) throws GitFault, ReleaseStop {
            Snapshot snapshot = branch.look();
            Optional<PushResult> done = released(snapshot, attempt);
            if (done.isPresent()) {
                return done;
            }
            try (ReleasePlan plan = planner.plan(snapshot)) {
                if (settings.pinned()) {
                    holdToThePlan(plan);
                }
                if (plan.next().isEmpty()) {
                    return Optional.of(PushResult.nothing(component.name(), attempt - 1));
                }
                return plan.problems().isEmpty()
                        ? push(plan, attempt)
                        : Optional.of(PushResult.problems(component.name(), plan.problems()));
            } catch (ReleaseStop stop) {
                if (!branch.hasMovedSince(snapshot, stop)) {
                    throw stop;
                }
                why = "the refs moved while they were read";
                return Optional.empty();
            }
        }

        /** Whether the planned release, or one this run pushed without getting an answer, is there. */
        private Optional<PushResult> released(Snapshot snapshot, int attempt) throws GitFault {
            for (Map.Entry<String, String> tag : snapshot.tags().entrySet()) {
                if (tried.contains(tag.getValue())) {
                    return Optional.of(result(PushResult.Outcome.RELEASED, tag.getKey(), snapshot, attempt - 1));
                }
            }
            if (earlier.isEmpty() || earlier.get().planned().next().isEmpty()) {
                return Optional.empty();
            }
            String tag =
                    component.prefix().text() + earlier.get().planned().next().get();
            Optional<String> commit = snapshot.commitOf(tag);
            if (commit.isEmpty() || !isMadeOf(commit.get(), tag, earlier.get().base())) {
                return Optional.empty();
            }
            return Optional.of(result(PushResult.Outcome.ALREADY_RELEASED, tag, snapshot, attempt - 1));
        }

        private boolean isMadeOf(String commit, String tag, String base) throws GitFault {
            return commit.equals(base)
                    || (branch.repository().commit(commit).isPresent()
                            && ReleaseCommit.tagOf(branch.repository().message(commit))
                                    .filter(tag::equals)
                                    .isPresent()
                            && isBase(base, commit));
        }

        /** Whether nothing but commits of releases lies above the base: those of other components of the same run. */
        private boolean isBase(String base, String commit) throws GitFault {
            GitRepository repository = branch.repository();
            Optional<String> at = Optional.of(commit);
            while (at.isPresent() && !at.get().equals(base)) {
                boolean release =
                        ReleaseCommit.tagOf(repository.message(at.get())).isPresent();
                at = release ? repository.commit(at.get() + "^") : Optional.empty();
            }
            return at.isPresent();
        }

        private PushResult result(PushResult.Outcome outcome, String tag, Snapshot snapshot, int pushes) {
            return new PushResult(
                    component.name(),
                    outcome,
                    component.prefix().version(tag).map(Object::toString),
                    Optional.of(tag),
                    snapshot.tag(tag),
                    snapshot.commitOf(tag),
                    List.of(),
                    pushes,
                    List.of());
        }

        private void holdToThePlan(ReleasePlan plan) throws GitFault, ReleaseStop {
            Earlier planned = earlier.orElseThrow(() -> new ReleaseStop(
                    ReleaseStop.Reason.TRY_LATER,
                    "no plan says which version was built; run bump-prepare before the build"));
            boolean same = planned.planned().equals(PlanFile.Planned.of(plan)) && isBase(planned.base(), plan.base());
            if (!same) {
                throw new ReleaseStop(
                        ReleaseStop.Reason.TRY_LATER,
                        "version " + planned.planned().next().orElse("") + " was built of commit "
                                + ObjectId.abbreviated(planned.base()) + ", but branch or tags have moved since ("
                                + (why.isEmpty() ? "the branch is at " + ObjectId.abbreviated(plan.base()) : why)
                                + "); run the pipeline of the newest commit");
            }
        }

        private Optional<PushResult> push(ReleasePlan plan, int attempt) throws GitFault, ReleaseStop {
            String tag = plan.tag().orElse("");
            Made made = made(plan, tag);
            before.push();
            boolean first = tried.add(made.tag());
            PushAnswer answer = branch.remote().push(updates(plan, tag, made));
            why = answer.why();
            boolean there = switch (answer.outcome()) {
                case DONE, UP_TO_DATE -> true;
                case MOVED -> false;
                case UNKNOWN -> isThere(tag, made);
                case REFUSED ->
                    throw new ReleaseStop(ReleaseStop.Reason.REFUSED, "the server refuses release " + tag + ": " + why);
                case NOT_ATOMIC ->
                    throw new ReleaseStop(
                            ReleaseStop.Reason.NOT_ATOMIC,
                            "the server takes no atomic push (" + why
                                    + "), and commit and tags one after the other could be half a release:"
                                    + " set receive.advertiseAtomic on it");
            };
            if (!there) {
                return Optional.empty();
            }
            return Optional.of(new PushResult(
                    component.name(),
                    // What was pushed before without an answer may have arrived just now.
                    answer.outcome() == PushAnswer.Outcome.UP_TO_DATE && first
                            ? PushResult.Outcome.ALREADY_RELEASED
                            : PushResult.Outcome.RELEASED,
                    plan.next().map(Object::toString),
                    Optional.of(tag),
                    Optional.of(made.tag()),
                    Optional.of(made.commit()),
                    plan.floating().stream().map(FloatingMove::tag).toList(),
                    attempt,
                    List.of()));
        }

        /** Without an answer only the server's refs know; as all of them move at once, one is enough. */
        private boolean isThere(String tag, Made made) throws GitFault {
            for (int question = 1; ; question++) {
                try {
                    RemoteRefs refs = branch.remote().refs();
                    return made.tag().equals(refs.tags().get(tag));
                } catch (GitFault fault) {
                    if (question == MOST_QUESTIONS) {
                        throw fault;
                    }
                    patience.before(question);
                }
            }
        }
    }

    private record Made(String commit, String tag) {}

    private Made made(ReleasePlan plan, String tag) throws GitFault {
        Signature signature = Signature.atTimeOf(branch.repository(), plan.base(), settings.environment());
        ReleaseObjects objects = new ReleaseObjects(branch.repository(), signature, settings.signed());
        String commit = plan.base();
        if (!plan.files().isEmpty()) {
            Map<String, byte[]> files = new LinkedHashMap<>();
            for (FileChange file : plan.files()) {
                files.put(file.path(), file.after());
            }
            commit = objects.commit(plan.base(), files, plan.commitMessage());
        }
        return new Made(commit, objects.tag(tag, commit, plan.tagMessage()));
    }

    private List<RefUpdate> updates(ReleasePlan plan, String tag, Made made) {
        List<RefUpdate> updates = new ArrayList<>();
        updates.add(RefUpdate.forward(made.commit(), branch.name()));
        updates.add(RefUpdate.newTag(made.tag(), tag));
        for (FloatingMove move : plan.floating()) {
            updates.add(RefUpdate.movedTag(made.commit(), move.tag(), move.old()));
        }
        return updates;
    }
}
