package dev.loco.cishared.secrets.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of patterns, held against {@link Pattern} itself. */
class PatternsTest {
    private static final int FEW = 1_500;
    private static final int MANY = 150_000;

    /** Lower case; a number behind {@code +} is how many characters of a token must follow. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "TICKET-(?<secret>[0-9]{8}) => ticket-+8",
                "(?i)\\bticket\\b => ticket",
                "a(?:b|c)de => abde acde",
                "(?:hvs|s)\\.[A-Za-z0-9]{24} => hvs.+24 s.+24",
                "s\\.[A-Za-z0-9]{7} => -",
                "s\\.[^ ]{24} => -",
                "[a-z]+ => -",
                ".* => -",
                "(?:foo)? => -",
                "foo| => -",
                "foo|[a-z]{4} => -",
                "(?:foo){2,} => foofoo",
                "x(?:foo)+y => xfoo",
                "colou?r => color colour",
                "[Pp]ass[Ww]ord=.+ => password=",
                "(?<!x)key(?!s)(?=:) => key",
                "(a|b)\\1secret => secret",
                "\\Qa.b*\\E. => a.b*",
                "\\x41\\u0042\\0103 => abc",
                "the quick brown|zq9x => the quick brown zq9x",
                "(?x) foo => -",
                "a.*rare_word.*the => rare_word",
            })
    void theRarestTextsAreTold(String regex, String expected) {
        List<String> told = Factors.of(PatternReader.read(regex)).stream()
                .map(f -> f.run() > 0 ? f.text() + "+" + f.run() : f.text())
                .toList();
        assertThat(String.join(" ", told)).isEqualTo(expected.equals("-") ? "" : expected.replace("`", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "['\"]?keys['\"]? ?: => \"keys keys: => keys :",
                "foo\\d{2,400}bar => foo => -",
                "foo|ba[rz] => foo bar => baz",
                "(?=secret)[a-z]+ => secret => -",
                "(?:x(?=secret)|y)[a-z]+ => secret => xa",
                "[a-z]{3} => abc => aaa",
                "[a-b]{300} => aaa bbb abb aab aba baa bab bba => -",
            })
    void aProofOrTheShortestWitness(String regex, String literals, String witness) {
        List<Factor> factors =
                Pattern.compile(" ").splitAsStream(literals).map(Factor::of).toList();
        RequiredProof.Result result = RequiredProof.of(PatternReader.read(regex), factors);
        assertThat(result.holds()).isEqualTo(witness.equals("-"));
        assertThat(result.witness().orElse("-")).isEqualTo(witness);
    }

    @Test
    void noTextIsLost() {
        noTextIsLost(1, FEW);
    }

    @Test
    @Tag("stress")
    void noTextIsLostInManyPatterns() {
        noTextIsLost(2, MANY);
    }

    /** Whatever the syntax: a text that the pattern matches is one that the machine made of it accepts. */
    private static void noTextIsLost(long seed, int rounds) {
        RandomPattern patterns = new RandomPattern(new Random(seed));
        int matched = 0;
        for (int round = 0; round < rounds; round++) {
            String regex = patterns.soup();
            Node node = PatternReader.read(regex);
            Machine machine = new Machine(node, false, 0);
            Pattern pattern = Pattern.compile(regex);
            for (int i = 0; i < 40; i++) {
                String text = i < 10 ? patterns.through(node) : patterns.text("abcABkK-]^\u00df\u0085\n {#", 6);
                if (pattern.matcher(text).matches()) {
                    matched++;
                    assertThat(accepts(machine, text))
                            .as("seed %d, round %d: `%s` matches `%s`", seed, round, regex, text)
                            .isTrue();
                }
            }
        }
        assertThat(matched).isGreaterThan(rounds);
    }

    @Test
    void everyMatchContainsWhatIsDerived() {
        everyMatchContainsWhatIsDerived(3, FEW);
    }

    @Test
    @Tag("stress")
    void everyMatchOfManyPatternsContainsWhatIsDerived() {
        everyMatchContainsWhatIsDerived(4, MANY);
    }

    private static void everyMatchContainsWhatIsDerived(long seed, int rounds) {
        RandomPattern patterns = new RandomPattern(new Random(seed));
        int tried = 0;
        for (int round = 0; round < rounds; round++) {
            String regex = round % 2 == 0 ? patterns.exact(0) : patterns.soup() + patterns.exact(1) + "abc";
            if (!compiles(regex)) {
                continue;
            }
            Node node = PatternReader.read(regex);
            List<Factor> factors = Factors.of(node);
            if (factors.isEmpty()) {
                continue;
            }
            assertThat(RequiredProof.of(node, factors).holds())
                    .as("seed %d, round %d: `%s`: %s", seed, round, regex, factors)
                    .isTrue();
            for (int i = 0; i < 10; i++) {
                String text = patterns.through(node);
                if (Pattern.matches(regex, text)) {
                    tried++;
                    assertThat(contains(text, factors))
                            .as("seed %d, round %d: `%s` matches `%s`: %s", seed, round, regex, text, factors)
                            .isTrue();
                }
            }
        }
        assertThat(tried).isGreaterThan(rounds);
    }

