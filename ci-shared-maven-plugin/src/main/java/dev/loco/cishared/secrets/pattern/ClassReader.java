package dev.loco.cishared.secrets.pattern;

import java.util.Optional;

/**
 * Reads a class of characters, {@code [a-z&&[^x]]}. One with an intersection, or with something that is not known, is
 * any byte; only where it ends is told then.
 */
final class ClassReader {
    private final String source;
    private final Flags flags;
    private int at;
    private boolean sure = true;

    /** A reader for the class whose bracket stands at {@code from}. */
    ClassReader(String source, int from, Flags flags) {
        this.source = source;
        this.flags = flags;
        at = from;
    }

    ByteSet read() {
        ByteSet set = brackets();
        return sure ? set : ByteSet.ALL;
    }

    int end() {
        return at;
    }

    private ByteSet brackets() {
        at++;
        boolean not = source.charAt(at) == '^';
        if (not) {
            at++;
        }
        ByteSet set = ByteSet.NONE;
        boolean any = false;
        // A bracket that comes first stands for itself.
        while (source.charAt(at) != ']' || !any) {
            if (source.charAt(at) == '[') {
                set = set.or(brackets());
            } else if (source.startsWith("&&", at)) {
                sure = false;
                at += 2;
            } else {
                set = set.or(range());
            }
            any = true;
        }
        at++;
        return not ? set.not() : set;
    }

    private ByteSet range() {
        Escape first = character();
        if (first.single().isEmpty()
                || source.charAt(at) != '-'
                || source.charAt(at + 1) == ']'
                || source.charAt(at + 1) == '[') {
            return first.set();
        }
        at++;
        Escape last = character();
        if (last.single().isEmpty()) {
            sure = false;
            return ByteSet.ALL;
        }
        ByteSet range = ByteSet.range(first.single().get(), last.single().get());
        if (flags.anyCase() && flags.unicode()) {
            sure = false;
        }
        return flags.anyCase() ? range.inBothCases() : range;
    }

    private Escape character() {
        if (source.charAt(at) == '\\') {
            Escape escape = Escape.at(source, at + 1, flags);
            sure &= escape.sure();
            at = escape.end();
            return escape;
        }
        int c = source.codePointAt(at);
        at += Character.charCount(c);
        sure &= c < 128 || !flags.unicode();
        return new Escape(flags.set(c), at, true, Optional.of(c));
    }
}
