package dev.loco.cishared.secrets;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.Decoding;
import dev.loco.cishared.text.SourceText;

/**
 * The text that bytes stand for, and where in it an offset of the bytes lies. Made only for files in which something
 * was found.
 */
final class Decoded {
    private final byte[] bytes;
    private final int length;
    private final SourceText source;
    private final boolean oneCharacterAByte;
    private final boolean utf8;

    /** The first {@code length} bytes, which are no UTF-16. */
    Decoded(String file, byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
        Decoding decoding = Decoding.of(bytes, length);
        source = new SourceText(file, decoding.text());
        oneCharacterAByte = decoding.text().length() == length;
        utf8 = decoding.fault().isEmpty();
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

    private int units(int start, int end) {
        if (oneCharacterAByte) {
            return end - start;
        }
        if (!utf8) {
            return Decoding.units(end, bytes, length) - Decoding.units(start, bytes, length);
        }
        // One for every byte that starts a character, two when that takes four bytes.
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
