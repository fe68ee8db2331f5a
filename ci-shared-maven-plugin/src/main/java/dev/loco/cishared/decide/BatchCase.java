package dev.loco.cishared.decide;

import dev.loco.cishared.policy.Request;
import dev.loco.cishared.policy.Semantics;
import java.util.List;

/**
 * One question of a batch.
 *
 * @param id as the line has it, null when it has none
 * @param policies their texts
 */
record BatchCase(CaseId id, List<String> policies, Request request, Semantics semantics) {

    /** What a line calls itself: text, a number, or nothing. */
    sealed interface CaseId {
        /** No id. */
        record None() implements CaseId {}

        /** A text. */
        record Text(String text) implements CaseId {}

        /** A number, as it is written. */
        record Digits(String text) implements CaseId {}
    }

    /** A line that is no question. */
    static final class Unclear extends Exception {
        private static final long serialVersionUID = 1;
        private final transient CaseId id;

        Unclear(CaseId id, String message) {
            super(message);
            this.id = id;
        }

        CaseId id() {
            return id;
        }
    }
}
