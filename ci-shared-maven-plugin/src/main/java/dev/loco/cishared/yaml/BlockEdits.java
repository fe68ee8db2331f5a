package dev.loco.cishared.yaml;

import dev.loco.cishared.finding.Edit;
import dev.loco.cishared.finding.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inserts, removes and reorders the lines of block collections. */
final class BlockEdits {
    private final Layout layout;
    private final String text;

    BlockEdits(Layout layout) {
        this.layout = layout;
        this.text = layout.text();
    }

    /**
     * A new child.
     *
     * @param lead what comes before the fragment's first line: a dash, or nothing
     */
    Optional<List<Edit>> insert(
            Span collection, List<Optional<Layout.Slot>> slots, int index, String lead, Fragment fragment) {
        int indent = layout.indent(collection.offset());
        String margin = " ".repeat(indent);
        String child = lead + fragment.indented(indent + lead.length(), layout.lineEnd());
        if (index > 0 && slots.get(index - 1).isPresent()) {
            int end = slots.get(index - 1).get().end();
            if (layout.endsUnfinished(end)) {
                return Optional.empty();
            }
            int at = layout.behind(end);
            return Optional.of(List.of(new Edit(at, 0, layout.lineEnd() + margin + child)));
        }
        if (index >= slots.size() || slots.get(index).isEmpty()) {
            return Optional.empty();
        }
        int start = slots.get(index).get().start();
        if (!layout.startsLine(start)) {
            // On the line of a dash: the new child takes the place, the old one moves to a line of its own.
            return Optional.of(List.of(new Edit(start, 0, child + layout.lineEnd() + margin)));
        }
        int top = layout.withCommentsAbove(start, 0);
        // Comments at the top of a file speak of the file.
        boolean topOfFile = layout.lineStart(top) == 0;
        int at = topOfFile ? layout.lineStart(start) : top;
        int afterMark = at < text.length() && text.charAt(at) == '\uFEFF' ? at + 1 : at;
        return Optional.of(List.of(new Edit(afterMark, 0, margin + child + layout.lineEnd())));
    }

    Optional<List<Edit>> remove(Span collection, Layout.Slot slot, String empty) {
        int start = slot.start();
        if (start == collection.offset() && slot.end() == collection.end()) {
            return Optional.of(List.of(new Edit(start, slot.end() - start, empty)));
        }
        if (!layout.startsLine(start)) {
            // The next child takes the place behind the dash; comments on the way stay.
            int next = layout.lineEndOf(slot.end());
            while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
                next++;
            }
            return Optional.of(List.of(new Edit(start, next - start, "")));
        }
        int from = layout.lineStart(start);
        if (text.startsWith("\uFEFF", from)) {
            from++;
        }
        int to = layout.nextLine(slot.end());
        if (to == layout.lineEndOf(slot.end()) && from > 0) {
            // The last line has no line end: then the line that becomes the last has none either.
            while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
                from--;
            }
        }
        return Optional.of(List.of(new Edit(from, to - from, "")));
    }

    Optional<List<Edit>> reorder(Span collection, List<Optional<Layout.Slot>> slots, List<Integer> order) {
        List<Edit> edits = new ArrayList<>();
        List<int[]> chunks = new ArrayList<>();
        int after = 0;
        for (Optional<Layout.Slot> slot : slots) {
            if (slot.isEmpty()
                    || !layout.startsLine(slot.get().start())
                    || layout.endsKeptScalar(slot.get().end())) {
                return Optional.empty();
            }
            int start = layout.withCommentsAbove(slot.get().start(), after);
            if (start == 0 && collection.offset() > 0) {
                start = layout.lineStart(slot.get().start());
            }
            if (text.startsWith("\uFEFF", start)) {
                start++;
            }
            int end = layout.lineEndOf(slot.get().end());
            after = layout.nextLine(slot.get().end());
            chunks.add(new int[] {start, end});
        }
        int end = collection.end();
        int last = slots.get(order.get(order.size() - 1)).orElseThrow().end();
        if (layout.lineEndOf(end) == text.length() && (layout.endsBlockScalar(end) || layout.endsBlockScalar(last))) {
            // Without a final line end it would mean something else in another place.
            return Optional.empty();
        }
        for (int place = 0; place < chunks.size(); place++) {
            int[] here = chunks.get(place);
            int[] there = chunks.get(order.get(place));
            if (here != there) {
                edits.add(new Edit(here[0], here[1] - here[0], text.substring(there[0], there[1])));
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
    }
}
