package dev.loco.cishared.secrets.pattern;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Proves that every text a pattern matches contains one of some factors: the machine of the pattern runs beside the marks
 * of the factors, over all texts at once, and the shortest one that reaches the end without a factor is the witness that
 * it is not so.
 */
public final class RequiredProof {
    // Far more than patterns of people need; beyond it nothing is proved.
    private static final int MOST_PAIRS = 600_000;
    private static final int MOST_AHEADS = 4;
    // So that a witness can be read.
    private static final String PREFERRED = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ _-.:/";

    /** Which matches are asked about. */
    public enum Matches {
        /** All. */
        ALL,
        /** Those that need neither the start of the text, {@code \A}, nor the end of the match before, {@code \G}. */
        WITHOUT_START
    }

    private final Node pattern;
    private final List<List<ByteSet>> texts;
    private final boolean atStart;
    private final boolean apartFromStart;

    /**
     * What came of it.
     *
     * @param holds whether it is proved
     * @param witness a text without a factor that the pattern matches as far as could be told, a character a byte; empty
     *     when it is proved, or when there were too many cases to look at
     */
    public record Result(boolean holds, Optional<String> witness) {}

    private RequiredProof(Node pattern, List<List<ByteSet>> texts, boolean atStart, boolean apartFromStart) {
        this.pattern = pattern;
        this.texts = texts;
        this.atStart = atStart;
        this.apartFromStart = apartFromStart;
    }

    /** Whether every match contains one of the factors. */
    public static Result of(Node pattern, List<Factor> factors) {
        return of(pattern, factors.stream().map(Factor::places).toList(), Matches.ALL);
    }

    /**
     * Whether every match of some kind contains one of the texts.
     *
     * @param texts each as the bytes that may stand in each of its places
     */
    public static Result of(Node pattern, List<List<ByteSet>> texts, Matches matches) {
        return new RequiredProof(pattern, texts, false, matches == Matches.WITHOUT_START).result();
    }

    /** Whether every match begins with one of the texts. */
    public static Result atStart(Node pattern, List<List<ByteSet>> texts) {
        return new RequiredProof(pattern, texts, true, false).result();
    }

    private Result result() {
        int aheads = new Machine(pattern, apartFromStart, 0).aheads();
        Result first = run(0);
        // What follows a place that looks ahead is both what it says and what the pattern says: either will do.
        for (int taken = 1; taken < 1 << Math.min(aheads, MOST_AHEADS) && !first.holds(); taken++) {
            if (run(taken).holds()) {
                return new Result(true, Optional.empty());
            }
        }
        return first;
    }

    /** A state of the machine beside one of the marks. */
    private record Pair(int state, int marks) {}

    /** How a pair was first reached; -1 when nothing was read. */
    private record Step(Pair from, int read) {}

    private Result run(int taken) {
        Machine machine = new Machine(pattern, apartFromStart, taken);
        Marks marks = new Marks(texts, atStart);
        int[] representatives = representatives(machine, marks);
        Map<Pair, Step> reached = new HashMap<>();
        Pair start = new Pair(machine.start(), Marks.NONE);
        reached.put(start, new Step(start, -1));
        List<Pair> front = new ArrayList<>(List.of(start));
        while (!front.isEmpty()) {
            // First what is reached without reading, so that no longer text takes the place of a shorter one.
            List<Pair> next = new ArrayList<>();
            for (int i = 0; i < front.size(); i++) {
                Pair pair = front.get(i);
                if (pair.state() == Machine.END) {
                    return new Result(false, Optional.of(text(pair, start, reached)));
                }
                ByteSet set = machine.reads(pair.state());
                if (set.equals(ByteSet.NONE)) {
                    for (int successor : machine.successors(pair.state())) {
                        reach(new Pair(successor, pair.marks()), new Step(pair, -1), reached, front);
                    }
                }
            }
            for (Pair pair : front) {
                ByteSet set = machine.reads(pair.state());
                if (!set.equals(ByteSet.NONE)) {
                    int successor = machine.successors(pair.state())[0];
                    for (int b : representatives) {
                        int after = set.has(b) ? marks.after(pair.marks(), b) : Marks.FOUND;
                        if (after != Marks.FOUND) {
                            reach(new Pair(successor, after), new Step(pair, b), reached, next);
                        }
                    }
                }
                if (reached.size() > MOST_PAIRS) {
                    return new Result(false, Optional.empty());
                }
            }
            front = next;
        }
        return new Result(true, Optional.empty());
    }

    private static void reach(Pair pair, Step step, Map<Pair, Step> reached, List<Pair> front) {
        if (reached.putIfAbsent(pair, step) == null) {
            front.add(pair);
        }
    }

    private static String text(Pair end, Pair start, Map<Pair, Step> reached) {
        StringBuilder text = new StringBuilder();
        Pair pair = end;
        while (!pair.equals(start)) {
            Step step = reached.get(pair);
            if (step == null) {
                throw new IllegalStateException("a pair that was never reached");
            }
            if (step.read() >= 0) {
                text.append((char) step.read());
            }
            pair = step.from();
        }
        return text.reverse().toString();
    }

    /** Of bytes that no set tells apart, one each. */
    private static int[] representatives(Machine machine, Marks marks) {
        Set<ByteSet> sets = new LinkedHashSet<>(machine.sets());
        sets.addAll(marks.sets());
        List<Integer> order = new ArrayList<>();
        PREFERRED.chars().forEach(order::add);
        for (int b = 33; b < 33 + 256; b++) {
            order.add(b & 0xff);
        }
        Map<List<Boolean>, Integer> byMembership = new LinkedHashMap<>();
        for (int b : order) {
            byMembership.putIfAbsent(sets.stream().map(set -> set.has(b)).toList(), b);
        }
        return byMembership.values().stream().mapToInt(Integer::intValue).toArray();
    }
}
