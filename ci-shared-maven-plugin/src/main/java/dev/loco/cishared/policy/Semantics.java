package dev.loco.cishared.policy;

import java.util.Arrays;
import java.util.Optional;

/** How a set of policies decides a LIST or SCAN whose path ends in a slash (GHSA-xp3c-3jw3-4vcr, fixed in 2.6.0). */
public enum Semantics {
    /** Up to 2.5: LIST asks the wildcard rules for the path without its slash first; SCAN only for the path itself. */
    V2_5("2.5"),
    /** From 2.6: the path itself first, then the path without its slash. */
    V2_6("2.6");

    private final String word;

    Semantics(String word) {
        this.word = word;
    }

    /** {@code 2.5} or {@code 2.6}. */
    public String word() {
        return word;
    }

    /** The semantics of that word. */
    public static Optional<Semantics> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word.equals(word)).findFirst();
    }
}
