package dev.loco.cishared.release.woodpecker;

/** What became of a request to Woodpecker. */
sealed interface Reply {
    /** It was answered. */
    record Body(byte[] json) implements Reply {}

    /** There is no such thing, or not for this token: Woodpecker answers 404 to both. */
    record Missing() implements Reply {}

    /**
     * It will not be answered, however often it is asked.
     *
     * @param why one sentence without a full stop
     */
    record Refused(String why) implements Reply {}

    /**
     * It was not answered for now.
     *
     * @param why one sentence without a full stop
     */
    record NotNow(String why) implements Reply {}
}
