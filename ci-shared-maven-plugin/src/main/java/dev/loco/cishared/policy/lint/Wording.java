package dev.loco.cishared.policy.lint;

import dev.loco.cishared.policy.AclRule;
import dev.loco.cishared.policy.Capability;
import dev.loco.cishared.policy.PathPattern;
import dev.loco.cishared.policy.Precedence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same things said in the same words by all rules. */
final class Wording {
    private static final int MOST = 3;

    private Wording() {}

    /** A pattern or a label within a sentence. */
    static String quoted(String text) {
        return "`" + text + "`";
    }

    static String quoted(PathPattern pattern) {
        return quoted(pattern.text());
    }

    static String quoted(AclRule rule) {
        return quoted(rule.pattern());
    }

    /** {@code READ secret/data/any}. */
    static String request(Capability capability, String path) {
        return capability.word().toUpperCase(Locale.ROOT) + " " + path;
    }

    /** Why the first pattern decides where both match. */
    static String reason(PathPattern winner, PathPattern loser) {
        return switch (Precedence.between(winner, loser).reason()) {
            case EXACT -> "it has no wildcard";
            case FIRST_WILDCARD -> "its first wildcard stands later";
            case NO_STAR -> "it does not end in `*`";
            case FEWER_WILDCARDS -> "it has fewer `+`";
            case LONGER -> "it is longer";
            case GREATER_TEXT -> "it is greater as text";
            case SAME -> "it is the same pattern";
        };
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> words) {
        if (words.size() < 2) {
            return String.join("", words);
        }
        return String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.get(words.size() - 1);
    }

    /** The same, of many only the first few. */
    static String some(List<String> words) {
        if (words.size() <= MOST + 1) {
            return list(words);
        }
        List<String> shown = new ArrayList<>(words.subList(0, MOST));
        shown.add(words.size() - MOST + " more");
        return list(shown);
    }
}
