package dev.loco.cishared.pipeline.update;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which lines of a comment the template changed, and where they stand in the file.
 *
 * @param from the first of the file's lines that goes, or before which something comes
 * @param count how many go
 * @param lines what comes
 */
record Lines(int from, int count, List<String> lines) {

    /** What the file has yet to take over; empty when it has it, or has changed the same lines itself. */
    static Optional<Lines> of(List<String> base, List<String> ours, List<String> theirs) {
        int head = 0;
        int shorter = Math.min(base.size(), theirs.size());
        while (head < shorter && base.get(head).equals(theirs.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && base.get(base.size() - 1 - tail).equals(theirs.get(theirs.size() - 1 - tail))) {
            tail++;
        }
        List<String> gone = base.subList(head, base.size() - tail);
        List<String> come = theirs.subList(head, theirs.size() - tail);
        boolean taken = !come.isEmpty() && Collections.indexOfSubList(come, gone) >= 0 && find(ours, come) >= 0;
        if (base.equals(theirs) || taken) {
            return Optional.empty();
        }
        if (!gone.isEmpty()) {
            int at = find(ours, gone);
            return at < 0 ? Optional.empty() : Optional.of(new Lines(at, gone.size(), come));
        }
        return place(base, head, tail, ours).map(at -> new Lines(at, 0, List.copyOf(come)));
    }

    /** The comment lines at the end, without a blank line between them and what they are about. */
    static List<String> directlyAbove(List<String> lines) {
        int from = lines.size();
        while (from > 0 && !lines.get(from - 1).isEmpty()) {
            from--;
        }
        return new ArrayList<>(lines.subList(from, lines.size()));
    }

    /** Where lines go that were only added: below the line they follow, else above the one they precede. */
    private static Optional<Integer> place(List<String> base, int head, int tail, List<String> ours) {
        if (base.isEmpty()) {
            return Optional.of(ours.size());
        }
        int at = head > 0
                ? find(ours, base.subList(0, head))
                : find(ours, base.subList(base.size() - tail, base.size()));
        return at < 0 ? Optional.empty() : Optional.of(head > 0 ? at + head : at);
    }

    private static int find(List<String> lines, List<String> wanted) {
        return Collections.indexOfSubList(lines, wanted);
    }
}
