package dev.loco.cishared.lint;

/** How a run ended; {@link #code()} is the process' exit code. */
public enum ExitCode {
    /** Nothing at or above {@code fail-on}. */
    CLEAN(0),
    /** Findings at or above it. */
    FINDINGS(1),
    /** Wrong use: an unknown option, a bad configuration file. */
    WRONG_USE(2),
    /** Could not run: an unreadable file, a server not reachable. */
    COULD_NOT_RUN(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** From 0 to 3. */
    public int code() {
        return code;
    }
}
