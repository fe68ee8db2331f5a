package dev.loco.cishared.coverage;

import dev.loco.cishared.policy.Capabilities;

/**
 * One line of an identity's table: some capabilities on one pattern, and how declaration and grant agree on them.
 *
 * @param pattern as a policy writes it, namespace included
 * @param detail which rule it is that grants or does not, a short phrase; may be empty
 */
public record Row(String pattern, Capabilities capabilities, Status status, String detail) {

    /** How declaration and grant agree. */
    public enum Status {
        /** Declared, and granted on all of the pattern's paths. */
        GRANTED("granted"),
        /** Declared and granted, to requests that meet the rule's constraints. */
        CONDITIONAL("conditional"),
        /** Declared, and not granted on some of the paths. */
        NOT_GRANTED("not granted"),
        /** Granted on paths that the manifest does not declare. */
        NOT_DECLARED("not declared"),
        /** It depends on what a rule's path becomes at login. */
        UNDECIDABLE("undecidable"),
        /** A difference that a waiver accepts. */
        WAIVED("waived");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As a table says it. */
        public String word() {
            return word;
        }
    }
}
