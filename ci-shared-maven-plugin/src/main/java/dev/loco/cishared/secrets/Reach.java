package dev.loco.cishared.secrets;

/**
 * How much text around a literal an entry's pattern sees. Whatever the reach, it is cut at {@link #MOST} bytes on either
 * side of the literal, which is longer than any credential.
 */
enum Reach {
    /** The pattern must match right at the literal; it sees the line, and the one before. */
    AT_LITERAL(1, 0, false, false),
    /** The line. */
    LINE(0, 0, false, false),
    /** The command: the line and those joined to it by a backslash at the end of a line. */
    COMMAND(0, 0, true, false),
    /** The command, and the line after it. */
    NEXT_LINE(0, 1, true, false),
    /** Some lines around; a match begins on the line. */
    NEARBY(3, 3, false, false),
    /** Some lines around, on any of which a match may begin. */
    AROUND(3, 3, false, true),
    /** A list or script that begins on the line: some lines before, many after. */
    SCRIPT(8, 64, false, false),
    /** A block that begins near here: some lines before, many after. */
    BLOCK(8, 64, false, true);

    /** Bytes on either side of a literal that are looked at at most. */
    static final int MOST = 8192;

    final int linesBefore;
    final int linesAfter;
    final boolean continued;
    /** Whether a match may begin on a line before that of its literal. */
    final boolean beginsBefore;

    Reach(int linesBefore, int linesAfter, boolean continued, boolean beginsBefore) {
        this.linesBefore = linesBefore;
        this.linesAfter = linesAfter;
        this.continued = continued;
        this.beginsBefore = beginsBefore;
    }
}
