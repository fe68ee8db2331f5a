package dev.loco.cishared.policy.paths;

import dev.loco.cishared.policy.PathPattern;
import java.util.ArrayList;
import java.util.List;

/** The paths that two patterns have in common, as a pattern where there is one that says just that. */
public sealed interface Intersection {
    /** They have none. */
    record Empty() implements Intersection {}

    /** They are those of one pattern. */
    record Of(PathPattern pattern) implements Intersection {}

    /**
     * No single pattern has them: {@code a/b*} and {@code a/+/c} meet in segments that begin with {@code b} and are
     * followed by {@code c}.
     */
    record Inexpressible() implements Intersection {}

    /** Those of the two patterns. */
    static Intersection of(PathPattern one, PathPattern other) {
        if (!Effects.overlap(one, other)) {
            return new Empty();
        }
        boolean oneIsLonger = one.segments().size() >= other.segments().size();
        PathPattern longer = oneIsLonger ? one : other;
        PathPattern shorter = oneIsLonger ? other : one;
        List<String> segments = new ArrayList<>(longer.segments());
        int last = segments.size() - 1;
        int end = shorter.segments().size() - 1;
        for (int i = 0; i <= end; i++) {
            String mine = longer.segments().get(i);
            String its = shorter.segments().get(i);
            boolean begins = shorter.open() && i == end;
            boolean rest = longer.open() && i == last;
            if (begins && rest) {
                segments.set(i, mine.length() >= its.length() ? mine : its);
            } else if (begins && mine.equals("+")) {
                if (!its.isEmpty()) {
                    return new Inexpressible();
                }
            } else if (rest && its.equals("+")) {
                // One segment that begins with a text and nothing behind it: no pattern says that.
                if (!mine.isEmpty()) {
                    return new Inexpressible();
                }
                segments.set(i, "+");
            } else if (!begins && (mine.equals("+") || rest)) {
                segments.set(i, its);
            }
        }
        boolean open = longer.open() && shorter.open();
        String text = String.join("/", segments) + (open ? "*" : "");
        return new Of(PathPattern.of("", text));
    }
}