    @Test
    void theProofIsRightOfAllShortTexts() {
        theProofIsRightOfAllShortTexts(5, FEW / 5);
    }

    @Test
    @Tag("stress")
    void theProofIsRightOfAllShortTextsOfManyPatterns() {
        theProofIsRightOfAllShortTexts(6, MANY / 5);
    }

    private static void theProofIsRightOfAllShortTexts(long seed, int rounds) {
        Random random = new Random(seed);
        RandomPattern patterns = new RandomPattern(random);
        List<String> texts = texts("ab-", 6);
        Set<Boolean> answers = new HashSet<>();
        for (int round = 0; round < rounds; round++) {
            String regex = patterns.exact(0);
            List<Factor> factors = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(3); i++) {
                factors.add(Factor.of(patterns.text("ab", 2) + "ab-".charAt(random.nextInt(3))));
            }
            RequiredProof.Result result = RequiredProof.of(PatternReader.read(regex), factors);
            String said = "seed %d, round %d: `%s` and %s: %s".formatted(seed, round, regex, factors, result);
            answers.add(result.holds());
            Pattern pattern = Pattern.compile(regex);
            for (String text : texts) {
                if (!contains(text, factors) && pattern.matcher(text).matches()) {
                    assertThat(result.holds())
                            .as("%s, but for `%s`", said, text)
                            .isFalse();
                    assertThat(result.witness().orElseThrow()).as(said).hasSizeLessThanOrEqualTo(text.length());
                    break;
                }
            }
            result.witness().ifPresent(witness -> {
                assertThat(pattern.matcher(witness).matches()).as(said).isTrue();
                assertThat(contains(witness, factors)).as(said).isFalse();
            });
        }
        assertThat(answers).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void patternsThatCannotBeBuiltAreAnyText() {
        assertThat(Factors.of(PatternReader.read("(".repeat(500) + "abc" + ")".repeat(500))))
                .isEmpty();
        Node large = PatternReader.read("(?:(?:(?:[ab]{1,200}c){1,200}d){1,200}token_x){1,200}");
        assertThat(RequiredProof.of(large, List.of(Factor.of("token_x"))).holds())
                .isTrue();
        assertThat(Factors.of(large)).extracting(Factor::text).allMatch(text -> text.endsWith("dtoken_x"));
    }

    @Test
    void manyLongTextsAreLookedForByTheirBeginnings() {
        String words = "([a-d])secretwordsthatarelong[a-p]";
        List<Factor> factors = Factors.of(PatternReader.read(words));
        assertThat(factors.stream().mapToInt(f -> f.text().length()).sum()).isLessThanOrEqualTo(300);
        Node many = PatternReader.read("[abcd]-[abcd]xyzxyzxyz|[efgh]-[efgh]xyzxyzxyz|(?:[ijkl]-[ijkl]xyzxyzxyz)");
        List<Factor> shortened = Factors.of(many);
        assertThat(shortened).isNotEmpty();
        assertThat(shortened.stream().mapToInt(f -> f.text().length()).sum()).isLessThanOrEqualTo(300);
        assertThat(RequiredProof.of(many, shortened).holds()).isTrue();
    }

    private static boolean compiles(String regex) {
        try {
            Pattern.compile(regex);
            return true;
        } catch (java.util.regex.PatternSyntaxException none) {
            return false;
        }
    }

    private static boolean contains(String text, List<Factor> factors) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Factor factor : factors) {
            for (int at = lower.indexOf(factor.text()); at >= 0; at = lower.indexOf(factor.text(), at + 1)) {
                int end = at + factor.text().length();
                boolean run = end + factor.run() <= text.length();
                for (int i = 0; run && i < factor.run(); i++) {
                    run = factor.of().has(text.charAt(end + i));
                }
                if (run) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All texts over the alphabet, the shorter ones first. */
    private static List<String> texts(String alphabet, int longest) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int i = 0; texts.get(i).length() < longest; i++) {
            for (char c : alphabet.toCharArray()) {
                texts.add(texts.get(i) + c);
            }
        }
        return texts;
    }

    private static boolean accepts(Machine machine, String text) {
        Set<Integer> states = closed(machine, Set.of(machine.start()));
        for (char c : text.toCharArray()) {
            Set<Integer> next = new HashSet<>();
            for (int state : states) {
                if (c < 256 && machine.reads(state).has(c)) {
                    next.add(machine.successors(state)[0]);
                }
            }
            states = closed(machine, next);
        }
        return states.contains(Machine.END);
    }

    private static Set<Integer> closed(Machine machine, Set<Integer> states) {
        Set<Integer> closed = new HashSet<>();
        List<Integer> open = new ArrayList<>(states);
        while (!open.isEmpty()) {
            int state = open.remove(open.size() - 1);
            if (closed.add(state) && machine.reads(state).equals(ByteSet.NONE)) {
                for (int next : machine.successors(state)) {
                    open.add(next);
                }
            }
        }
        return closed;
    }
}
