package dev.loco.cishared.secrets.pattern;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A pattern as a machine that reads a byte a step and may be in several states at once. It accepts what the pattern
 * matches, or more: counts beyond a bound are not kept.
 */
final class Machine {
    /** The state in which the whole pattern has matched. */
    static final int END = 0;

    private static final int MOST_STATES = 12_000;
    private static final int MOST_OPTIONAL = 32;
    private static final int MOST_COPIES = 256;

    private final List<ByteSet> reads = new ArrayList<>();
    private final List<int[]> successors = new ArrayList<>();
    private final Map<Node, Integer> aheads = new IdentityHashMap<>();
    private final boolean apartFromStart;
    private final int taken;
    private final int start;

    /**
     * A machine for the pattern.
     *
     * @param apartFromStart leaves matches out that need the start of the text
     * @param taken bits; of an {@link Node.Ahead} whose bit is set, what the pattern goes on with is left out, of the
     *     others what they say
     */
    Machine(Node pattern, boolean apartFromStart, int taken) {
        this.apartFromStart = apartFromStart;
        this.taken = taken;
        state(ByteSet.NONE);
        start = build(pattern, END);
    }

    int start() {
        return start;
    }

    int size() {
        return reads.size();
    }

    /** How many places look ahead. */
    int aheads() {
        return aheads.size();
    }

    /** What a state reads before it goes on; none for one that goes on without reading. */
    ByteSet reads(int state) {
        return reads.get(state);
    }

    int[] successors(int state) {
        return successors.get(state);
    }

    private int state(ByteSet set, int... next) {
        reads.add(set);
        successors.add(next);
        return reads.size() - 1;
    }

    /** The state from which the node's texts lead to {@code next}. */
    private int build(Node node, int next) {
        if (node instanceof Node.One one) {
            // Nothing leads on from a set without members, and not without reading either.
            return one.set().equals(ByteSet.NONE) ? state(ByteSet.NONE) : state(one.set(), next);
        }
        if (node instanceof Node.Sequence sequence) {
            int first = next;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = build(sequence.parts().get(i), first);
            }
            return first;
        }
        if (node instanceof Node.Choice choice) {
            int[] ways =
                    choice.ways().stream().mapToInt(way -> build(way, next)).toArray();
            return state(ByteSet.NONE, ways);
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat(repeat, next);
        }
        if (node instanceof Node.Ahead ahead) {
            int bit = aheads.computeIfAbsent(ahead, one -> aheads.size());
            boolean take = bit < Integer.SIZE && (taken >> bit & 1) != 0;
            return take ? build(ahead.of(), END) : next;
        }
        return apartFromStart ? state(ByteSet.NONE) : next;
    }

    private int repeat(Node.Repeat repeat, int next) {
        int before = reads.size();
        int optional = repeat.most() == Node.MANY ? MOST_OPTIONAL + 1 : repeat.most() - repeat.least();
        int copies = repeat.least();
        int state = next;
        if (optional > MOST_OPTIONAL || copies > MOST_COPIES) {
            state = star(repeat.of(), next);
        } else {
            for (int i = 0; i < optional; i++) {
                state = state(ByteSet.NONE, build(repeat.of(), state), next);
                if (reads.size() - before > MOST_STATES / 8) {
                    state = star(repeat.of(), next);
                    break;
                }
            }
        }
        // Fewer copies than there must be, or ones that may go on, are more texts, not fewer.
        for (int i = 0; i < Math.min(copies, MOST_COPIES); i++) {
            if (reads.size() - before > MOST_STATES / 8 || reads.size() > MOST_STATES) {
                return star(repeat.of(), next);
            }
            state = build(repeat.of(), state);
        }
        return state;
    }

    private int star(Node of, int next) {
        int loop = state(ByteSet.NONE);
        int body = reads.size() > 2 * MOST_STATES ? anything(loop) : build(of, loop);
        successors.set(loop, new int[] {body, next});
        return loop;
    }

    private int anything(int next) {
        return state(ByteSet.ALL, next);
    }

    /** All sets that are read, each once. */
    List<ByteSet> sets() {
        return List.copyOf(new LinkedHashSet<>(reads));
    }
}
