package dev.loco.cishared.decide;

import dev.loco.cishared.policy.read.GoTime;
import java.time.Duration;
import java.util.Optional;

/** The value of the header {@code X-Vault-Wrap-TTL} ({@code requestWrapInfo} in OpenBao's {@code http/handler.go}). */
public final class WrapTtl {
    private WrapTtl() {}

    /** Seconds ({@code 90}) or a duration ({@code 5m}, {@code 1h30m}, {@code 2d}); empty for what is none, or negative. */
    public static Optional<Duration> parse(String text) {
        try {
            return Optional.of(GoTime.duration(text)).filter(duration -> !duration.isNegative());
        } catch (GoTime.NoDuration none) {
            return Optional.empty();
        }
    }
}
