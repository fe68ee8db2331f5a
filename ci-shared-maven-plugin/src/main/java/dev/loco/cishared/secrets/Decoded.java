package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The text that bytes stand for, and where in it an offset of the bytes lies. Made only for files in which something
 * was found.
 */
final class Decoded {
    private final byte[] bytes;
    private final SourceText source;
    private final boolean oneCharacterAByte;

    /** The first {@code length} bytes as UTF-8, or as Latin-1 when they are no UTF-8. */
    Decoded(String file, byte[] bytes, int length) {
        this.bytes = bytes;
        String text = text(bytes, length);
        source = new SourceText(file, text);
        oneCharacterAByte = text.length() == length;
    }

    /** The first {@code length} bytes as UTF-8, or as Latin-1 when they are no UTF-8. */
    static String text(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }
    }

    /** Whether the bytes start with a byte-order mark of UTF-16. */
    static boolean isUtf16(byte[] bytes, int length) {
        return length >= 2
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
    }

    /** UTF-16 with a byte-order mark as UTF-8 with one, so that places count the same. */
    static byte[] utf16ToUtf8(byte[] bytes, int length) {
        byte[] own = Arrays.copyOf(bytes, length);
        String text = new String(own, own[0] == (byte) 0xfe ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The span of the bytes from {@code start} to {@code end}. */
    Span span(int start, int end) {
        int from = units(0, start);
        return source.at(from, units(start, end), Span::new);
    }

    /** The text of a span. */
    String text(Span span) {
        return source.text().substring(span.offset(), span.end());
    }

    /** The line, from 1, of an offset of the bytes. */
    int line(int offset) {
        return source.lineAt(units(0, offset));
    }

    // UTF-16 units of a stretch of UTF-8: one for every byte that starts a character, two when that takes four bytes.
    private int units(int start, int end) {
        if (oneCharacterAByte) {
            return end - start;
        }
        int units = 0;
        for (int i = start; i < end; i++) {
            int b = bytes[i] & 0xff;
            if ((b & 0xc0) != 0x80) {
                units += b >= 0xf0 ? 2 : 1;
            }
        }
        return units;
    }
}
