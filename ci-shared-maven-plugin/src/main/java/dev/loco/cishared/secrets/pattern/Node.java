package dev.loco.cishared.secrets.pattern;

import java.util.List;

/**
 * A regular expression as far as it says which texts it matches. What a match only needs beside itself, such as
 * {@code \b} or {@code (?!x)}, is an empty sequence here.
 */
public sealed interface Node {
    /** No upper bound. */
    int MANY = Integer.MAX_VALUE;

    /** The empty text. */
    Node EMPTY = new Sequence(List.of());

    /** Any text: of what is not understood. */
    Node ANYTHING = new Repeat(new One(ByteSet.ALL), 0, MANY);

    /** One byte of a set. */
    record One(ByteSet set) implements Node {}

    /** One part after the other. */
    record Sequence(List<Node> parts) implements Node {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** One of several. */
    record Choice(List<Node> ways) implements Node {
        public Choice {
            ways = List.copyOf(ways);
        }
    }

    /**
     * The same again and again.
     *
     * @param least at least 0
     * @param most at least {@code least}; {@link #MANY} without a bound
     */
    record Repeat(Node of, int least, int most) implements Node {}

    /** What the text goes on with, whatever the pattern itself goes on with: {@code (?=x)}. */
    record Ahead(Node of) implements Node {}

    /** The start of the text, {@code \A}, or of what the last match left of it, {@code \G}. */
    record Start() implements Node {}
}
