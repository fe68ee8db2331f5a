package dev.loco.cishared.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loco.cishared.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Rule RULE = new Rule("drift/image-pin", Severity.ERROR, "Pinned", "it breaks");
    private static final Rule OTHER = new Rule("images/unpinned", Severity.ERROR, "Unpinned", "it breaks");

    /** A text in which every line with `x` is a finding. */
    private record Place(String file, String text, Rule rule) {
        Sources sources() {
            return (name, line) -> new SourceText(file, text).line(line);
        }

        List<Finding> findings() {
            SourceText source = new SourceText(file, text);
            List<Finding> findings = new ArrayList<>();
            for (int at = text.indexOf('x'); at >= 0; at = text.indexOf('x', at + 1)) {
                findings.add(Finding.of(rule, source.at(at, 1, Span::new), "wrong", "mend"));
            }
            return findings;
        }

        Fingerprint print() {
            return Fingerprint.of(findings().get(0), sources());
        }

        Baseline baseline() {
            return Baseline.of(findings(), sources());
        }
    }

    private static Place place(String text) {
        return new Place("ci.yml", text, RULE);
    }

    @Test
    void fingerprintStaysWhenLinesMove() {
        Fingerprint print = place("image: x\n").print();
        assertThat(print.hex()).matches("[0-9a-f]{64}");
        assertThat(place("# more\n\nimage: x\n").print()).isEqualTo(print);
        assertThat(place("\t image:   x  \r\n").print()).isEqualTo(print);
    }

    @Test
    void fingerprintIsOfRuleFileAndLine() {
        Fingerprint print = place("image: x\n").print();
        assertThat(place("image: x1\n").print()).isNotEqualTo(print);
        assertThat(new Place("ci.yml", "image: x\n", OTHER).print()).isNotEqualTo(print);
        assertThat(new Place("cd.yml", "image: x\n", RULE).print()).isNotEqualTo(print);
    }

    @Test
    void fingerprintOfALineThatIsNotThere() {
        Finding missing = Finding.of(RULE, Span.startOf("bao.yml"), "missing", "create it");
        assertThat(Fingerprint.of(missing, Sources.none()))
                .isEqualTo(Fingerprint.of(missing, (f, l) -> java.util.Optional.of("  ")));
    }

    @Test
    void occurrencesAreToldApart() {
        Fingerprint print = place("image: x\n").print();
        assertThat(print.occurrence(1)).isEqualTo(print);
        assertThat(List.of(print, print.occurrence(2), print.occurrence(3))).doesNotHaveDuplicates();
        assertThatThrownBy(() -> new Fingerprint("abc")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsWhatItWasMadeOf() {
        Place old = place("a: x\nb: x\na: x\n");
        assertThat(old.baseline().entries()).extracting(Baseline.Entry::count).containsExactlyInAnyOrder(1, 2);
        Place moved = place("\nb: x\n\na: x\n  a: x\n");
        assertThat(old.baseline().compare(moved.findings(), moved.sources()))
                .isEqualTo(new Baseline.Comparison(List.of(), 3, List.of()));
    }

    @Test
    void oneMoreIsNew() {
        Place now = place("a: x\na: x\nc: x\n");
        Baseline.Comparison comparison = place("a: x\n").baseline().compare(now.findings(), now.sources());
        assertThat(comparison.known()).isEqualTo(1);
        assertThat(comparison.gone()).isEmpty();
        assertThat(comparison.fresh())
                .containsExactly(now.findings().get(1), now.findings().get(2));
    }

    @Test
    void whatNoLongerOccursIsGone() {
        Place old = place("a: x\na: x\na: x\nb: x\n");
        Place now = place("a: x\n");
        Baseline.Comparison comparison = old.baseline().compare(now.findings(), now.sources());
        assertThat(comparison.known()).isEqualTo(1);
        assertThat(comparison.fresh()).isEmpty();
        assertThat(comparison.gone())
                .containsExactlyInAnyOrder(
                        new Baseline.Entry(now.print(), RULE.id(), "ci.yml", 2),
                        new Baseline.Entry(place("b: x").print(), RULE.id(), "ci.yml", 1));
    }

    @Test
    void entriesAreSortedAndEachOnce() {
        Fingerprint a = new Fingerprint("a".repeat(64));
        Fingerprint b = new Fingerprint("b".repeat(64));
        Baseline.Entry first = new Baseline.Entry(b, "drift/a", "a.yml", 1);
        Baseline.Entry second = new Baseline.Entry(a, "drift/b", "a.yml", 1);
        assertThat(new Baseline(List.of(second, first)).entries()).containsExactly(first, second);
        assertThatThrownBy(() -> new Baseline(List.of(first, first))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Baseline.Entry(a, "drift/a", "a.yml", 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
