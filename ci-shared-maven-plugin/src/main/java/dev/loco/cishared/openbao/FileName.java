package dev.loco.cishared.openbao;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A name of OpenBao's as the name of one file or folder, and back. Letters, digits and {@code _ - . + @ =} stand for
 * themselves, every other byte of the UTF-8 is {@code %} and two hexadecimal digits, a first {@code .} too: so no name
 * is a path, leaves its folder or is hidden.
 */
final class FileName {
    private static final String PLAIN = "_-.+@=";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FileName() {}

    static String encode(String name) {
        StringBuilder file = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letter = c < 0x80 && Character.isLetterOrDigit(c);
            if ((letter || PLAIN.indexOf(c) >= 0) && !(c == '.' && file.isEmpty())) {
                file.append(c);
            } else {
                file.append('%').append(HEX.toHexDigits(b));
            }
        }
        return file.toString();
    }

    /** The name; empty when what stands behind a {@code %} are no two digits, or the bytes are no UTF-8. */
    static Optional<String> decode(String file) {
        byte[] raw = file.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream name = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                name.write(raw[i]);
            } else if (i + 2 < raw.length && HexFormat.isHexDigit(raw[i + 1]) && HexFormat.isHexDigit(raw[i + 2])) {
                name.write(HexFormat.fromHexDigit(raw[i + 1]) * 16 + HexFormat.fromHexDigit(raw[i + 2]));
                i += 2;
            } else {
                return Optional.empty();
            }
        }
        return utf8(name.toByteArray());
    }

    /** The text of those bytes; empty when they are no UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
