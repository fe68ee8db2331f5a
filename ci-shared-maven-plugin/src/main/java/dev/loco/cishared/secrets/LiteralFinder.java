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

        /**
         * A run of at least 24 ASCII letters and digits was found, which may be something encoded.
         *
         * @param start its first byte
         * @param end just after its last
         */
        default void run(int start, int end) {}

        /**
         * A character in percent encoding was found.
         *
         * @param at where its percent sign is; of those in the same sixteen bytes only the first is told
         */
        default void percent(int at) {}
    }

    /** Tells of all places in the first {@code length} bytes; those of one literal in order. */
    void find(byte[] bytes, int length, Hits hits);
}
