package dev.loco.cishared.release.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version by Semantic Versioning 2.0.0.
 *
 * @param major numbers of any size, from 0 on
 * @param prerelease identifiers behind the {@code -}; empty for a release
 * @param build identifiers behind the {@code +}, which do not count for precedence (item 10)
 */
public record SemanticVersion(
        BigInteger major, BigInteger minor, BigInteger patch, List<String> prerelease, List<String> build)
        implements Comparable<SemanticVersion> {
    /** Longer texts are no versions: names of files and refs end near here. */
    private static final int LONGEST = 256;

    /** By item 11; versions that differ in build metadata alone are equal. */
    public static final Comparator<SemanticVersion> PRECEDENCE = Comparator.comparing(SemanticVersion::major)
            .thenComparing(SemanticVersion::minor)
            .thenComparing(SemanticVersion::patch)
            .thenComparing(SemanticVersion::prerelease, SemanticVersion::comparePrerelease);

    private static final Comparator<SemanticVersion> TOTAL =
            PRECEDENCE.thenComparing(SemanticVersion::build, SemanticVersion::compareIdentifiers);

    public SemanticVersion {
        prerelease = List.copyOf(prerelease);
        build = List.copyOf(build);
    }

    /** A release. */
    public static SemanticVersion of(long major, long minor, long patch) {
        return new SemanticVersion(
                BigInteger.valueOf(major), BigInteger.valueOf(minor), BigInteger.valueOf(patch), List.of(), List.of());
    }

    /** The version a whole text is; empty when it is none. */
    public static Optional<SemanticVersion> parse(String text) {
        return text.length() > LONGEST ? Optional.empty() : new Reading(text).version();
    }

    /** Whether it comes before a release. */
    public boolean isPrerelease() {
        return !prerelease.isEmpty();
    }

    /** The release it is, or comes before. */
    public SemanticVersion core() {
        return new SemanticVersion(major, minor, patch, List.of(), List.of());
    }

    /** By precedence, then by build metadata, so that it is consistent with {@link #equals}. */
    @Override
    public int compareTo(SemanticVersion other) {
        return TOTAL.compare(this, other);
    }

    /** As it is written. */
    @Override
    public String toString() {
        return major + "." + minor + "." + patch
                + (prerelease.isEmpty() ? "" : "-" + String.join(".", prerelease))
                + (build.isEmpty() ? "" : "+" + String.join(".", build));
    }

    /** A release comes after its pre-releases (item 11.3). */
    private static int comparePrerelease(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        return compareIdentifiers(one, other);
    }

    /** Item 11.4: numbers by value, texts by ASCII, numbers before texts, fewer before more. */
    private static int compareIdentifiers(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            String a = one.get(i);
            String b = other.get(i);
            boolean number = isNumber(a);
            int compared = number && isNumber(b)
                    ? compareNumbers(a, b)
                    : number != isNumber(b) ? (number ? -1 : 1) : a.compareTo(b);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    }

    private static int compareNumbers(String one, String other) {
        int byValue = new BigInteger(one).compareTo(new BigInteger(other));
        // Build metadata may have leading zeros.
        return byValue != 0 ? byValue : one.compareTo(other);
    }

    static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The identifiers of a pre-release, when the text is such (item 9). */
    static Optional<List<String>> identifiers(String text) {
        Reading reading = new Reading(text);
        Optional<List<String>> identifiers = reading.identifiers(false);
        return identifiers.filter(i -> reading.isAtEnd());
    }

    /** One pass over a text, by hand: twenty thousand tags are read in one run. */
    private static final class Reading {
        private final String text;
        private int at;

        Reading(String text) {
            this.text = text;
        }

        Optional<SemanticVersion> version() {
            Optional<BigInteger> major = number();
            Optional<BigInteger> minor = take('.') ? number() : Optional.empty();
            Optional<BigInteger> patch = take('.') ? number() : Optional.empty();
            if (major.isEmpty() || minor.isEmpty() || patch.isEmpty()) {
                return Optional.empty();
            }
            Optional<List<String>> prerelease = take('-') ? identifiers(false) : Optional.of(List.of());
            Optional<List<String>> build = take('+') ? identifiers(true) : Optional.of(List.of());
            if (prerelease.isEmpty() || build.isEmpty() || !isAtEnd()) {
                return Optional.empty();
            }
            return Optional.of(
                    new SemanticVersion(major.get(), minor.get(), patch.get(), prerelease.get(), build.get()));
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        private boolean take(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }

        /** Digits without a leading zero. */
        private Optional<BigInteger> number() {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            int length = at - start;
            if (length == 0 || (length > 1 && text.charAt(start) == '0')) {
                return Optional.empty();
            }
            return Optional.of(
                    length < 18
                            ? BigInteger.valueOf(Long.parseLong(text, start, at, 10))
                            : new BigInteger(text.substring(start, at)));
        }

        Optional<List<String>> identifiers(boolean leadingZeros) {
            List<String> identifiers = new ArrayList<>(2);
            do {
                int start = at;
                while (at < text.length() && isIdentifierCharacter(text.charAt(at))) {
                    at++;
                }
                String identifier = text.substring(start, at);
                boolean zeros = identifier.length() > 1 && identifier.charAt(0) == '0' && isNumber(identifier);
                if (identifier.isEmpty() || (zeros && !leadingZeros)) {
                    return Optional.empty();
                }
                identifiers.add(identifier);
            } while (take('.'));
            return Optional.of(identifiers);
        }

        private static boolean isIdentifierCharacter(char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
        }
    }
}
