package dev.loco.cishared.release.woodpecker;

import java.time.Duration;

/**
 * How long Woodpecker is waited for, and how much of it is read.
 *
 * @param without an API: the time that is left to Woodpecker then (release.md: 30 s); nothing shorter is waited where
 *     nothing was seen
 * @param appears until the pipeline must have come up; a repository may have none for the tag
 * @param whole everything together, the pipeline's workflows included
 * @param attempt one request may take
 * @param mostBytes of one answer
 */
record Patience(Duration without, Duration appears, Duration whole, Duration attempt, int mostBytes) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A forge calls within a second or two; a list of ten pipelines with long messages is far below a mebibyte. */
    static final Patience DEFAULT = new Patience(
            Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(10), 8 << 20);

    /** The same with another time where there is no API. */
    Patience without(Duration other) {
        return new Patience(other, appears, whole, attempt, mostBytes);
    }

    /**
     * The pause after the look of that number: half a second, doubled each time up to five seconds.
     *
     * @param look from 0
     */
    static Duration pause(int look) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(look, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
