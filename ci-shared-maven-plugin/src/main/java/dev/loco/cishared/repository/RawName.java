package dev.loco.cishared.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * File names as git keeps them: bytes. A name need not be UTF-8, and Java's own idea of a name depends on the locale;
 * under {@code LC_ALL=C} it cannot even say {@code ü}. Names that it cannot say are found by listing the folder.
 */
final class RawName {
    private RawName() {}

    /** Whether the name is the same in every encoding that Java may take for it. */
    static boolean isPlain(byte[] name) {
        for (byte b : name) {
            if (b < ' ' || b == 127 || b == '\\') {
                return false;
            }
        }
        return true;
    }

    /** Whether the name is the same in every encoding that Java may take for it. */
    static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c >= 127 || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** The name for people: UTF-8, with every byte that is none as {@code \xNN}. */
    static String display(byte[] name) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            StringBuilder shown = new StringBuilder();
            for (byte b : name) {
                if (b >= 0) {
                    shown.append((char) b);
                } else {
                    shown.append(String.format(Locale.ROOT, "\\x%02X", b & 0xff));
                }
            }
            return shown.toString();
        }
    }

    /** The path of that name below the root; empty when nothing of that name is there. */
    static Optional<Path> resolve(Path root, byte[] name) {
        if (isAscii(name)) {
            return Optional.of(root.resolve(new String(name, StandardCharsets.US_ASCII)));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
            Path path = root.resolve(text);
            if (Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(path);
            }
        } catch (CharacterCodingException | InvalidPathException notForThisLocale) {
            // Listed below.
        }
        return byListing(root, name);
    }

    /** The bytes of a path's last name, whatever the locale makes of them. */
    static byte[] lastName(Path path) {
        String uri = path.toUri().getRawPath();
        String last = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
        return decodePercent(last.substring(last.lastIndexOf('/') + 1));
    }

    private static Optional<Path> byListing(Path root, byte[] name) {
        Path at = root;
        int start = 0;
        for (int i = 0; i <= name.length; i++) {
            if (i == name.length || name[i] == '/') {
                Optional<Path> next = child(at, Arrays.copyOfRange(name, start, i));
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                at = next.get();
                start = i + 1;
            }
        }
        return Optional.of(at);
    }

    private static Optional<Path> child(Path folder, byte[] segment) {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (Arrays.equals(lastName(child), segment)) {
                    return Optional.of(child);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException gone) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static byte[] decodePercent(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) Integer.parseInt(text.substring(i + 1, i + 3), 16);
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return Arrays.copyOf(bytes, length);
    }

    private static boolean isAscii(byte[] name) {
        for (byte b : name) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
