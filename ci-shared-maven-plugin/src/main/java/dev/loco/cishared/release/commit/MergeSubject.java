package dev.loco.cishared.release.commit;

import java.util.List;

/** The subjects that git and the forges give to merges. A merge is told by its parents; a message alone has only this. */
public final class MergeSubject {
    // git-fmt-merge-msg(1); GitHub and Gitea; Bitbucket; Azure DevOps.
    private static final List<String> PREFIXES = List.of(
            "Merge branch '",
            "Merge branches '",
            "Merge remote-tracking branch '",
            "Merge remote-tracking branches '",
            "Merge remote branch '",
            "Merge tag '",
            "Merge tags '",
            "Merge commit '",
            "Merge commits '",
            "Merge pull request ",
            "Merge pull requests ",
            "Merge HEAD",
            "Merged in ",
            "Merged PR ");

    private MergeSubject() {}

    /** Whether the message starts with such a subject. */
    public static boolean isOf(String message) {
        return PREFIXES.stream().anyMatch(message::startsWith);
    }
}
