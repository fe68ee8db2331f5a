package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.CommitRange;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.history.Changes;
import dev.loco.cishared.release.history.RangeScan;
import dev.loco.cishared.release.version.Level;
import dev.loco.cishared.release.version.NextVersion;
import dev.loco.cishared.release.version.ReleaseTag;
import dev.loco.cishared.release.version.ReleaseTags;
import dev.loco.cishared.release.version.SemanticVersion;
import java.util.List;
import java.util.Optional;

/** Works out what a release would be, from a branch and the tags at one moment. The same moment gives the same plan. */
public final class Planner {
    private final GitRepository repository;
    private final Component component;
    private final Optional<String> preRelease;
    private final Optional<String> webUrl;

    /**
     * @param preRelease the label of a pre-release: {@code rc}; empty for a full release
     * @param webUrl where the repository is shown, for links in the changelog
     */
    public Planner(
            GitRepository repository, Component component, Optional<String> preRelease, Optional<String> webUrl) {
        this.repository = repository;
        this.component = component;
        this.preRelease = preRelease;
        this.webUrl = webUrl;
    }

    /** What it plans releases of. */
    public Component component() {
        return component;
    }

    /**
     * The plan, to be closed.
     *
     * @throws ReleaseStop when tags stand in the way
     * @throws GitFault when git cannot tell
     */
    public ReleasePlan plan(Snapshot snapshot) throws GitFault, ReleaseStop {
        ReleaseTags tags = snapshot.versions(component.prefix());
        Reachable reachable = new Reachable(repository, snapshot.base());
        Optional<ReleaseTag> full = reachable.first(tags.full());
        boolean pre = preRelease.isPresent();
        Optional<ReleaseTag> newest = reachable.first(tags.all());
        if (newest.isEmpty() && !tags.all().isEmpty()) {
            throw Conflicts.noneReachable(component, snapshot.base(), tags);
        }
        Changes changes = changes(snapshot.base(), full);
        try {
            Optional<SemanticVersion> next = next(snapshot.base(), full, newest, changes);
            if (next.isPresent() && tags.withPrecedenceOf(next.get()).isPresent()) {
                throw Conflicts.exists(component, snapshot.base(), next.get(), tags);
            }
            ReleasePlan plan = new ReleasePlan(
                    component,
                    snapshot.base(),
                    pre ? newest : full.or(() -> newest),
                    next,
                    next.isPresent() ? changes.level() : Level.NONE,
                    changes,
                    List.of(),
                    next.map(version -> FloatingMove.of(component, version, tags, snapshot))
                            .orElse(List.of()),
                    List.of());
            return next.isPresent() && component.mode() == Component.Mode.COMMIT
                    ? new PlannedFiles(repository, webUrl).added(plan)
                    : plan;
        } catch (GitFault | ReleaseStop | RuntimeException fault) {
            changes.close();
            throw fault;
        }
    }

    private Changes changes(String tip, Optional<ReleaseTag> since) throws GitFault {
        return RangeScan.of(
                repository, new CommitRange(tip, since.map(ReleaseTag::commit), component.paths()), component.levels());
    }

    private Optional<SemanticVersion> next(
            String tip, Optional<ReleaseTag> full, Optional<ReleaseTag> newest, Changes changes)
            throws GitFault, ReleaseStop {
        Optional<SemanticVersion> base = full.map(ReleaseTag::version);
        Optional<SemanticVersion> current = newest.map(ReleaseTag::version);
        NextVersion next = preRelease.isEmpty()
                ? NextVersion.release(base, current, changes.level(), component.zero(), component.initial())
                : NextVersion.prerelease(
                        base,
                        current,
                        changes.level(),
                        isFresh(tip, full, newest),
                        component.zero(),
                        component.initial(),
                        preRelease.get());
        if (next instanceof NextVersion.Problem problem) {
            throw new ReleaseStop(ReleaseStop.Reason.CONFLICT, problem.why());
        }
        return next instanceof NextVersion.Next found ? Optional.of(found.version()) : Optional.empty();
    }

    /** Whether anything since the newest tag asks for a release: what came before is part of a pre-release already. */
    private boolean isFresh(String tip, Optional<ReleaseTag> full, Optional<ReleaseTag> newest) throws GitFault {
        if (newest.equals(full)) {
            return true;
        }
        try (Changes since = changes(tip, newest)) {
            return since.level() != Level.NONE;
        }
    }
}
