package dev.loco.cishared.repository;

import java.nio.charset.StandardCharsets;

/** What reading one file of the repository gave. */
public sealed interface Content {

    /** The file's bytes, all of them. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Bytes(byte[] bytes) implements Content {}

    /**
     * The file holds more than the reader was willing to take.
     *
     * @param bytes how many it has
     * @param head the first of them, at most {@value #HEAD}, a character each
     */
    record TooLarge(long bytes, String head) implements Content {
        static final int HEAD = 512;

        /** With the head of what is known of them. */
        public static TooLarge of(long bytes, byte[] first) {
            return new TooLarge(bytes, new String(first, 0, Math.min(first.length, HEAD), StandardCharsets.ISO_8859_1));
        }
    }

    /** There is no such file. */
    record Missing() implements Content {}

    /**
     * Something else than a file stands there.
     *
     * @param what a directory, a symbolic link that leads out of the repository, …
     */
    record NotAFile(String what) implements Content {}

    /**
     * It is there and cannot be read: permissions, a fault of the disk.
     *
     * @param reason in the operating system's words
     */
    record Unreadable(String reason) implements Content {}
}
