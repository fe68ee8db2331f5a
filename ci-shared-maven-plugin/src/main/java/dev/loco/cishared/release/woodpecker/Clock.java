package dev.loco.cishared.release.woodpecker;

import java.time.Duration;

/** The time that passes while a pipeline is waited for. */
public interface Clock {
    /** Milliseconds that only go forward, from anywhere. */
    long millis();

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;

    /** The machine's. */
    static Clock ofTheMachine() {
        return new Clock() {
            @Override
            public long millis() {
                return System.nanoTime() / 1_000_000;
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration.toMillis());
            }
        };
    }
}
