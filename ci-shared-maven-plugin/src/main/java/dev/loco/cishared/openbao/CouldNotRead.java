package dev.loco.cishared.openbao;

/** A server or a folder could not be read. No token and no other credential is ever part of it. */
public final class CouldNotRead extends Exception {
    private static final long serialVersionUID = 1;

    /** Whose turn it is. */
    public enum Reason {
        /** What was asked for makes no sense: no address, two ways to log in, a wish to skip TLS verification. */
        WRONG_USE,
        /** The server or the folder is not as it must be: not reachable, sealed, no permission, unreadable. */
        COULD_NOT_RUN
    }

    private final Reason reason;

    private CouldNotRead(Reason reason, String message) {
        // No cause: what the JDK says of a request may hold its headers.
        super(message);
        this.reason = reason;
    }

    /** Says what could not be done, why, and what to do; one sentence without a full stop. */
    static CouldNotRead because(String message) {
        return new CouldNotRead(Reason.COULD_NOT_RUN, message);
    }

    /** Says what is wrong and what to give instead; one sentence without a full stop. */
    static CouldNotRead wrongUse(String message) {
        return new CouldNotRead(Reason.WRONG_USE, message);
    }

    /** Whose turn it is. */
    public Reason reason() {
        return reason;
    }
}
