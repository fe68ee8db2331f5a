package dev.loco.cishared.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SplicerTest {
    @Test
    void replacementsCountInTheOriginalTextWhateverTheirOrder() {
        Splicer splicer = new Splicer("one two three").replace(8, 5, "3").replace(0, 3, "1111111");
        assertThat(splicer.result()).isEqualTo("1111111 two 3");
    }

    @Test
    void insertionsAtOnePlaceKeepTheirOrderAndComeBeforeAReplacementThere() {
        Splicer splicer =
                new Splicer("ab").replace(1, 1, "B").replace(1, 0, "x").replace(1, 0, "y");
        assertThat(splicer.overlaps()).isFalse();
        assertThat(splicer.result()).isEqualTo("axyB");
    }

    @Test
    void atBothEndsOfTheText() {
        assertThat(new Splicer("ab").replace(2, 0, ">").replace(0, 0, "<").result())
                .isEqualTo("<ab>");
        assertThat(new Splicer("").replace(0, 0, "x").result()).isEqualTo("x");
    }

    @Test
    void overlapIsRefused() {
        Splicer splicer = new Splicer("abcdef").replace(0, 3, "x").replace(2, 2, "y");
        assertThat(splicer.overlaps()).isTrue();
        assertThatThrownBy(splicer::result)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("offset 2");
    }

    @Test
    void outsideTheTextIsRefused() {
        assertThatThrownBy(() -> new Splicer("ab").replace(1, 2, "")).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
