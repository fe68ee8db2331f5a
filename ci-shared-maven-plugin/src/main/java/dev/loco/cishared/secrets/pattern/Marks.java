package dev.loco.cishared.secrets.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How far texts that are looked for have been read, all of them at once, as the numbers of states that are made when they
 * are first reached.
 */
final class Marks {
    /** One of the texts is complete. */
    static final int FOUND = -1;

    /** Before anything has been read. */
    static final int NONE = 0;

    private final List<ByteSet> wanted = new ArrayList<>();
    private final BitSet firsts = new BitSet();
    private final BitSet lasts = new BitSet();
    private final boolean onlyAtStart;
    private final List<BitSet> states = new ArrayList<>();
    private final Map<BitSet, Integer> numbers = new HashMap<>();

    /** Marks of the texts, each as the bytes that may stand in each of its places; none is empty. */
    Marks(List<List<ByteSet>> texts, boolean onlyAtStart) {
        this.onlyAtStart = onlyAtStart;
        for (List<ByteSet> text : texts) {
            firsts.set(wanted.size());
            wanted.addAll(text);
            lasts.set(wanted.size() - 1);
        }
        // A place is expected when all before it have been read.
        number(firsts);
    }

    int after(int state, int b) {
        BitSet expected = states.get(state);
        BitSet next = new BitSet();
        for (int place = expected.nextSetBit(0); place >= 0; place = expected.nextSetBit(place + 1)) {
            if (wanted.get(place).has(b)) {
                if (lasts.get(place)) {
                    return FOUND;
                }
                next.set(place + 1);
            }
        }
        if (!onlyAtStart) {
            next.or(firsts);
        }
        return number(next);
    }

    private int number(BitSet places) {
        Integer known = numbers.putIfAbsent(places, states.size());
        if (known == null) {
            states.add(places);
            return states.size() - 1;
        }
        return known;
    }

    List<ByteSet> sets() {
        return wanted;
    }
}
