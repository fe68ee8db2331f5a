package dev.loco.cishared.policy;

/**
 * What comes of a request once its rule is found.
 *
 * @param ground the first thing that speaks against it; {@link Ground#GRANTED} when nothing does
 * @param detail the parameter or the value it is about; may be empty
 */
public record Ruling(Verdict verdict, Ground ground, String detail) {

    /** The three answers there are. */
    public enum Verdict {
        /** Whatever else the request has. */
        ALLOWED,
        /** Depends on what is not known: parameters, wrapping, a second factor, the approval of others. */
        CONDITIONAL,
        /** OpenBao answers 403. */
        DENIED;

        /** {@code allowed}, {@code conditional} or {@code denied}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Why. */
    public enum Ground {
        /** The rule has the capability and nothing speaks against the request. */
        GRANTED,
        /** No rule matches. */
        NO_RULE,
        /** The rule says {@code deny}. */
        DENY,
        /** The rule has other capabilities, or none. */
        NO_CAPABILITY,
        /** The path is root-protected, and the rule lacks {@code sudo}. */
        NO_SUDO,
        /** The merged {@code min_wrapping_ttl} is above the merged {@code max_wrapping_ttl}. */
        WRAPPING_CONTRADICTION,
        /** The response must be wrapped, and is not. */
        NOT_WRAPPED,
        /** It is wrapped for longer than {@code max_wrapping_ttl}. */
        WRAPPED_TOO_LONG,
        /** It is wrapped for less than {@code min_wrapping_ttl}. */
        WRAPPED_TOO_SHORT,
        /** A parameter of {@code required_parameters} is missing. */
        PARAMETER_MISSING,
        /** A parameter, or its value, stands in {@code denied_parameters}. */
        PARAMETER_DENIED,
        /** A parameter, or its value, does not stand in {@code allowed_parameters}. */
        PARAMETER_NOT_ALLOWED,
        /** No request can meet required, denied and allowed parameters together. */
        PARAMETER_CONTRADICTION,
        /** The page is larger than {@code pagination_limit}, or no number. */
        PAGE_TOO_LARGE,
        /** Whether the response is wrapped is not known, and the rule wants it so. */
        WRAPPING_UNKNOWN,
        /** The parameters are not known, and the rule restricts them. */
        PARAMETERS_UNKNOWN,
        /** Neither is known. */
        WRAPPING_AND_PARAMETERS_UNKNOWN,
        /** A login MFA method must be passed. */
        MFA,
        /** Others must approve. */
        CONTROL_GROUP
    }

    static Ruling denied(Ground ground, String detail) {
        return new Ruling(Verdict.DENIED, ground, detail);
    }

    static Ruling denied(Ground ground) {
        return denied(ground, "");
    }

    static Ruling conditional(Ground ground) {
        return new Ruling(Verdict.CONDITIONAL, ground, "");
    }

    static Ruling granted() {
        return new Ruling(Verdict.ALLOWED, Ground.GRANTED, "");
    }
}
