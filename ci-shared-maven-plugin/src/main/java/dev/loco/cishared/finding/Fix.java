package dev.loco.cishared.finding;

import java.util.List;

/**
 * What would mend a finding: edits of the finding's own file. The edits do not overlap and are sorted by offset.
 *
 * @param safety whether it may be applied unseen
 * @param title what it does, a short imperative phrase ({@code replace with `v1`})
 * @param edits at least one
 */
public record Fix(Safety safety, String title, List<Edit> edits) {

    /** Whether {@code fix} applies it by itself. */
    public enum Safety {
        /** Restores what was meant; nothing of the owner's is lost. */
        SAFE,
        /** A person should look first. */
        UNSAFE
    }

    public Fix {
        edits = List.copyOf(edits);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix without edits: " + title);
        }
        for (int i = 1; i < edits.size(); i++) {
            Edit before = edits.get(i - 1);
            if (edits.get(i).offset() < before.offset() + before.length()) {
                throw new IllegalArgumentException("edits overlap or are out of order: " + title);
            }
        }
    }

    /** A safe fix of the given edits. */
    public static Fix safe(String title, Edit... edits) {
        return new Fix(Safety.SAFE, title, List.of(edits));
    }

    /** A fix to be looked at, of the given edits. */
    public static Fix unsafe(String title, Edit... edits) {
        return new Fix(Safety.UNSAFE, title, List.of(edits));
    }
}
