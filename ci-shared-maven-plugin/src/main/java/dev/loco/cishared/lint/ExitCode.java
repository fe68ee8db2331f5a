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
    COULD_NOT_RUN(3),
    /** A release: CI's commit is not part of the branch. */
    NOT_IN_BRANCH(4),
    /** A release: orphan or conflicting tags stand in the way. */
    CONFLICTING_TAGS(5),
    /** A release: refused by the server's hook, protection or credentials. */
    REFUSED(6),
    /** A release: the server takes no atomic push. */
    NOT_ATOMIC(7),
    /** A release: something else moved; the {@code EX_TEMPFAIL} of sysexits.h. */
    TRY_AGAIN_LATER(75);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** 0 to 7, or 75. */
    public int code() {
        return code;
    }
}
