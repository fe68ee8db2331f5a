package dev.loco.cishared.policy.hcl;

/** Ends a parser's work inside this package; never leaves it. */
final class Unread extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;
    private final transient Mark mark;
    private final boolean limit;

    private Unread(String message, Mark mark, boolean limit) {
        super(message, null, false, false);
        this.message = message;
        this.mark = mark;
        this.limit = limit;
    }

    /** OpenBao refuses the text. */
    static Unread because(String message, Mark mark) {
        return new Unread(message, mark, false);
    }

    /** The text is beyond a limit of this reader. */
    static Unread tooDeep(Mark mark) {
        return new Unread("braces and brackets nest deeper than " + Hcl.DEEPEST, mark, true);
    }

    String message() {
        return message;
    }

    Mark mark() {
        return mark;
    }

    /** Whether nothing may go on after it. */
    boolean limit() {
        return limit;
    }
}
