package dev.loco.cishared.openbao;

import java.time.Duration;

/** The time that passes while a server is waited for. */
public interface Clock {
    /** Milliseconds that only go forward, from anywhere. */
    long millis();

    /** Waits. */
    void pause(Duration duration) throws InterruptedException;
}
