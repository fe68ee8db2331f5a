package dev.loco.cishared.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.secrets.pattern.ByteSet;
import dev.loco.cishared.secrets.pattern.Factor;
import dev.loco.cishared.secrets.pattern.Factors;
import dev.loco.cishared.secrets.pattern.Node;
import dev.loco.cishared.secrets.pattern.PatternReader;
import dev.loco.cishared.secrets.pattern.RequiredProof;
import dev.loco.cishared.secrets.pattern.RequiredProof.Matches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the finder misses no match: every text an entry's pattern matches holds one of the entry's literals. */
class RequiredLiteralsTest {
    static Stream<String> rules() {
        return SecretRules.ENTRIES.stream().map(entry -> entry.rule().id());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyMatchHoldsALiteral(String rule) {
        Entry entry = entry(rule);
        Node pattern = PatternReader.read(entry.regex());
        List<List<ByteSet>> literals =
                entry.literals().stream().flatMap(RequiredLiteralsTest::texts).toList();
        RequiredProof.Result result;
        if (entry.reach() == Reach.AT_LITERAL) {
            result = RequiredProof.atStart(pattern, literals);
        } else {
            // Whole files are tried without a literal.
            boolean without = entry.wholeFile().isPresent();
            result = RequiredProof.of(pattern, literals, without ? Matches.WITHOUT_START : Matches.ALL);
        }
        assertThat(result.holds())
                .as("`%s` is matched and contains no literal; derived: %s", result.witness(), Factors.of(pattern))
                .isTrue();
    }

    private static Entry entry(String rule) {
        return SecretRules.ENTRIES.stream()
                .filter(entry -> entry.rule().id().equals(rule))
                .findAny()
                .orElseThrow();
    }

    /** The literal with its guard, but for what must stand before it, which belongs to the rule. */
    private static Stream<List<ByteSet>> texts(Literal literal) {
        List<ByteSet> text = new Factor(literal.text().toLowerCase(Locale.ROOT), literal.run(), run(literal)).places();
        if (literal.words().isEmpty()) {
            return Stream.of(text);
        }
        List<List<ByteSet>> texts = new ArrayList<>();
        for (int blanks = 0; blanks <= Literal.MOST_BLANKS; blanks++) {
            for (String word : literal.words()) {
                List<ByteSet> whole = new ArrayList<>(text);
                whole.addAll(Collections.nCopies(blanks, ByteSet.ofAll(" \t")));
                word.chars().forEach(c -> whole.add(ByteSet.of(c)));
                texts.add(whole);
            }
        }
        return texts.stream();
    }

    private static ByteSet run(Literal literal) {
        ByteSet run = ByteSet.NONE;
        for (int b = 0; b < 256 && literal.run() > 0; b++) {
            run = literal.alphabet().has((byte) b) ? run.or(ByteSet.of(b)) : run;
        }
        return run;
    }
}
