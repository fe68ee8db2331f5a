package dev.loco.cishared.openbao;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a server is waited for, and how much of it is read.
 *
 * @param attempt one request may take, its answer's last byte included
 * @param retries how often a request that failed for now is made again
 * @param waiting all pauses between the attempts of one request together
 * @param run everything together
 * @param mostBytes of one answer
 */
record Patience(Duration attempt, int retries, Duration waiting, Duration run, int mostBytes) {
    /** Ten thousand policies of some kilobytes each come in one answer. */
    private static final int MOST_BYTES = 128 << 20;

    private static final Patience DEFAULT =
            new Patience(Duration.ofSeconds(30), 3, Duration.ofSeconds(60), Duration.ofMinutes(30), MOST_BYTES);
    private static final int MOST_RETRIES = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(ms|s|m)?");

    /**
     * What the variables of the {@code bao} command say.
     *
     * @param timeout {@code BAO_CLIENT_TIMEOUT}: seconds, or with {@code ms}, {@code s} or {@code m}; empty for the default
     * @param retries {@code BAO_MAX_RETRIES}; empty for the default
     */
    static Patience of(String timeout, String retries) throws CouldNotRead {
        Duration attempt = DEFAULT.attempt;
        if (!timeout.isEmpty()) {
            Matcher match = SECONDS.matcher(timeout);
            if (!match.matches() || Long.parseLong(match.group(1)) == 0) {
                throw CouldNotRead.wrongUse(
                        "BAO_CLIENT_TIMEOUT takes seconds, such as 30 or 30s, not `" + timeout + "`");
            }
            long number = Long.parseLong(match.group(1));
            attempt = "ms".equals(match.group(2))
                    ? Duration.ofMillis(number)
                    : Duration.ofSeconds("m".equals(match.group(2)) ? number * 60 : number);
        }
        int again = DEFAULT.retries;
        if (!retries.isEmpty()) {
            if (!retries.matches("\\d{1,2}") || Integer.parseInt(retries) > MOST_RETRIES) {
                throw CouldNotRead.wrongUse(
                        "BAO_MAX_RETRIES takes a number from 0 to " + MOST_RETRIES + ", not `" + retries + "`");
            }
            again = Integer.parseInt(retries);
        }
        return new Patience(attempt, again, DEFAULT.waiting, DEFAULT.run, DEFAULT.mostBytes);
    }

    /**
     * The pause before the retry of that number, unless the server says how long: half a second, doubled each time.
     *
     * @param retry from 0
     */
    static Duration pause(int retry) {
        Duration pause = Duration.ofMillis(500L << Math.min(retry, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
