package dev.loco.cishared.openbao;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** How long to wait; a date is held against the answer's own {@code Date}, so that no clock of ours matters. */
    static Optional<Duration> of(HttpHeaders headers) {
        Optional<String> after = headers.firstValue("retry-after").map(String::strip);
        if (after.isEmpty()) {
            return Optional.empty();
        }
        if (after.get().matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(after.get())));
        }
        return date(after.get())
                .flatMap(then ->
                        headers.firstValue("date").flatMap(RetryAfter::date).map(now -> Duration.between(now, then)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<ZonedDateTime> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
