package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.secrets.Literal.Alphabet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramFinderTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsWhatLookingForEachAloneFinds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            // Few letters, so that literals begin, end and lie inside each other.
            Set<Literal> literals = new LinkedHashSet<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                literals.add(Literal.of(word(random, 5 + random.nextInt(4))).folded());
            }
            literals.add(Literal.prefix("ab.c", 3, Alphabet.BASE62));
            literals.add(Literal.prefix("b.", 24, Alphabet.BASE62));
            String text = word(random, random.nextInt(60)) + letters(random, random.nextInt(60)) + word(random, 20);
            List<Literal> list = List.copyOf(literals);
            assertThat(found(list, text))
                    .as("seed %d, round %d: %s in %s", seed, round, literals, text)
                    .isEqualTo(expected(list, text));
        }
    }

    @Test
    void everyPlaceInABlockAndAtTheEnd() {
        List<Literal> literals = List.of(
                Literal.of("token"),
                Literal.prefix("hvs.", 4, Alphabet.BASE62),
                Literal.prefix("s.", 24, Alphabet.BASE62));
        for (int before = 0; before < 40; before++) {
            for (int after = 0; after < 40; after++) {
                for (String one : List.of("ToKen", "hvs.aB3d", "s." + "aB3".repeat(8))) {
                    String text = "-".repeat(before) + one + "-".repeat(after);
                    assertThat(found(literals, text)).as(text).isEqualTo(expected(literals, text));
                }
            }
        }
    }

    @Test
    void manyLiteralsShareBuckets() {
        Random random = new Random(5);
        List<Literal> literals = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            literals.add(Literal.of(letters(random, 5 + random.nextInt(6))).folded());
        }
        literals = List.copyOf(new LinkedHashSet<>(literals));
        int last = literals.size() - 1;
        String text = letters(random, 3000)
                + literals.get(last).text()
                + literals.get(7).text();
        assertThat(found(literals, text))
                .contains(last + "@" + (3000 + literals.get(last).text().length()));
        assertThat(found(literals, text)).isEqualTo(expected(literals, text));
    }

    @Test
    void rareGramsFarBehindTheBeginning() {
        List<Literal> literals = List.of(Literal.of("token"), Literal.of("e".repeat(300) + "zqxjzqxj"));
        String text = "a token, " + "e".repeat(301) + "zqxjzqxj and more";
        assertThat(found(literals, text)).isEqualTo(expected(literals, text));
    }

    @Test
    void bytesOutsideAsciiAreFine() {
        List<String> found = found(List.of(Literal.of("token")), "ü token \u0000Tokén TOKEN \u00ff\uffff");
        assertThat(found).containsExactly("0@22", "0@8");
    }

    @Test
    void runsOfLettersAndDigitsAreTold() {
        for (int before = 0; before < 20; before++) {
            for (int length = 20; length < 60; length++) {
                byte[] bytes = ("-".repeat(before) + "a".repeat(length) + "/x").getBytes(StandardCharsets.US_ASCII);
                List<String> runs = new ArrayList<>();
                new GramFinder(List.of()).find(bytes, bytes.length, new LiteralFinder.Hits() {
                    @Override
                    public void hit(int literal, int end) {}

                    @Override
                    public void run(int start, int end) {
                        runs.add(start + "-" + end);
                    }
                });
                assertThat(runs).isEqualTo(length < 24 ? List.of() : List.of(before + "-" + (before + length)));
            }
        }
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("aAbBc.".charAt(random.nextInt(6)));
        }
        return word.toString();
    }

    private static String letters(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("abcXYZ012".charAt(random.nextInt(9)));
        }
        return word.toString();
    }

    /** Sorted, since it tells in order only of each literal. */
    private static List<String> found(List<Literal> literals, String text) {
        List<String> found = new ArrayList<>();
        int[] last = new int[literals.size()];
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new GramFinder(literals).find(bytes, bytes.length, (literal, end) -> {
            Literal one = literals.get(literal);
            assertThat(end).as("order of " + one).isGreaterThan(last[literal]);
            last[literal] = end;
            if (one.holds(bytes, bytes.length, end)) {
                found.add(literal + "@" + end);
            }
        });
        Collections.sort(found);
        return found;
    }

    private static List<String> expected(List<Literal> literals, String text) {
        List<String> expected = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < literals.size(); i++) {
            String literal = literals.get(i).text();
            for (int at = lower.indexOf(literal); at >= 0; at = lower.indexOf(literal, at + 1)) {
                int end = at + literal.length();
                if (literals.get(i).holds(bytes, bytes.length, end)) {
                    expected.add(i + "@" + end);
                }
            }
        }
        Collections.sort(expected);
        return expected;
    }
}
