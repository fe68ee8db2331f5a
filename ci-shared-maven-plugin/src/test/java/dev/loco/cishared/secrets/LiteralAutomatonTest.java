package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralAutomatonTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsWhatLookingForEachAloneFinds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            // Few letters, so that literals begin, end and lie inside each other.
            Set<String> literals = new LinkedHashSet<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                literals.add(word(random, 1 + random.nextInt(4)).toLowerCase(Locale.ROOT));
            }
            String text = word(random, random.nextInt(60));
            assertThat(found(List.copyOf(literals), text))
                    .as("seed %d, round %d: %s in %s", seed, round, literals, text)
                    .isEqualTo(expected(List.copyOf(literals), text));
        }
    }

    @Test
    void bytesOfNoLiteralAndBytesOutsideAsciiAreFine() {
        assertThat(found(List.of("token"), "ü token \u0000Tokén TOKEN")).containsExactly("0@8", "0@22");
    }

    @Test
    void catalogueFits() {
        assertThat(new Catalogue(SecretRules.ENTRIES).searches()).isNotEmpty();
    }

    @Test
    void onlyAscii() {
        assertThatThrownBy(() -> new LiteralAutomaton(List.of("clé"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("aAbBc.".charAt(random.nextInt(6)));
        }
        return word.toString();
    }

    private static List<String> found(List<String> literals, String text) {
        List<String> found = new ArrayList<>();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        new LiteralAutomaton(literals).find(bytes, bytes.length, (literal, end) -> found.add(literal + "@" + end));
        return found;
    }

    private static List<String> expected(List<String> literals, String text) {
        List<String> expected = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        for (int end = 1; end <= text.length(); end++) {
            for (int i = 0; i < literals.size(); i++) {
                if (lower.substring(0, end).endsWith(literals.get(i))) {
                    expected.add(i + "@" + end);
                }
            }
        }
        return expected;
    }
}
