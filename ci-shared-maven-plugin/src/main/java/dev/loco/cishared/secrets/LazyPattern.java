package dev.loco.cishared.secrets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern that is compiled when it is first used: a run on a clean repository uses few of them. */
final class LazyPattern {
    private final String regex;

    private volatile @Nullable Pattern compiled;

    private LazyPattern(String regex) {
        this.regex = regex;
    }

    static LazyPattern of(String regex) {
        return new LazyPattern(regex);
    }

    /** Whether a part of the text matches. */
    boolean isIn(CharSequence text) {
        return matcher(text).find();
    }

    Matcher matcher(CharSequence text) {
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(regex);
            compiled = known;
        }
        return known.matcher(text);
    }
}
