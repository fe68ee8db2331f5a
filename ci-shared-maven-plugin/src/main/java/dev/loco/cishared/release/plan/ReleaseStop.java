package dev.loco.cishared.release.plan;

/** No release can be made now, and why: not a fault of the run, but of where the repository or its server stands. */
public final class ReleaseStop extends Exception {
    private static final long serialVersionUID = 1;

    /** The kinds there are. */
    public enum Reason {
        /** The commit that CI runs on is not part of the branch. */
        NOT_IN_BRANCH,
        /** Tags stand in the way: the next version exists already where the branch does not reach. */
        CONFLICT,
        /** The server refuses: a hook, a protection, credentials. */
        REFUSED,
        /** The server cannot take several refs at once. */
        NOT_ATOMIC,
        /** Something else moves all the time, or what was planned has been overtaken. */
        TRY_LATER
    }

    private final Reason reason;

    /** Says what is in the way and what to do, without a full stop. */
    public ReleaseStop(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Which kind it is. */
    public Reason reason() {
        return reason;
    }
}
