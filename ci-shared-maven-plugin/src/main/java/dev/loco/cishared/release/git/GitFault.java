package dev.loco.cishared.release.git;

/** git could not be asked, or could not answer: no git, no repository, no such commit, a server out of reach. */
public final class GitFault extends Exception {
    private static final long serialVersionUID = 1;

    /** What kind of fault it is. */
    public enum Kind {
        /** Nothing could be looked at. */
        COULD_NOT_LOOK,
        /** The server does not let us: credentials, permissions, no such repository for who asks. */
        REFUSED
    }

    private final Kind kind;

    /** Says what could not be looked at and why, in one sentence without a full stop and without a credential. */
    public GitFault(String message) {
        this(Kind.COULD_NOT_LOOK, message);
    }

    GitFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What kind of fault it is. */
    public Kind kind() {
        return kind;
    }
}
