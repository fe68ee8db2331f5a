package dev.loco.cishared.secrets;

import dev.loco.cishared.text.CountedText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern that is compiled when it is first used: a run on a clean repository uses few of them. */
final class LazyPattern {
    private static final int MOST_STEPS = 400_000;

    private final String regex;
    private final boolean bounded;

    private volatile @Nullable Pattern compiled;

    private LazyPattern(String regex, boolean bounded) {
        this.regex = regex;
        this.bounded = bounded;
    }

    static LazyPattern of(String regex) {
        return new LazyPattern(regex, false);
    }

    /** One that nobody has looked at for how it backtracks: {@link CountedText.Exhausted} ends it. */
    static LazyPattern bounded(String regex) {
        return new LazyPattern(regex, true);
    }

    /** Whether a part of the text matches. */
    boolean isIn(CharSequence text) {
        return matcher(bounded ? new CountedText(text.toString(), MOST_STEPS) : text)
                .find();
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
