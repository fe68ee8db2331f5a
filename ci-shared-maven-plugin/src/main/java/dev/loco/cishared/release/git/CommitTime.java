package dev.loco.cishared.release.git;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When a commit was made, as its committer's line has it.
 *
 * @param seconds since 1970
 * @param zone {@code +0100}
 */
public record CommitTime(long seconds, String zone) {
    private static final CommitTime UNKNOWN = new CommitTime(0, "+0000");
    /** Beyond the year 9999 no date can be written. */
    private static final long LAST = 253_402_300_799L;

    /** The time of a commit; the first second of 1970 where it has none that could be read. */
    public static CommitTime of(GitRepository repository, String commit) throws GitFault {
        for (String line : repository.rawCommit(commit).split("\n", 64)) {
            if (line.isEmpty()) {
                break;
            }
            if (line.startsWith("committer ")) {
                String[] words =
                        line.substring(line.lastIndexOf('>') + 1).strip().split(" ");
                boolean readable = words.length == 2 && words[0].matches("\\d{1,18}") && words[1].matches("[+-]\\d{4}");
                return readable ? new CommitTime(Long.parseLong(words[0]), words[1]) : UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    /** The day, where the committer was. */
    public LocalDate date() {
        int hours = Integer.parseInt(zone.substring(1, 3));
        int minutes = Integer.parseInt(zone.substring(3));
        long east = (hours * 60L + minutes) * 60 * (zone.charAt(0) == '-' ? -1 : 1);
        return Instant.ofEpochSecond(Math.min(Math.max(0, seconds + east), LAST))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    /** As it stands in an object of git. */
    @Override
    public String toString() {
        return seconds + " " + zone;
    }
}
