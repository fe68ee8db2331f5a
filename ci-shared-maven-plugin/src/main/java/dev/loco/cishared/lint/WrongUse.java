package dev.loco.cishared.lint;

/** What was asked for makes no sense: an unknown option or rule, two reports on one stream. Ends a run with code 2. */
public final class WrongUse extends Exception {
    private static final long serialVersionUID = 1;

    /** Says what is wrong and what to type instead, in one sentence without a full stop. */
    public WrongUse(String message) {
        super(message);
    }
}
