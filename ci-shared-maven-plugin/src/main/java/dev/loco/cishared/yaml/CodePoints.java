package dev.loco.cishared.yaml;

import java.util.Arrays;

/** Turns snakeyaml's positions, which count code points, into offsets of UTF-16 units. */
final class CodePoints {
    /** The code point indexes of the characters that take two units, ascending. */
    private final int[] wide;

    private final int length;

    CodePoints(String text) {
        this.length = text.length();
        int[] found = new int[8];
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                // Every wide character so far pushed the units one ahead of the code points.
                found[count] = i - count;
                count++;
                i++;
            }
        }
        this.wide = Arrays.copyOf(found, count);
    }

    /** The offset of the code point of that index; an index beyond the text is its end. */
    int offset(int index) {
        int at = Arrays.binarySearch(wide, index);
        return Math.min(length, index + (at >= 0 ? at : -at - 1));
    }
}
