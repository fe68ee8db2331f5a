package dev.loco.cishared.lint;

import dev.loco.cishared.repository.Commits;
import dev.loco.cishared.repository.Repository;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Which commits a run looks at instead of files.
 *
 * @param revisions as {@code git log} takes them
 * @param whole whether that is all there ever was, so that what is not found is gone
 * @param notes what a person should know of it, a sentence each
 */
record HistoryRange(List<String> revisions, boolean whole, List<String> notes) {
    private static final String DEEPEN =
            "git fetch --unshallow, in Woodpecker `depth: 0` and `partial: false` among the"
                    + " `settings` of the step `clone`";

    HistoryRange {
        revisions = List.copyOf(revisions);
        notes = List.copyOf(notes);
    }

    /** By the options {@code history} and {@code since}; empty without them. */
    static Optional<HistoryRange> of(Options options, Repository repository) throws WrongUse, CouldNotRun {
        Optional<String> since = options.one("since");
        if (!options.flag("history") && since.isEmpty()) {
            return Optional.empty();
        }
        if (options.flag("staged")) {
            throw new WrongUse(
                    "`staged` is about the next commit, `history` and `since` about those there are: one at a"
                            + " time");
        }
        if (options.flag("history") && since.isPresent()) {
            throw new WrongUse("`history` is about all commits and `since` about some of them: one at a time");
        }
        Commits commits = repository.commits();
        if (!commits.isRepository()) {
            throw new CouldNotRun(
                    "`" + repository.root() + "` is in no git repository (or there is no git), and only git has a"
                            + " history",
                    new IOException("no repository"));
        }
        List<String> notes = commits.shallow()
                .map(count -> List.of("this shallow clone has the newest " + count
                        + (count == 1 ? " commit" : " commits")
                        + " only, and nothing older was looked at; to have all: "
                        + DEEPEN))
                .orElse(List.of());
        if (since.isPresent()) {
            return Optional.of(new HistoryRange(List.of(since(since.get(), commits), "HEAD"), false, notes));
        }
        boolean any = commits.id("HEAD").isPresent();
        return Optional.of(new HistoryRange(any ? List.of("--all", "HEAD") : List.of("--all"), notes.isEmpty(), notes));
    }

    private static String since(String revision, Commits commits) throws WrongUse, CouldNotRun {
        if (revision.startsWith("-") || revision.startsWith("^") || revision.contains("..")) {
            throw new WrongUse("`since` takes one revision, such as origin/main or a tag; not `" + revision + "`");
        }
        Optional<String> id = commits.id(revision);
        if (id.isPresent() && commits.id("HEAD").isPresent()) {
            return "^" + id.get();
        }
        if (commits.shallow().isPresent()) {
            throw new CouldNotRun(
                    "`since` = `" + revision + "` is not in this shallow clone; get it first: " + DEEPEN,
                    new IOException("shallow"));
        }
        List<String> branches = commits.branches();
        throw new WrongUse("`since` names no commit of this repository: `" + revision + "`; "
                + (branches.isEmpty() ? "there is no commit yet" : "there are " + String.join(", ", branches))
                + (revision.startsWith("origin/")
                        ? "; to have it: git fetch origin " + revision.substring("origin/".length())
                        : ""));
    }
}
