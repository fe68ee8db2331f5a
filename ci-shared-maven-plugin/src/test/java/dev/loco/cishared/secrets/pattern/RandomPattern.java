package dev.loco.cishared.secrets.pattern;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns at random, and texts that they may match. */
final class RandomPattern {
    private static final List<String> ATOMS = List.of(
            "a",
            "b",
            "B",
            "ab",
            "abc",
            "cab",
            "-",
            "k\\.",
            "[ab]",
            "[^a]",
            "[a-c]",
            "\\w",
            "\\d",
            ".",
            "[b-]",
            "[]a]",
            "\\x61",
            "\\0141",
            "\\u0062",
            "\\Qa.b\\E",
            "[a-z0-9]",
            "[[ab]c]",
            "\\p{Alpha}",
            "\\s",
            "[\\w-]",
            "\\t",
            "\\cA",
            "é");
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "c",
            "A",
            "-",
            "]",
            "[",
            "[^",
            "(",
            "(?:",
            "(?i)",
            "(?i:",
            "(?=",
            "(?!",
            "(?<=",
            "(?<!",
            "(?>",
            "(?<n>",
            "(?s-i)",
            "(?u)",
            "(?iu)",
            "(?U)",
            ")",
            ")",
            ")",
            "|",
            "*",
            "+",
            "?",
            "{2}",
            "{1,2}",
            "{0,}",
            "{2}{2}",
            "\\Q",
            "\\E",
            "\\\\",
            "\\1",
            "\\k<n>",
            "\\d",
            "\\W",
            "\\w",
            "\\s",
            "\\b",
            "\\R",
            "\\X",
            "\\h",
            "\\V",
            "^",
            "$",
            ".",
            "&&",
            "^",
            "\\p{Lower}",
            "\\P{L}",
            "\\pL",
            "\\p{Punct}",
            "\\x4",
            "\\x{61}",
            "\\0101",
            "\\u0041",
            "\\N{LATIN SMALL LETTER A}",
            "b-d",
            "\\]",
            "\\[",
            "{",
            "}",
            "\u017f",
            "\u212a",
            "😀",
            "\\uD83D\\uDE00",
            "ß",
            "\\A",
            "\\G",
            "\\z",
            "#",
            " ",
            "(?x)");

    private final Random random;

    RandomPattern(Random random) {
        this.random = random;
    }

    /** One without anything that is only nearly told: what it matches is exactly known. */
    String exact(int depth) {
        int kind = random.nextInt(depth > 3 ? 3 : 10);
        return switch (kind) {
            case 0, 1, 2 -> ATOMS.get(random.nextInt(ATOMS.size() - 1));
            case 3, 4, 5 -> exact(depth + 1) + exact(depth + 1);
            case 6 -> "(?:" + exact(depth + 1) + "|" + exact(depth + 1) + ")";
            case 7 -> "(?i:" + exact(depth + 1) + ")";
            default -> "(" + exact(depth + 1) + ")" + quantifier();
        };
    }

    private String quantifier() {
        return List.of("*", "+", "?", "{2}", "{1,3}", "{2,}", "*?", "{0,2}?", "{3}")
                .get(random.nextInt(9));
    }

    /** Any pieces of syntax that come to a pattern. */
    String soup() {
        while (true) {
            StringBuilder soup = new StringBuilder();
            int length = 1 + random.nextInt(8);
            for (int i = 0; i < length; i++) {
                soup.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            try {
                Pattern.compile(soup.toString());
                return soup.toString();
            } catch (PatternSyntaxException none) {
                // The next one.
            }
        }
    }

    String text(String alphabet, int longest) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(longest + 1);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    /** A text that leads through the node. */
    String through(Node node) {
        if (node instanceof Node.One one) {
            for (int i = 0; i < 2000; i++) {
                int b = i < 1000 ? "abcABC-.k01 ".charAt(random.nextInt(12)) : random.nextInt(256);
                if (one.set().has(b)) {
                    return String.valueOf((char) b);
                }
            }
            return "";
        }
        StringBuilder text = new StringBuilder();
        if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> text.append(through(part)));
        } else if (node instanceof Node.Choice choice) {
            text.append(through(choice.ways().get(random.nextInt(choice.ways().size()))));
        } else if (node instanceof Node.Repeat repeat) {
            int more = Math.min(repeat.most() - repeat.least(), 3);
            int times = repeat.least() + random.nextInt(more + 1);
            for (int i = 0; i < times && text.length() < 200; i++) {
                text.append(through(repeat.of()));
            }
        }
        return text.toString();
    }
}
