package dev.loco.cishared.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The bytes of a file as a text. Every room decodes like this: places that one of them counts are places of the text that
 * another one shows, and a credential is hidden where it stands.
 *
 * @param text UTF-16 where a byte-order mark says so, else UTF-8, in which every byte that is none is a character of
 *     Latin-1; with its byte-order mark
 * @param fault offset in the text of the first character that is not written in UTF-8; empty when all of it is
 */
public record Decoding(String text, OptionalInt fault) {

    /** The first {@code length} bytes as a text. */
    public static Decoding of(byte[] bytes, int length) {
        if (isUtf16(bytes, length)) {
            return new Decoding(new String(utf16ToUtf8(bytes, length), StandardCharsets.UTF_8), OptionalInt.of(0));
        }
        CharBuffer chars = CharBuffer.allocate(length);
        boolean faulty = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, 0, length), chars, true)
                .isError();
        int decoded = chars.position();
        return faulty
                ? new Decoding(mixed(bytes, length), OptionalInt.of(decoded))
                : new Decoding(chars.flip().toString(), OptionalInt.empty());
    }

    /** All the bytes as a text. */
    public static Decoding of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    private static String mixed(byte[] bytes, int length) {
        StringBuilder text = new StringBuilder(length);
        int from = 0;
        int at = 0;
        while (at < length) {
            int size = sizeAt(at, bytes, length);
            if (size == 0) {
                text.append(new String(bytes, from, at - from, StandardCharsets.UTF_8));
                text.append((char) (bytes[at] & 0xff));
                from = at + 1;
            }
            at += Math.max(1, size);
        }
        return text.append(new String(bytes, from, length - from, StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * UTF-16 units of the characters that begin in the first {@code end} bytes.
     *
     * @param bytes no UTF-16
     * @param length how many of the bytes are the file's
     */
    public static int units(int end, byte[] bytes, int length) {
        int units = 0;
        int at = 0;
        while (at < end) {
            int size = sizeAt(at, bytes, length);
            units += size == 4 ? 2 : 1;
            at += Math.max(1, size);
        }
        return units;
    }

    /** How many bytes the character of UTF-8 takes that begins there (Unicode, table 3-7); 0 when none does. */
    private static int sizeAt(int at, byte[] bytes, int length) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || at + size > length) {
            return 0;
        }
        for (int i = at + 1; i < at + size; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        return switch (first) {
            case 0xe0 -> second < 0xa0 ? 0 : size;
            case 0xed -> second > 0x9f ? 0 : size;
            case 0xf0 -> second < 0x90 ? 0 : size;
            case 0xf4 -> second > 0x8f ? 0 : size;
            default -> size;
        };
    }

    /** Whether the bytes start with a byte-order mark of UTF-16. */
    public static boolean isUtf16(byte[] bytes, int length) {
        return length >= 2
                && ((bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff)
                        || (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe));
    }

    /** UTF-16 with a byte-order mark as UTF-8 with one, so that places count the same. */
    public static byte[] utf16ToUtf8(byte[] bytes, int length) {
        byte[] own = Arrays.copyOf(bytes, length);
        String text = new String(own, own[0] == (byte) 0xfe ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
