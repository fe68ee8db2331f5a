package dev.loco.cishared.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
    @ParameterizedTest
    @CsvSource({
        "hvs.abcdef, 4, hvs.******",
        "hvb.abcdef, 4, hvb.******",
        "s.abcdef, 4, s.******",
        "s.abcdef, 9, s.******",
        "hvs.abcdef, 2, hv********",
        "hvs.abcdef, 0, **********",
        "hvs.abcdef, -1, **********",
        "hunter22, 4, ********",
        "s, 4, *",
    })
    void showsTheShapeAtMost(String credential, int shown, String masked) {
        assertThat(Masking.mask(credential, shown)).isEqualTo(masked);
    }

    @Test
    void keepsLengthAndLines() {
        String credential = "top\nsecret\r\n\uD83D\uDE00";
        assertThat(Masking.mask(credential)).isEqualTo("***\n******\r\n**");
    }

    @Test
    void hidesOnlyTheStretch() {
        assertThat(Masking.mask("T=s.abc, next", 2, 5, 4)).isEqualTo("T=s.***, next");
    }

    @Test
    void stretchMustBeInside() {
        assertThatThrownBy(() -> Masking.mask("abc", 2, 2, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
