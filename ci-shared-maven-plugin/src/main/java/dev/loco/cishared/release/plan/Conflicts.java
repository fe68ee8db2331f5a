package dev.loco.cishared.release.plan;

import dev.loco.cishared.release.git.ObjectId;
import dev.loco.cishared.version.ReleaseTag;
import dev.loco.cishared.version.ReleaseTags;
import dev.loco.cishared.version.SemanticVersion;
import java.util.List;
import java.util.stream.Collectors;

/** Tags that stand in the way of a release, named one by one: whoever reads it must decide about each. */
final class Conflicts {
    private static final int MOST_NAMED = 20;

    private Conflicts() {}

    /** There are releases, but the branch holds none of them: history was rewritten, or it is another one. */
    static ReleaseStop noneReachable(Component component, String tip, ReleaseTags tags) {
        return new ReleaseStop(
                ReleaseStop.Reason.CONFLICT,
                "commit " + ObjectId.abbreviated(tip) + " reaches no tag `"
                        + component.prefix().text()
                        + "*`, though there are some, so it cannot be told which version comes next: "
                        + named(tags.descending())
                        + "; tag the commit of this branch that the last release stands for, or delete those tags");
    }

    /** The next version has a tag already, on a commit that the branch does not hold. */
    static ReleaseStop exists(Component component, String tip, SemanticVersion next, ReleaseTags tags) {
        List<ReleaseTag> inTheWay = tags.descending().stream()
                .filter(tag -> SemanticVersion.PRECEDENCE.compare(tag.version(), next) >= 0
                        && tag.version().major().equals(next.major()))
                .toList();
        return new ReleaseStop(
                ReleaseStop.Reason.CONFLICT,
                "the next version is " + next + ", but tag "
                        + component.prefix().tag(next)
                        + " is there already, on a commit that " + ObjectId.abbreviated(tip)
                        + " does not hold; in the way: " + named(inTheWay)
                        + "; merge the commits they stand for into the branch, or delete those tags if they were never"
                        + " released");
    }

    private static String named(List<ReleaseTag> tags) {
        String names = tags.stream()
                .limit(MOST_NAMED)
                .map(tag -> tag.name() + " (" + ObjectId.abbreviated(tag.commit()) + ")")
                .collect(Collectors.joining(", "));
        return tags.size() > MOST_NAMED ? names + " and " + (tags.size() - MOST_NAMED) + " more" : names;
    }
}
