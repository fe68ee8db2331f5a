package dev.loco.cishared.release.history;

import dev.loco.cishared.version.Level;

/**
 * A commit that asks for a release.
 *
 * @param commit its whole id
 * @param rule why it counts: {@code breaking}, or its type in lower case ({@code feat}, {@code fix})
 * @param level how much it asks for, never {@link Level#NONE}
 * @param subject the first line of its message
 * @param note what its breaking footer says; may be empty
 */
public record Change(String commit, String rule, Level level, String subject, String note) {
    /** The rule of a commit that breaks something. */
    public static final String BREAKING = "breaking";
}
