package dev.loco.cishared.rooms.faulty.finding;

import java.time.Instant;

final class Exits {

    private Exits() {}

    static Instant exit() {
        if (Instant.now().isBefore(Instant.EPOCH)) {
            System.exit(1);
        }
        return Instant.EPOCH;
    }
}
