package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inserts, removes and reorders the children of collections in brackets and braces. */
final class FlowEdits {
    private final Layout layout;
    private final String text;

    FlowEdits(Layout layout) {
        this.layout = layout;
        this.text = layout.text();
    }

    /** A single pair in brackets, {@code [a: b]}, has no braces to write in. */
    private boolean hasBrackets(Span collection) {
        return collection.length() > 1 && "[{".indexOf(text.charAt(collection.offset())) >= 0;
    }

    Optional<List<Edit>> insert(Span collection, List<Optional<Layout.Slot>> slots, int index, String child) {
        if (!hasBrackets(collection)) {
            return Optional.empty();
        }
        boolean nothing = layout.skipBlankAndComments(collection.offset() + 1) == collection.end() - 1;
        if (nothing) {
            return one(collection.offset() + 1, 0, child);
        }
        if (index < slots.size() && slots.get(index).isPresent()) {
            int start = slots.get(index).get().start();
            String gap = layout.startsLine(start) ? newLine(start) : " ";
            return one(start, 0, child + "," + gap);
        }
        if (index == 0 || slots.get(index - 1).isEmpty()) {
            return Optional.empty();
        }
        Layout.Slot before = slots.get(index - 1).get();
        boolean ownLine = layout.startsLine(before.start())
                && layout.lineStart(before.start()) != layout.lineStart(collection.offset());
        int comma = layout.skipBlankAndComments(before.end());
        if (!ownLine || text.charAt(comma) == ',') {
            return one(before.end(), 0, ", " + child);
        }
        String tail = layout.tail(before.end());
        // A comment behind the child stays with it: the comma goes before it, the new child below it.
        return tail.strip().startsWith("#")
                ? Optional.of(List.of(
                        new Edit(before.end(), 0, ","),
                        new Edit(layout.lineEndOf(before.end()), 0, newLine(before.start()) + child)))
                : one(before.end(), 0, "," + newLine(before.start()) + child);
    }

    private String newLine(int likeThis) {
        return layout.lineEnd() + text.substring(layout.lineStart(likeThis), likeThis);
    }

    Optional<List<Edit>> remove(Span collection, Layout.Slot slot) {
        if (!hasBrackets(collection)) {
            return Optional.empty();
        }
        int comma = layout.skipBlankAndComments(slot.end());
        if (text.charAt(comma) == ',') {
            int start = slot.start();
            int end = comma + 1;
            boolean wholeLine = layout.startsLine(start)
                    && layout.tail(end).isEmpty()
                    && layout.lineStart(start) > collection.offset();
            if (wholeLine && layout.lineStart(start) == layout.lineStart(end)) {
                return one(layout.lineStart(start), layout.nextLine(end) - layout.lineStart(start), "");
            }
            while (text.charAt(end) == ' ' && (layout.startsLine(start) || text.charAt(end + 1) != '#')) {
                end++;
            }
            return spare(start, end);
        }
        int before = slot.start() - 1;
        while (Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        boolean follows = text.charAt(before) == ',';
        return one(follows ? before : slot.start(), slot.end() - (follows ? before : slot.start()), "");
    }

    /** Removes from start to end, except for the comments between the child and its comma. */
    private Optional<List<Edit>> spare(int start, int end) {
        String gone = text.substring(start, end);
        return gone.contains("\n") && gone.contains("#") ? Optional.empty() : one(start, end - start, "");
    }

    Optional<List<Edit>> reorder(List<Optional<Layout.Slot>> slots, List<Integer> order) {
        List<Edit> edits = new ArrayList<>();
        for (int place = 0; place < slots.size(); place++) {
            Optional<Layout.Slot> here = slots.get(place);
            Optional<Layout.Slot> there = slots.get(order.get(place));
            if (here.isEmpty() || there.isEmpty()) {
                return Optional.empty();
            }
            if (place != order.get(place)) {
                String moved = text.substring(there.get().start(), there.get().end());
                edits.add(new Edit(
                        here.get().start(), here.get().end() - here.get().start(), moved));
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
    }

    private static Optional<List<Edit>> one(int offset, int length, String replacement) {
        return Optional.of(List.of(new Edit(offset, length, replacement)));
    }
}
