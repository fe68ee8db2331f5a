package dev.loco.cishared.secrets.pattern;

/** Of a pattern as a whole it cannot be told what it matches. */
final class Unsure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unsure() {
        super("not understood", null, false, false);
    }
}
