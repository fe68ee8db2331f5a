package dev.loco.cishared.policy.hcl;

/** What became of a text. */
public sealed interface Parsed {

    /**
     * It could be read.
     *
     * @param items its items
     * @param json whether it is JSON
     */
    record Document(Node.Items items, boolean json) implements Parsed {}

    /**
     * It cannot be read.
     *
     * @param message OpenBao's words
     * @param mark where it goes wrong
     */
    record Unreadable(String message, Mark mark) implements Parsed {}
}
