package dev.loco.cishared.policy.read;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and times as {@code go-secure-stdlib/parseutil} reads them. */
public final class GoTime {
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);
    private static final long SECOND = 1_000_000_000L;
    private static final String OVERFLOW =
            "multiplication of durations resulted in overflow, one operand may be too large";

    private static final Map<String, Long> UNITS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "\u00b5s", 1_000L,
            "\u03bcs", 1_000L,
            "ms", 1_000_000L,
            "s", SECOND,
            "m", 60 * SECOND,
            "h", 3600 * SECOND);

    // Go takes an hour of one digit and a comma before the fraction; it has no seconds of leap.
    private static final Pattern RFC_3339 = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{1,2})"
            + ":([0-9]{2}):([0-9]{2})(?:[.,]([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))");

    private static final long FROM_YEAR_1 = 62_135_596_800L;

    private GoTime() {}

    /** Why a value is no duration, in OpenBao's words. */
    public static final class NoDuration extends Exception {
        private static final long serialVersionUID = 1L;

        NoDuration(String message) {
            super(message, null, false, false);
        }

        /** OpenBao's words. */
        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** {@code parseutil.ParseDurationSecond}: a number is seconds. */
    static Duration duration(Object value) throws NoDuration {
        if (value instanceof Long seconds) {
            return times(seconds, SECOND);
        }
        if (value instanceof Double seconds) {
            return times(seconds.longValue(), SECOND);
        }
        if (value instanceof String text) {
            return duration(text);
        }
        throw new NoDuration("could not parse duration from input");
    }

    /** {@code parseutil.ParseDurationSecond} of a text: seconds, {@code 3d}, or Go's {@code 1h30m}. */
    public static Duration duration(String text) throws NoDuration {
        if (text.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            return times(GoText.parseInt(text, 10), SECOND);
        } catch (GoText.NoNumber e) {
            if (!text.endsWith("d")) {
                return units(text);
            }
        }
        try {
            return times(GoText.parseInt(text.substring(0, text.length() - 1), 10), 24 * 3600 * SECOND);
        } catch (GoText.NoNumber e) {
            throw new NoDuration(e.words());
        }
    }

    private static Duration times(long count, long unit) throws NoDuration {
        try {
            return Duration.ofNanos(Math.multiplyExact(count, unit));
        } catch (ArithmeticException e) {
            throw new NoDuration(OVERFLOW);
        }
    }

    /** {@code time.ParseDuration}. */
    private static Duration units(String text) throws NoDuration {
        boolean negative = text.charAt(0) == '-';
        int at = negative || text.charAt(0) == '+' ? 1 : 0;
        if (text.substring(at).equals("0")) {
            return Duration.ZERO;
        }
        if (at == text.length()) {
            throw invalid(text);
        }
        BigInteger sum = BigInteger.ZERO;
        while (at < text.length()) {
            int whole = digits(text, at);
            int stop = whole;
            if (stop < text.length() && text.charAt(stop) == '.') {
                stop = digits(text, stop + 1);
            }
            boolean noDigit = whole == at && stop - whole <= 1;
            BigInteger number = whole == at ? BigInteger.ZERO : number(text, at, whole);
            if (noDigit || number.compareTo(LIMIT) > 0) {
                throw invalid(text);
            }
            int end = stop;
            while (end < text.length() && text.charAt(end) != '.' && !isDigit(text.charAt(end))) {
                end++;
            }
            if (end == stop) {
                throw new NoDuration("time: missing unit in duration " + quote(text));
            }
            String name = text.substring(stop, end);
            Long unit = UNITS.get(name);
            if (unit == null) {
                throw new NoDuration("time: unknown unit " + quote(name) + " in duration " + quote(text));
            }
            BigInteger nanos = number.multiply(BigInteger.valueOf(unit));
            if (stop > whole + 1) {
                nanos = nanos.add(BigInteger.valueOf(fraction(text, whole + 1, stop, unit)));
            }
            sum = sum.add(nanos);
            if (sum.compareTo(LIMIT) > 0) {
                throw invalid(text);
            }
            at = end;
        }
        if (!negative && sum.equals(LIMIT)) {
            throw invalid(text);
        }
        return Duration.ofNanos(negative ? sum.negate().longValue() : sum.longValue());
    }

    // More than 20 digits are above the limit unless they begin with zeros; a long text must not cost its square.
    private static BigInteger number(String text, int from, int to) {
        int start = from;
        while (start < to - 1 && text.charAt(start) == '0') {
            start++;
        }
        return to - start > 20 ? LIMIT.add(BigInteger.ONE) : new BigInteger(text.substring(start, to));
    }

    private static long fraction(String text, int from, int to, long unit) {
        long value = 0;
        double scale = 1;
        for (int i = from; i < to; i++) {
            if (value > Long.MAX_VALUE / 10) {
                break;
            }
            long next = value * 10 + (text.charAt(i) - '0');
            if (next < 0) {
                break;
            }
            value = next;
            scale *= 10;
        }
        return (long) (value * (unit / scale));
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static NoDuration invalid(String text) {
        return new NoDuration("time: invalid duration " + quote(text));
    }

    /** As Go's room {@code time} quotes: whatever is not ASCII as its bytes. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c >= ' ' && c < 0x80) {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append((char) c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", c & 0xFF));
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    quoted.append(String.format(Locale.ROOT, "\\x%02x", b));
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** {@code parseutil.ParseAbsoluteTime} of a text: RFC 3339, or seconds since 1970; empty when it is neither. */
    static Optional<Instant> time(String text) {
        Matcher m = RFC_3339.matcher(text);
        if (m.matches()) {
            Optional<Instant> time = time(m);
            if (time.isPresent()) {
                return time;
            }
        }
        try {
            return Optional.of(epoch(GoText.parseInt(text, 10)));
        } catch (GoText.NoNumber e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(Matcher m) {
        int year = Integer.parseInt(m.group(1));
        int month = Integer.parseInt(m.group(2));
        int day = Integer.parseInt(m.group(3));
        int hour = Integer.parseInt(m.group(4));
        int minute = Integer.parseInt(m.group(5));
        int second = Integer.parseInt(m.group(6));
        boolean date = month >= 1
                && month <= 12
                && day >= 1
                && day <= LocalDate.of(year, month, 1).lengthOfMonth();
        if (!date || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        long offset = 0;
        String sign = m.group(8);
        if (sign != null) {
            int hours = Integer.parseInt(m.group(9));
            int minutes = Integer.parseInt(m.group(10));
            if (hours > 24 || minutes > 60) {
                return Optional.empty();
            }
            offset = (sign.equals("-") ? -60L : 60L) * (hours * 60L + minutes);
        }
        String fraction = m.group(7) == null ? "" : m.group(7);
        long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
        return Optional.of(LocalDate.of(year, month, day)
                .atTime(hour, minute, second)
                .toInstant(ZoneOffset.UTC)
                .plusSeconds(-offset)
                .plusNanos(nanos));
    }

    private static Instant epoch(long seconds) {
        if (seconds > Long.MAX_VALUE - FROM_YEAR_1) {
            // Go counts from the year 1, so this one has gone round.
            return Instant.MIN;
        }
        return seconds > Instant.MAX.getEpochSecond()
                ? Instant.MAX
                : seconds < Instant.MIN.getEpochSecond() ? Instant.MIN : Instant.ofEpochSecond(seconds);
    }
}
