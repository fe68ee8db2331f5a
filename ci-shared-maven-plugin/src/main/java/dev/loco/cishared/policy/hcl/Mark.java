package dev.loco.cishared.policy.hcl;

/**
 * Where a part of the text stands.
 *
 * @param offset in UTF-16 units
 * @param length in UTF-16 units
 * @param line of its start, from 1; lines end at LF
 * @param column of its start in characters, from 1; 0 where OpenBao knows no position, as inside JSON
 */
public record Mark(int offset, int length, int line, int column) {
    /** Stands for a part that is not in the text. */
    public static final Mark NOWHERE = new Mark(0, 0, 1, 0);

    /** As OpenBao's messages write it: {@code 3:5}, or {@code -} for an unknown position. */
    public String at() {
        return column == 0 ? "-" : line + ":" + column;
    }

    /** From the start of this part to the end of that one. */
    public Mark to(Mark last) {
        return new Mark(offset, Math.max(length, last.offset + last.length - offset), line, column);
    }

    Mark withoutColumn() {
        return new Mark(offset, length, line, 0);
    }
}
