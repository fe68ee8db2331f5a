package dev.loco.cishared.pipeline.restore;

import dev.loco.cishared.finding.Edit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How something can be put back: by edits of the file, or not without a person, and then why. */
public sealed interface Restoration {

    /** Edits of the file, sorted, at least one. */
    record Edits(List<Edit> edits) implements Restoration {
        public Edits {
            edits = edits.stream()
                    .sorted(Comparator.comparingInt(Edit::offset).thenComparingInt(Edit::length))
                    .toList();
        }
    }

    /** Left alone; {@code why} is a clause such as {@code its text stands behind an alias}. */
    record Left(String why) implements Restoration {}

    Left ALIASED = new Left("it comes through an alias, and what the alias stands for is used elsewhere too");

    /** One edit. */
    static Restoration edit(int offset, int length, String replacement) {
        return new Edits(List.of(new Edit(offset, length, replacement)));
    }

    /** All of them at once; left when one is. */
    static Restoration all(List<Restoration> parts) {
        List<Edit> edits = new ArrayList<>();
        for (Restoration part : parts) {
            if (part instanceof Left) {
                return part;
            }
            edits.addAll(((Edits) part).edits());
        }
        return edits.isEmpty() ? new Left("there is nothing to put back") : new Edits(edits);
    }

    /** The text after the edits, or empty when they overlap. */
    static Optional<String> apply(String text, List<Edit> edits) {
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (Edit edit : edits) {
            if (edit.offset() < from) {
                return Optional.empty();
            }
            result.append(text, from, edit.offset()).append(edit.replacement());
            from = edit.offset() + edit.length();
        }
        return Optional.of(result.append(text, from, text.length()).toString());
    }
}
