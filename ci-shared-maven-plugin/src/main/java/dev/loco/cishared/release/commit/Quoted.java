package dev.loco.cishared.release.commit;

/** A piece of a message as it stands in a sentence about it. */
final class Quoted {
    private static final int LONGEST = 100;

    private Quoted() {}

    static String of(String text) {
        return "`"
                + (text.codePointCount(0, text.length()) > LONGEST
                        ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…"
                        : text)
                + "`";
    }
}
