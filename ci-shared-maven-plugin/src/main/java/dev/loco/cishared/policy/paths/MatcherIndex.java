package dev.loco.cishared.policy.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Many matchers, each with a rank, asked at once whether one before some rank matches all of a product: a tree over
 * their segments, so that patterns of other mounts and workloads cost nothing.
 */
final class MatcherIndex {
    /** The rank of no matcher. */
    static final int NONE = Integer.MAX_VALUE;

    private final Node plain = new Node();
    private final Node slashless = new Node();
    private int deepest;

    /** What begins with the same segments. */
    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node any;
        private final List<Tail> tails = new ArrayList<>();
        private int ends = NONE;

        /** Of all that begin so. */
        private int lowest = NONE;
    }

    /** A pattern that ends in {@code *} after a segment's beginning. */
    private record Tail(String beginning, int rank) {}

    void add(Matcher matcher, int rank) {
        deepest = Math.max(deepest, matcher.depth());
        Node node = matcher.slashless() ? slashless : plain;
        List<String> segments = matcher.pattern().segments();
        boolean open = matcher.pattern().open();
        node.lowest = Math.min(node.lowest, rank);
        int closed = open ? segments.size() - 1 : segments.size();
        for (int i = 0; i < closed; i++) {
            String segment = segments.get(i);
            if (segment.equals("+")) {
                Node next = node.any == null ? new Node() : node.any;
                node.any = next;
                node = next;
            } else {
                node = node.literals.computeIfAbsent(segment, s -> new Node());
            }
            node.lowest = Math.min(node.lowest, rank);
        }
        if (open) {
            node.tails.add(new Tail(segments.get(closed), rank));
        } else {
            node.ends = Math.min(node.ends, rank);
        }
    }

    /** How many segments the longest of them needs; deeper paths are matched by the same ones as those one deeper. */
    int deepest() {
        return deepest;
    }

    /** Whether one of a rank below that one matches all of the product's paths. */
    boolean anyBelow(Product product, int rank) {
        String[] texts = product.texts();
        boolean[] begins = product.begins();
        int last = texts.length - 1;
        return anyBelow(plain, texts, begins, 0, texts.length, rank)
                || (last > 0
                        && texts[last].isEmpty()
                        && !begins[last]
                        && anyBelow(slashless, texts, begins, 0, last, rank));
    }

    private static boolean anyBelow(Node node, String[] texts, boolean[] begins, int at, int count, int rank) {
        if (node.lowest >= rank) {
            return false;
        }
        if (at == count) {
            return node.ends < rank;
        }
        for (Tail tail : node.tails) {
            if (tail.rank() < rank && texts[at].startsWith(tail.beginning())) {
                return true;
            }
        }
        Node literal = begins[at] ? null : node.literals.get(texts[at]);
        return (literal != null && anyBelow(literal, texts, begins, at + 1, count, rank))
                || (node.any != null && anyBelow(node.any, texts, begins, at + 1, count, rank));
    }
}
