package dev.loco.cishared.lint;

import dev.loco.cishared.text.Masking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds known credentials in a message, where they may be quoted whole or cut off after their beginning. */
final class Quotes {
    private static final Pattern SHAPE = Pattern.compile("(?:hv[sbr]|[sbr])\\.");
    // Shorter ones may be words, which a message has on its own account.
    private static final int SHORTEST = 6;
    private static final int RANDOM = 16;
    /** What every credential's piece begins with at least. */
    private static final int BEGINNING = Masking.MOST_SHOWN + 1;

    // A file may hold thousands, and a message is to be searched for all of them at once.
    private final Map<String, List<String>> byBeginning = new HashMap<>();

    Quotes(Collection<String> secrets) {
        for (String secret : new LinkedHashSet<>(secrets)) {
            if (secret.length() >= SHORTEST) {
                byBeginning
                        .computeIfAbsent(secret.substring(0, BEGINNING), key -> new ArrayList<>())
                        .add(secret);
            }
        }
    }

    /** The words with every piece of a credential's beginning masked, when more than four characters of it are there. */
    String masked(String words, int shown) {
        String masked = words;
        for (int at = 0; at + BEGINNING <= masked.length(); at++) {
            int longest = 0;
            for (String secret : byBeginning.getOrDefault(masked.substring(at, at + BEGINNING), List.of())) {
                int length = common(masked, at, secret);
                longest = length >= least(secret) ? Math.max(longest, length) : longest;
            }
            if (longest > 0) {
                masked = Masking.mask(masked, at, longest, shown);
                at += longest - 1;
            }
        }
        return masked;
    }

    private static int common(String words, int at, String secret) {
        int length = BEGINNING;
        while (length < secret.length()
                && at + length < words.length()
                && words.charAt(at + length) == secret.charAt(length)) {
            length++;
        }
        return length;
    }

    private static int least(String secret) {
        Matcher shape = SHAPE.matcher(secret);
        if (shape.lookingAt()) {
            return Math.min(secret.length(), shape.end() + BEGINNING);
        }
        boolean random = secret.length() >= RANDOM && secret.chars().anyMatch(Character::isDigit);
        return random ? BEGINNING : secret.length();
    }
}
