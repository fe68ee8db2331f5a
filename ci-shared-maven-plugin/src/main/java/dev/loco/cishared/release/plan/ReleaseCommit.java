package dev.loco.cishared.release.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message of a commit that a release has made, and how it is known again: by its subject together with its trailer,
 * so that a run on it does nothing, even where {@code [skip ci]} is not heeded.
 */
public final class ReleaseCommit {
    private static final Pattern MESSAGE =
            Pattern.compile("\\Achore\\(release\\): (\\S+)(?: \\[skip ci\\])?\\n\\nRelease-Version: (\\S+)\\n*\\z");

    private ReleaseCommit() {}

    /** The message for a release's commit. */
    static String message(String tag, String version) {
        return "chore(release): " + tag + " [skip ci]\n\nRelease-Version: " + version + "\n";
    }

    /** The tag of the release that a message is of; empty for every other commit. */
    public static Optional<String> tagOf(String message) {
        Matcher matcher = MESSAGE.matcher(message);
        return matcher.matches() && matcher.group(1).endsWith(matcher.group(2))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }
}
