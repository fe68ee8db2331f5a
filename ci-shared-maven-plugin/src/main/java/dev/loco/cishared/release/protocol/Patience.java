package dev.loco.cishared.release.protocol;

import dev.loco.cishared.release.git.GitFault;
import java.util.random.RandomGenerator;

/**
 * How long is waited before trying again: twice as long each time, and by chance, so that many runs at once do not meet
 * again and again.
 */
public final class Patience {
    private static final long FIRST = 150;
    private static final long LONGEST = 8_000;

    private final RandomGenerator chance;
    private final Sleep sleep;

    /** What waits. */
    @FunctionalInterface
    public interface Sleep {
        /** Waits so many milliseconds. */
        void millis(long millis) throws InterruptedException;
    }

    /** Waits with that clock, by that chance. */
    public Patience(RandomGenerator chance, Sleep sleep) {
        this.chance = chance;
        this.sleep = sleep;
    }

    /** Waits before the attempt with that number, from 1 on. */
    void before(int attempt) throws GitFault {
        long bound = Math.min(LONGEST, FIRST << Math.min(attempt, 16));
        try {
            sleep.millis(bound / 2 + chance.nextLong(bound / 2 + 1));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new GitFault("interrupted");
        }
    }
}
