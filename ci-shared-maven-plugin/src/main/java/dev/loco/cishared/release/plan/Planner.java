package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.CommitRange;
import dev.loco.cishared.release.git.GitFault;
import dev.loco.cishared.release.git.GitRepository;
import dev.loco.cishared.release.history.Changes;
import dev.loco.cishared.release.history.RangeScan;
import dev.loco.cishared.version.Level;
import dev.loco.cishared.version.NextPreRelease;
import dev.loco.cishared.version.NextVersion;
import dev.loco.cishared.version.PreReleaseLabel;
import dev.loco.cishared.version.Reached;
import dev.loco.cishared.version.ReleaseTag;
import dev.loco.cishared.version.ReleaseTags;
import dev.loco.cishared.version.SemanticVersion;
import java.util.List;
import java.util.Optional;

/** Works out what a release would be, from a branch and the tags at one moment. The same moment gives the same plan. */
public final class Planner {
    private final GitRepository repository;
    private final Component component;
    private final Optional<PreReleaseLabel> preRelease;
    private final Optional<String> webUrl;

    /**
     * @param preRelease the label of a pre-release: {@code rc}; empty for a full release
     * @param webUrl where the repository is shown, for links in the changelog
     */
    public Planner(
            GitRepository repository,
            Component component,
            Optional<PreReleaseLabel> preRelease,
            Optional<String> webUrl) {
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
        Optional<ReleaseTag> newest = reachable.first(tags.descending());
        if (newest.isEmpty() && !tags.descending().isEmpty()) {
            throw Conflicts.noneReachable(component, snapshot.base(), tags);
        }
        Optional<ReleaseTag> full =
                newest.filter(tag -> tag.version().isPrerelease()).isPresent()
                        ? reachable.first(tags.descending().stream()
                                .filter(tag -> !tag.version().isPrerelease())
                                .toList())
                        : newest;
        Changes changes = changes(snapshot.base(), full);
        try {
            Optional<SemanticVersion> next = next(snapshot.base(), full, newest, changes);
            if (next.isPresent() && !tags.equalTo(next.get()).isEmpty()) {
                throw Conflicts.exists(component, snapshot.base(), next.get(), tags);
            }
            ReleasePlan plan = new ReleasePlan(
                    component,
                    snapshot.base(),
                    preRelease.isPresent() ? newest : full.or(() -> newest),
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
        NextVersion rules = new NextVersion(component.zero(), component.initial());
        Reached reached = new Reached(
                full.map(ReleaseTag::version),
                newest.map(ReleaseTag::version),
                changes.level(),
                preRelease.isPresent() && isFresh(tip, full, newest));
        if (preRelease.isEmpty()) {
            return rules.release(reached);
        }
        NextPreRelease next = rules.preRelease(reached, preRelease.get());
        if (next instanceof NextPreRelease.Problem problem) {
            throw new ReleaseStop(ReleaseStop.Reason.CONFLICT, problem.message());
        }
        return next instanceof NextPreRelease.Next found ? Optional.of(found.version()) : Optional.empty();
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
