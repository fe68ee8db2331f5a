package dev.loco.cishared.lint;

import dev.loco.cishared.text.Masking;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a known credential in a message, where it may be quoted whole or cut off after its beginning. */
final class Quotes {
    private static final Pattern SHAPE = Pattern.compile("(?:hv[sbr]|[sbr])\\.");
    // Shorter ones may be words, which a message has on its own account.
    private static final int SHORTEST = 6;
    private static final int RANDOM = 16;

    private Quotes() {}

    /** The words with every piece of the credential's beginning masked, when more than four characters of it are there. */
    static String masked(String words, String secret, int shown) {
        if (secret.length() < SHORTEST) {
            return words;
        }
        int least = Math.min(secret.length(), least(secret));
        String beginning = secret.substring(0, least);
        String masked = words;
        for (int at = masked.indexOf(beginning); at >= 0; at = masked.indexOf(beginning, at + least)) {
            int length = least;
            while (length < secret.length()
                    && at + length < masked.length()
                    && masked.charAt(at + length) == secret.charAt(length)) {
                length++;
            }
            masked = Masking.mask(masked, at, length, shown);
        }
        return masked;
    }

    private static int least(String secret) {
        Matcher shape = SHAPE.matcher(secret);
        if (shape.lookingAt()) {
            return shape.end() + Masking.MOST_SHOWN + 1;
        }
        boolean random = secret.length() >= RANDOM && secret.chars().anyMatch(Character::isDigit);
        return random ? Masking.MOST_SHOWN + 1 : secret.length();
    }
}
