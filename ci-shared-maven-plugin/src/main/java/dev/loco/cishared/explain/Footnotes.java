package dev.loco.cishared.explain;

import java.util.ArrayList;
import java.util.List;

/** Numbers the remarks of a table in the order in which they are met; equal ones share a number. */
final class Footnotes {
    private final List<String> texts = new ArrayList<>();

    /** The number of the remark, from 1. */
    int number(String text) {
        int at = texts.indexOf(text);
        if (at >= 0) {
            return at + 1;
        }
        texts.add(text);
        return texts.size();
    }

    /** All remarks; the first has number 1. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    /** What a field that may run hangs on. */
    static String of(Mark mark) {
        return mark.depends().isEmpty() ? "on more than can be tried out here" : String.join("; ", mark.depends());
    }

    /** Why the run fails. */
    static String of(WorkflowTable.Break broken) {
        return (broken.always() ? "the run fails: " : "the run fails at times: ") + String.join("; ", broken.why());
    }
}
