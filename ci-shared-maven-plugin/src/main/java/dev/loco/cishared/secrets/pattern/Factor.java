package dev.loco.cishared.secrets.pattern;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Text that stands in a match, whatever the case of its letters, and what follows it directly.
 *
 * @param text lower-case ASCII
 * @param run how many bytes of {@code of} follow, from 0
 * @param of no byte when the run is 0
 */
public record Factor(String text, int run, ByteSet of) {
    /** A text of which it is not told what follows. */
    public static Factor of(String text) {
        return new Factor(text, 0, ByteSet.NONE);
    }

    /** The bytes that may stand in each place of it. */
    public List<ByteSet> places() {
        List<ByteSet> places = new ArrayList<>();
        text.chars().forEach(c -> places.add(ByteSet.of(c).inBothCases()));
        places.addAll(Collections.nCopies(run, of));
        return places;
    }

    Factor after(String before) {
        return new Factor(before + text, run, of);
    }

    boolean isText() {
        return run == 0;
    }
}
