package dev.loco.cishared.policy;

import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A release line of OpenBao, for which a policy is read and decided.
 *
 * @param major 2
 * @param minor from 0
 */
public record Version(int major, int minor) implements Comparable<Version> {
    /** The newest line whose policies are known here. */
    public static final Version NEWEST = new Version(2, 7);

    private static final java.util.regex.Pattern TEXT =
            java.util.regex.Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})([.+-].*)?");

    /** {@code 2.6}, {@code 2.6.2}, {@code v2.6.2+…}; empty for anything else. */
    public static Optional<Version> parse(String text) {
        Matcher m = TEXT.matcher(text.strip());
        return m.matches()
                ? Optional.of(new Version(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    /** Whether it is that line of OpenBao 2 or a later one. */
    public boolean since(int minorOf2) {
        return compareTo(new Version(2, minorOf2)) >= 0;
    }

    /** How this line decides. */
    public Semantics semantics() {
        return since(6) ? Semantics.V2_6 : Semantics.V2_5;
    }

    @Override
    public int compareTo(Version other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
