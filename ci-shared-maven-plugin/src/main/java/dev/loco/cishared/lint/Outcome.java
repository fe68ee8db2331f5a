package dev.loco.cishared.lint;

/**
 * How a goal ended.
 *
 * @param message one short line for who only reads the end of the log; it ends in the command that goes on from here;
 *     empty when all went well
 */
public record Outcome(ExitCode exit, String message) {
    /** All went well. */
    static final Outcome CLEAN = new Outcome(ExitCode.CLEAN, "");
}
