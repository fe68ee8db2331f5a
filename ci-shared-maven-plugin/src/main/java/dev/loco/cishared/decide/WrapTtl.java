package dev.loco.cishared.decide;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of the header {@code X-Vault-Wrap-TTL} ({@code parseutil.ParseDurationSecond} of OpenBao's libraries). */
public final class WrapTtl {
    private static final Pattern PART = Pattern.compile("(\\d{1,15}(?:\\.\\d{0,15})?|\\.\\d{1,15})(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private WrapTtl() {}

    /** Seconds ({@code 90}) or a duration ({@code 5m}, {@code 1h30m}, {@code 2d}); empty for anything else. */
    public static Optional<Duration> parse(String text) {
        if (text.matches("\\d{1,5}d")) {
            return Optional.of(Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1))));
        }
        String whole = text.matches("\\d{1,9}") ? text + "s" : text;
        Matcher part = PART.matcher(whole);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.find() && part.start() == end) {
            nanos = nanos.add(new BigDecimal("0" + part.group(1)).multiply(BigDecimal.valueOf(NANOS.get(part.group(2)))));
            end = part.end();
        }
        boolean parsed = end > 0 && end == whole.length() && nanos.compareTo(LARGEST) <= 0;
        return parsed ? Optional.of(Duration.ofNanos(nanos.longValue())) : Optional.empty();
    }
}
