package dev.loco.cishared.release.plan;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.release.files.FileChange;
import dev.loco.cishared.release.history.Changes;
import dev.loco.cishared.version.Level;
import dev.loco.cishared.version.ReleaseTag;
import dev.loco.cishared.version.SemanticVersion;
import java.util.List;
import java.util.Optional;

/**
 * What a release of one component would be; to be closed, since its reasons may lie in a temporary file.
 *
 * @param base the commit it is made of, or on top of
 * @param current the tag it counts from; empty before the first release
 * @param next its version; empty when nothing asks for a release
 * @param level how much the changes ask for
 * @param changes the commits that ask for it
 * @param files what its commit changes; empty without one
 * @param floating the tags that move along
 * @param problems why its files cannot be changed; a plan with problems is not carried out
 */
public record ReleasePlan(
        Component component,
        String base,
        Optional<ReleaseTag> current,
        Optional<SemanticVersion> next,
        Level level,
        Changes changes,
        List<FileChange> files,
        List<FloatingMove> floating,
        List<Finding> problems)
        implements AutoCloseable {
    public ReleasePlan {
        files = List.copyOf(files);
        floating = List.copyOf(floating);
        problems = List.copyOf(problems);
    }

    /** No release, and nothing looked at. */
    public static ReleasePlan none(Component component, String base) {
        return new ReleasePlan(
                component,
                base,
                Optional.empty(),
                Optional.empty(),
                Level.NONE,
                new Changes(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The same with files, or with what keeps them from being changed. */
    ReleasePlan with(List<FileChange> newFiles, List<Finding> newProblems) {
        return new ReleasePlan(component, base, current, next, level, changes, newFiles, floating, newProblems);
    }

    /** The name of the release's tag; empty without a release. */
    public Optional<String> tag() {
        return next.map(component.prefix()::tag);
    }

    /** The message of the release's commit. */
    public String commitMessage() {
        return ReleaseCommit.message(
                tag().orElse(""), next.map(SemanticVersion::toString).orElse(""));
    }

    /** The message of the release's tag. */
    public String tagMessage() {
        return tag().orElse("") + "\n";
    }

    /** The version it counts from, without the prefix. */
    public Optional<String> currentVersion() {
        return current.map(tag -> tag.version().toString());
    }

    @Override
    public void close() {
        changes.close();
    }
}
