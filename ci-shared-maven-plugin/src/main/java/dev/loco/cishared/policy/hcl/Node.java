package dev.loco.cishared.policy.hcl;

import java.util.List;

/** A part of the tree. */
public sealed interface Node {

    /** Where it stands; inside JSON without a column, since OpenBao's messages have none there. */
    Mark mark();

    /** What OpenBao's messages call it. */
    String type();

    /** What a literal is. */
    enum Kind {
        STRING,
        HEREDOC,
        NUMBER,
        FLOAT,
        BOOL
    }

    /**
     * A single value. JSON's {@code null} is an empty string.
     *
     * @param kind what it is
     * @param word its text
     */
    record Literal(Kind kind, Word word) implements Node {
        @Override
        public Mark mark() {
            return word.mark();
        }

        @Override
        public String type() {
            return "*ast.LiteralType";
        }
    }

    /**
     * {@code [ … ]}.
     *
     * @param values in the text's order
     * @param mark brackets included
     */
    record ListValue(List<Node> values, Mark mark) implements Node {
        @Override
        public String type() {
            return "*ast.ListType";
        }
    }

    /**
     * {@code { … }}.
     *
     * @param items what is between the braces
     * @param mark braces included
     */
    record ObjectValue(Items items, Mark mark) implements Node {
        @Override
        public String type() {
            return "*ast.ObjectType";
        }
    }

    /**
     * Items in a row: a whole text, or what stands between braces.
     *
     * @param list in the text's order, a key any number of times
     */
    record Items(List<Item> list) implements Node {
        @Override
        public Mark mark() {
            return list.isEmpty() ? Mark.NOWHERE : list.get(0).mark();
        }

        @Override
        public String type() {
            return "*ast.ObjectList";
        }
    }

    /**
     * One item: {@code key = value}, {@code key { … }} or {@code key "label" { … }}.
     *
     * @param keys the key and its labels; those that a look-up has used are gone
     * @param line of {@code =} or JSON's colon, from 1; 0 without one
     * @param value what it is set to
     * @param head where its first key stands, used or not
     */
    record Item(List<Word> keys, int line, Node value, Mark head) implements Node {
        @Override
        public Mark mark() {
            return keys.isEmpty() ? Mark.NOWHERE : keys.get(0).mark();
        }

        @Override
        public String type() {
            return "*ast.ObjectItem";
        }

        /** The same item without its first key. */
        public Item rest() {
            return new Item(keys.subList(1, keys.size()), line, value, head);
        }
    }
}
