package dev.loco.cishared.report;

import dev.loco.cishared.finding.Finding;
import dev.loco.cishared.finding.Past;

/** Words about a finding that stands in the history; none about one in the files as they are. */
final class InHistory {
    private InHistory() {}

    /** To go behind a message: {@code  (commit 1a2b3c4d5e of 2024-02-29)}, with the blank before it. */
    static String behind(Finding finding) {
        return finding.past().map(past -> " (" + commit(past) + ")").orElse("");
    }

    /** {@code commit 1a2b3c4d5e of 2024-02-29}. */
    static String commit(Past past) {
        return "commit " + past.shortCommit() + (past.date().isEmpty() ? "" : " of " + past.date());
    }

    /** Who brought it in, and what came of it. */
    static String story(Past past) {
        String versions = past.versions() == 1 ? "1 version" : past.versions() + " versions";
        return "\"" + Printable.line(past.subject()) + "\" by " + Printable.line(past.author()) + "; in " + versions
                + " of the file, " + (past.head() ? "and still in HEAD" : "no longer in HEAD");
    }

    /** The entry of {@code .ci-shared.yml} that allows it: no comment can be put into a commit there is. */
    static String allowance(Finding finding, Past past) {
        return "below `allow` in .ci-shared.yml: - {rule: " + finding.rule().id() + ", commit: \"" + past.shortCommit()
                + "\", reason: <reason>}";
    }
}
