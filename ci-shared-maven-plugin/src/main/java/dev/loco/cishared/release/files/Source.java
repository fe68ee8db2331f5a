package dev.loco.cishared.release.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loco.cishared.finding.Span;
import dev.loco.cishared.text.SourceText;

/**
 * The bytes of one file, read as one character a byte: an offset in the text is one in the file, and bytes that are not
 * UTF-8 stay what they are. All that the scanners look for is ASCII.
 */
final class Source {
    private static final String BYTE_ORDER_MARK =
            new String(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, ISO_8859_1);

    private final String path;
    private final byte[] bytes;
    private final String text;

    Source(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
        this.text = new String(bytes, ISO_8859_1);
    }

    String path() {
        return path;
    }

    byte[] bytes() {
        return bytes;
    }

    /** One character a byte. */
    String text() {
        return text;
    }

    String text(Place place) {
        return text.substring(place.offset(), place.end());
    }

    /** Where the content starts: behind a byte-order mark. */
    int start() {
        return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
    }

    /** The place in the decoded text, as findings want it. */
    Span span(Place place) {
        String decoded = new String(bytes, UTF_8);
        int offset = Math.min(decoded.length(), new String(bytes, 0, place.offset(), UTF_8).length());
        int length = new String(bytes, place.offset(), place.length(), UTF_8).length();
        return new SourceText(path, decoded).at(offset, Math.min(length, decoded.length() - offset), Span::new);
    }
}
