package dev.loco.cishared.release.files;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a changelog says of one release.
 *
 * @param version without the tag's prefix
 * @param date of the release
 * @param previousTag the tag the changes are counted from; empty for the first release
 * @param tag the release's tag
 * @param webUrl the repository's address in the forge, without a slash at its end; empty when there is none to link to
 * @param entries what changed, in the order of the commits, newest first
 */
public record ReleaseNotes(
        String version,
        LocalDate date,
        Optional<String> previousTag,
        String tag,
        Optional<String> webUrl,
        List<Entry> entries) {
    public ReleaseNotes {
        entries = List.copyOf(entries);
    }

    /**
     * One change (Conventional Commits 1.0.0).
     *
     * @param type as the commit has it: {@code feat}
     * @param breaking whether it has {@code !} or a footer {@code BREAKING CHANGE}
     * @param breakingNote that footer's value
     * @param commit the whole id
     */
    public record Entry(
            String type,
            Optional<String> scope,
            boolean breaking,
            String description,
            Optional<String> breakingNote,
            String commit) {}
}
