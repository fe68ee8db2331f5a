package dev.loco.cishared.pipeline.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.yaml.YamlScalar;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts taken apart; {@code ~} stands for a line end in the tables. */
class ScriptTest {

    private static Script script(String text) {
        Span span = new Span("f", 1, 1, 1, 1, 0, text.length());
        return Script.of(
                new YamlScalar(text, YamlScalar.Type.STRING, YamlScalar.Style.LITERAL, span, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '\u0001', textBlock = """
            git push origin main                    @ git push origin main
            a && b || c; d & e                      @ a / b / c / d / e
            a 'b c' "d e" f\\ g                     @ a b c d e f g
            if a; then b; elif c; then d; fi        @ a / b / c / d
            for x in 1 2; do echo "$x"; done        @ for x in 1 2 / echo ${x}
            while read -r l; do a; done < f         @ read -r l / a
            case "$1" in a|b) c ;; *) d ;; esac; e  @ case ${1} in / c / d / e
            case $x in~  # odd~  a) b;;~esac~c      @ case ${x} in / b / c
            f() { a; }; f                           @ a / f
            a # b~c                                 @ a / c
            a \\~  b                                @ a b
            echo "$(a "$(b)")" `c`                  @ b / a $(…) / c / echo $(…) $(…)
            cat <<EOF~$x 'y'~EOF~z                  @ cat / z
            cat <<'E' > f~$x~E~z                    @ cat / z
            a > f 2>&1 < g                          @ a
            a <(b) >(c)                             @ b / c / a
            echo $((1 + $x)) $(( (2) ))             @ echo $(…) $(…)
            A=1 b                                   @ b
            A=(1 2) ; b                             @ / b
            { a; b; } | c                           @ a / b / c
            (a; b) > f                              @ a / b
            echo '$x' \\$x "\\$x"                    @ echo $x $x $x
            """)
    void simpleCommandsAreFound(String text, String calls) {
        assertThat(script(text.replace('~', '\n')).calls().stream()
                        .map(c -> c.words().stream().map(Word::text).collect(Collectors.joining(" ")))
                        .collect(Collectors.joining(" / "))
                        .strip())
                .isEqualTo(calls == null ? "" : calls);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '\u0001', textBlock = """
            echo $x                     @ SHOWN
            echo $x >&2                 @ SHOWN
            echo $x 2> f                @ SHOWN
            echo $x > f                 @ FILE
            echo $x >> f                @ FILE
            echo $x &> f                @ FILE
            echo $x | a                 @ PIPED
            y=$(echo $x)                @ CAPTURED
            { echo $x; } > f            @ FILE
            if a; then echo $x; fi | b  @ PIPED
            (echo $x) | b               @ PIPED
            for y in 1; do echo $x; done >> f @ FILE
            """)
    void outputIsFollowed(String text, Call.Output output) {
        assertThat(script(text).calls())
                .filteredOn(c -> c.name().equals("echo"))
                .extracting(Call::output)
                .containsExactly(output);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '\u0001', textBlock = """
            x; y                        @ false
            x || y                      @ true
            x && y                      @ true
            if x; then y; fi            @ true
            if ! x; then y; fi          @ true
            if y; then x; fi            @ false
            if y; then a; elif x; then b; fi @ true
            while y; do x; done         @ false
            x & y                       @ false
            """)
    void whatMayFailIsTold(String text, boolean tried) {
        assertThat(script(text).calls())
                .filteredOn(c -> c.name().equals("x"))
                .extracting(Call::tried)
                .containsExactly(tried);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '\u0001', textBlock = """
            A=1; export B C=2; read -r D E      @ A B C D E
            for F in x; do :; done              @ F
            sh -ec 'G=1; export H'              @ G H
            I=1 make; env J=1 make K=1          @
            L=${L:-1}; export M=${M}            @
            printf -v N x; mapfile -t O < f     @ N O
            while getopts ab P; do :; done      @ P
            cat <<E~Q=1~E                       @
            arr[0]=1; R+=2                      @ arr R
            """)
    void assignedVariablesAreFound(String text, String names) {
        assertThat(String.join(" ", script(text.replace('~', '\n')).assigned())).isEqualTo(names == null ? "" : names);
    }

    @Test
    void whatWoodpeckerReplacesIsToldFromTheShells() {
        String text = "echo ${A} $${B##x} \"$C\" '${D:-x}' '$E' $$F";

        assertThat(script(text).expansions())
                .extracting(e -> e.name() + e.operator(), Expansion::early, Expansion::quoted)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", true, false),
                        org.assertj.core.groups.Tuple.tuple("B##x", false, false),
                        org.assertj.core.groups.Tuple.tuple("C", false, false),
                        org.assertj.core.groups.Tuple.tuple("D:-", true, true),
                        org.assertj.core.groups.Tuple.tuple("F", false, false));
        assertThat(script(text).expansions().map(e -> text.substring(e.offset(), e.offset() + e.length())))
                .containsExactly("${A}", "$${B##x}", "$C", "${D:-x}", "$$F");
    }

    @Test
    void hereDocumentsAreInput() {
        assertThat(script("cat <<EOF | a\n$X\n\tEOF\nEOF\nb").calls().get(0).inputs())
                .extracting(Word::text)
                .containsExactly("${X}\n\tEOF\n");
    }

    @Test
    void deepNestingEnds() {
        assertThat(script("$(".repeat(20_000)).calls()).isNotNull();
        assertThat(script("\"$(a '".repeat(20_000)).calls()).isNotNull();
        assertThat(script("case x in ".repeat(20_000)).calls()).isNotNull();
    }
}
