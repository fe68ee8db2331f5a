package dev.loco.cishared.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {
    @Test
    void utf8() {
        Decoding decoding = Decoding.of("\ufeffé€😀".getBytes(UTF_8));

        assertThat(decoding).isEqualTo(new Decoding("\ufeffé€😀", OptionalInt.empty()));
    }

    @Test
    void utf16WithItsMark() {
        for (var charset : new java.nio.charset.Charset[] {UTF_16LE, UTF_16BE}) {
            assertThat(Decoding.of("\ufeffé€😀".getBytes(charset)))
                    .isEqualTo(new Decoding("\ufeffé€😀", OptionalInt.of(0)));
        }
    }

    @Test
    void whatIsNoUtf8IsLatin1AndTheRestStays() {
        assertThat(Decoding.of(bytes("é€😀 ", 0xdf, " é", 0xe9, 0xe2, 0x82, "x", 0xf0, 0x9f)))
                .isEqualTo(new Decoding("é€😀 ß ééâ\u0082xð\u009f", OptionalInt.of(5)));
    }

    @Test
    void whatUtf8ForbidsIsLatin1() {
        // Overlong, a surrogate, beyond U+10FFFF, never a first byte.
        assertThat(Decoding.of(bytes(0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0xed, 0xa0, 0x80, 0xf4, 0x90, 0x80, 0x80, 0xff))
                        .text())
                .isEqualTo("\u00c0\u00af\u00e0\u0080\u00af\u00ed\u00a0\u0080\u00f4\u0090\u0080\u0080\u00ff");
    }

    /** The places that are counted are those of the text, and Java finds the same fault. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void placesAreThoseOfTheText(long seed) {
        Random random = new Random(seed);
        int[] usual = {'a', 0x80, 0x9f, 0xa0, 0xbf, 0xc2, 0xe0, 0xe2, 0xed, 0xf0, 0xf4};
        for (int round = 0; round < 2000; round++) {
            byte[] bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) usual[random.nextInt(usual.length)];
            }
            Decoding decoding = Decoding.of(bytes);
            String as = "seed " + seed + ", " + java.util.HexFormat.of().formatHex(bytes);
            assertThat(Decoding.units(bytes.length, bytes, bytes.length))
                    .as(as)
                    .isEqualTo(decoding.text().length());
            String java = new String(bytes, UTF_8);
            int fault = java.indexOf('\ufffd');
            assertThat(decoding.fault().orElse(-1)).as(as).isEqualTo(fault);
            String right = fault < 0 ? java : java.substring(0, fault);
            assertThat(decoding.text()).as(as).startsWith(right);
            assertThat(Decoding.units(right.getBytes(UTF_8).length, bytes, bytes.length))
                    .as(as)
                    .isEqualTo(right.length());
        }
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer one) {
                bytes.write(one);
            } else {
                bytes.writeBytes(part.toString().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
