package dev.loco.cishared.policy;

import java.util.Arrays;

/**
 * Why one of two patterns that match a path goes before the other (OpenBao, Policies, "Priority matching"; {@code less}
 * in {@code ACL.CheckAllowedFromNonExactPaths}).
 *
 * @param reason the first criterion on which they differ
 * @param sign above 0 when the first pattern decides, below 0 when the second does, 0 when they are equal
 */
public record Precedence(Reason reason, int sign) {

    /** The criteria, in the order they are asked. */
    public enum Reason {
        /** A rule without a wildcard goes first. */
        EXACT,
        /** The first wildcard stands later. */
        FIRST_WILDCARD,
        /** It does not end in {@code *}. */
        NO_STAR,
        /** It has fewer {@code +}. */
        FEWER_WILDCARDS,
        /** It is longer. */
        LONGER,
        /** It is greater as text. */
        GREATER_TEXT,
        /** They are the same pattern. */
        SAME
    }

    /** Compares two patterns. */
    public static Precedence between(PathPattern one, PathPattern other) {
        boolean exact = one.kind() == PathPattern.Kind.EXACT;
        if (exact != (other.kind() == PathPattern.Kind.EXACT)) {
            return new Precedence(Reason.EXACT, exact ? 1 : -1);
        }
        int sign = Integer.compare(one.firstWildcard(), other.firstWildcard());
        if (sign != 0) {
            return new Precedence(Reason.FIRST_WILDCARD, sign);
        }
        sign = Boolean.compare(other.open(), one.open());
        if (sign != 0) {
            return new Precedence(Reason.NO_STAR, sign);
        }
        sign = Integer.compare(other.wildcards(), one.wildcards());
        if (sign != 0) {
            return new Precedence(Reason.FEWER_WILDCARDS, sign);
        }
        sign = Integer.compare(one.length(), other.length());
        if (sign != 0) {
            return new Precedence(Reason.LONGER, sign);
        }
        // Characters above U+FFFF sort by code point in UTF-8, not by their surrogates.
        sign = Arrays.compare(
                one.bare().codePoints().toArray(), other.bare().codePoints().toArray());
        return new Precedence(sign == 0 ? Reason.SAME : Reason.GREATER_TEXT, Integer.signum(sign));
    }
}
