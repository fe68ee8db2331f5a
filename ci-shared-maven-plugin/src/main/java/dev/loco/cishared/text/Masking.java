package dev.loco.cishared.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides credentials in texts, each by as many characters as it had, so that columns and carets stay true. */
public final class Masking {
    /** The character that stands for a hidden one. */
    public static final char HIDDEN = '*';

    /** No setting can show more of a credential than this many characters. */
    public static final int MOST_SHOWN = 4;

    // What kind of token it is can be said without saying the token: OpenBao's `hvs.`, `b.` and so on.
    private static final Pattern SHAPE = Pattern.compile("(?:hv[sbr]|[sbr])\\.");

    private Masking() {}

    /**
     * The credential hidden: of its shape's prefix ({@code hvs.}) at most {@code shown} characters stay, nothing of a
     * credential without such a prefix; line ends stay too, so that lines keep their numbers.
     *
     * @param shown from 0 on; more than {@link #MOST_SHOWN} counts as {@link #MOST_SHOWN}
     */
    public static String mask(String credential, int shown) {
        Matcher prefix = SHAPE.matcher(credential);
        int keep = prefix.lookingAt() ? Math.min(prefix.end(), Math.min(Math.max(shown, 0), MOST_SHOWN)) : 0;
        StringBuilder hidden = new StringBuilder(credential);
        for (int i = keep; i < hidden.length(); i++) {
            char c = hidden.charAt(i);
            if (c != '\n' && c != '\r') {
                hidden.setCharAt(i, HIDDEN);
            }
        }
        return hidden.toString();
    }

    /** The credential hidden with its shape's prefix shown. */
    public static String mask(String credential) {
        return mask(credential, MOST_SHOWN);
    }

    /**
     * The text with {@code length} UTF-16 units from {@code offset} on hidden.
     *
     * @throws IndexOutOfBoundsException when the stretch is not inside the text
     */
    public static String mask(String text, int offset, int length, int shown) {
        java.util.Objects.checkFromIndexSize(offset, length, text.length());
        return text.substring(0, offset)
                + mask(text.substring(offset, offset + length), shown)
                + text.substring(offset + length);
    }
}
