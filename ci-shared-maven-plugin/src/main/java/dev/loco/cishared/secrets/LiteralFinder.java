package dev.loco.cishared.secrets;

/** Finds every place of a fixed set of literals in bytes, in one pass, ASCII letters of either case alike. */
interface LiteralFinder {

    /** Is told of every place. */
    @FunctionalInterface
    interface Hits {
        /**
         * A literal was found.
         *
         * @param literal its index in the set
         * @param end the offset just after its last byte
         */
        void hit(int literal, int end);
    }

    /** Tells of all places in the first {@code length} bytes, ordered by their end, then by the literal's index. */
    void find(byte[] bytes, int length, Hits hits);
}
