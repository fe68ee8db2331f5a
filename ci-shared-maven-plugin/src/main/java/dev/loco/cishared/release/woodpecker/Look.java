package dev.loco.cishared.release.woodpecker;

/** What one look at Woodpecker tells. */
sealed interface Look {
    /** It is over. */
    record Settled(Outcome outcome) implements Look {}

    /** Looking again will not help. */
    record Hopeless(String why) implements Look {}

    /** Not yet; why, should it stay so. */
    record NotYet(Outcome.Reason because, String why) implements Look {}
}
