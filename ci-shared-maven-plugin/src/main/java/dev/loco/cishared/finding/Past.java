package dev.loco.cishared.finding;

import java.util.Map;

/**
 * Where in the history a finding stands.
 *
 * @param commit the oldest commit looked at that has it, its full id
 * @param date the day that the commit's author wrote it, {@code 2024-02-29}
 * @param author the author's name
 * @param subject the first line of the commit's message
 * @param versions how many versions of the file have it, at least 1
 * @param head whether the file has it in the newest commit
 * @param lines the lines it stands on, masked, by their numbers: no file on disk need have them any longer
 */
public record Past(
        String commit,
        String date,
        String author,
        String subject,
        int versions,
        boolean head,
        Map<Integer, String> lines) {
    private static final int SHORT = 10;

    public Past {
        lines = Map.copyOf(lines);
    }

    /** The commit as people name it. */
    public String shortCommit() {
        return commit.substring(0, Math.min(SHORT, commit.length()));
    }
}
