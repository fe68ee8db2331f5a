package dev.loco.cishared.version;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version by Semantic Versioning 2.0.0, with numbers of any size.
 *
 * <p>The natural order is precedence (item 11); versions of equal precedence, which differ in build metadata only, are
 * ordered by that, so that the order is consistent with equality.
 *
 * @param major not negative, as are the other two numbers
 * @param prerelease identifiers after the hyphen; none for a full release
 * @param build identifiers after the plus sign
 */
public record SemanticVersion(
        BigInteger major, BigInteger minor, BigInteger patch, List<String> prerelease, List<String> build)
        implements Comparable<SemanticVersion> {

    /** The longest text that is read as a version, in characters; a ref's name cannot be much longer in most file systems. */
    public static final int MOST_CHARACTERS = 256;

    /** Precedence alone: build metadata does not count (item 10), so this order is not consistent with equality. */
    public static final Comparator<SemanticVersion> PRECEDENCE = SemanticVersion::comparePrecedence;

    /** So many digits fit into a long. */
    private static final int DIGITS_OF_LONG = 18;

    /** @throws IllegalArgumentException when a number is negative or an identifier is none */
    public SemanticVersion {
        prerelease = List.copyOf(prerelease);
        build = List.copyOf(build);
        if (major.signum() < 0 || minor.signum() < 0 || patch.signum() < 0) {
            throw new IllegalArgumentException("a number of a version is negative");
        }
        if (!Identifiers.arePrerelease(prerelease) || !Identifiers.areBuild(build)) {
            throw new IllegalArgumentException("not identifiers of a semantic version: " + prerelease + ", " + build);
        }
    }

    /** A full release. */
    static SemanticVersion of(BigInteger major, BigInteger minor, BigInteger patch) {
        return new SemanticVersion(major, minor, patch, List.of(), List.of());
    }

    /**
     * The version that the whole text is; empty when it is none: no {@code v} before it, no white space around it. The
     * regular grammar of semver.org is read by hand because every tag of a repository comes by here.
     */
    public static Optional<SemanticVersion> parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        int major = endOfNumber(text, 0);
        int minor = endOfNumber(text, major + 1);
        int patch = endOfNumber(text, minor + 1);
        boolean numbers = major > 0 && minor > 0 && patch > 0;
        boolean core = numbers && text.charAt(major) == '.' && text.charAt(minor) == '.';
        if (!core) {
            return Optional.empty();
        }
        if (patch == text.length()) {
            return Optional.of(read(text, major, minor, patch, List.of(), List.of()));
        }
        int plus = text.indexOf('+', patch);
        int end = plus < 0 ? text.length() : plus;
        if (end > patch && text.charAt(patch) != '-') {
            return Optional.empty();
        }
        List<String> prerelease = end == patch ? List.of() : Identifiers.split(text.substring(patch + 1, end));
        List<String> build = plus < 0 ? List.of() : Identifiers.split(text.substring(plus + 1));
        return Identifiers.arePrerelease(prerelease) && Identifiers.areBuild(build)
                ? Optional.of(read(text, major, minor, patch, prerelease, build))
                : Optional.empty();
    }

    private static SemanticVersion read(
            String text, int major, int minor, int patch, List<String> prerelease, List<String> build) {
        return new SemanticVersion(
                number(text, 0, major),
                number(text, major + 1, minor),
                number(text, minor + 1, patch),
                prerelease,
                build);
    }

    /** Where the number ends that starts there; 0 when there is none or it has a leading zero. */
    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && Identifiers.isDigit(text.charAt(end))) {
            end++;
        }
        boolean leadingZero = end - start > 1 && text.charAt(start) == '0';
        return end == start || leadingZero ? 0 : end;
    }

    private static BigInteger number(String text, int start, int end) {
        return end - start <= DIGITS_OF_LONG
                ? BigInteger.valueOf(Long.parseLong(text, start, end, 10))
                : new BigInteger(text.substring(start, end));
    }

    private static int comparePrecedence(SemanticVersion left, SemanticVersion right) {
        int order = left.compareCore(right);
        if (order != 0) {
            return order;
        }
        if (left.isPrerelease() && right.isPrerelease()) {
            return Identifiers.comparePrerelease(left.prerelease, right.prerelease);
        }
        return Boolean.compare(right.isPrerelease(), left.isPrerelease());
    }

    /** By the three numbers alone. */
    int compareCore(SemanticVersion other) {
        int order = major.compareTo(other.major);
        order = order != 0 ? order : minor.compareTo(other.minor);
        return order != 0 ? order : patch.compareTo(other.patch);
    }

    @Override
    public int compareTo(SemanticVersion other) {
        int order = comparePrecedence(this, other);
        return order != 0 ? order : Identifiers.compareBuild(build, other.build);
    }

    /** Whether it has precedence over the other; versions that differ in build metadata only have none. */
    public boolean isHigherThan(SemanticVersion other) {
        return comparePrecedence(this, other) > 0;
    }

    /** Whether it comes before the full release of the same numbers (item 9). */
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /** The full release of the same numbers: without pre-release and build metadata. */
    public SemanticVersion core() {
        return prerelease.isEmpty() && build.isEmpty() ? this : of(major, minor, patch);
    }

    /** The version's text, without any prefix. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(major).append('.').append(minor).append('.').append(patch);
        if (!prerelease.isEmpty()) {
            text.append('-').append(String.join(".", prerelease));
        }
        if (!build.isEmpty()) {
            text.append('+').append(String.join(".", build));
        }
        return text.toString();
    }
}
