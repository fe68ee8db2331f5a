package dev.loco.cishared.lint;

/** The run could not be made: no such directory, a report that cannot be written. Ends a run with code 3. */
public final class CouldNotRun extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what could not be done and why, in one sentence without a full stop. */
    public CouldNotRun(String message, Throwable cause) {
        super(message, cause);
    }
}
