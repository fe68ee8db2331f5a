package dev.loco.cishared.policy.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/** The functions that OpenBao adds to Go's templates ({@code sdk/helper/template}). Texts are bytes, one a {@code char}. */
final class TextFunctions {
    /** Numbers of arguments; the first of {@code truncate}s is a number, all others are texts. */
    private static final Map<String, Integer> ARGUMENTS = Map.of(
            "truncate", 2,
            "truncate_sha256", 2,
            "uppercase", 1,
            "lowercase", 1,
            "replace", 3,
            "sha256", 1,
            "base64", 1,
            "decode_base64", 1,
            "hex", 1,
            "decode_hex", 1);

    /** All of them; those that are not judged here answer by chance, by time, or not with a text. */
    static final Set<String> NAMES = Set.of(
            "random",
            "truncate",
            "truncate_sha256",
            "uppercase",
            "lowercase",
            "replace",
            "sha256",
            "base64",
            "decode_base64",
            "hex",
            "decode_hex",
            "unix_time",
            "unix_time_millis",
            "timestamp",
            "uuid",
            "glob");

    private TextFunctions() {}

    /** Why a function has no value for its arguments. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message, null, false, false);
        }

        /** OpenBao's words. */
        String words() {
            return String.valueOf(getMessage());
        }
    }

    /** How many arguments it takes; 0 for a function that is not judged here. */
    static int arguments(String name) {
        return ARGUMENTS.getOrDefault(name, 0);
    }

    /** Whether the argument at that place, from 0, is a number and not a text. */
    static boolean wantsNumber(String name, int place) {
        return place == 0 && name.startsWith("truncate");
    }

    /** Calls it with arguments of the right number and types. */
    static String call(String name, List<Object> arguments) throws GoTemplate.Unknown, Failed {
        boolean truncates = wantsNumber(name, 0);
        if (truncates) {
            return truncate(name.equals("truncate") ? 0 : 8, (Long) arguments.get(0), (String) arguments.get(1));
        }
        String text = (String) arguments.get(arguments.size() - 1);
        return switch (name) {
            case "uppercase" -> each(text, Character::toUpperCase);
            case "lowercase" -> each(text, Character::toLowerCase);
            case "replace" -> replace((String) arguments.get(0), (String) arguments.get(1), text);
            case "sha256" -> sha256(text);
            case "base64" -> Base64.getEncoder().encodeToString(raw(text));
            case "decode_base64" -> decodeBase64(text);
            case "hex" -> HexFormat.of().formatHex(raw(text));
            default -> decodeHex(text);
        };
    }

    private static byte[] raw(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String each(String text, IntUnaryOperator change) {
        String decoded = new String(raw(text), StandardCharsets.UTF_8);
        int[] changed = decoded.codePoints().map(change).toArray();
        byte[] bytes = new String(changed, 0, changed.length).getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String replace(String find, String replacement, String text) throws GoTemplate.Unknown {
        if (find.isEmpty() || text.length() * (long) replacement.length() > 1 << 20) {
            throw new GoTemplate.Unknown();
        }
        return text.replace(find, replacement);
    }

    private static String truncate(int hash, long length, String text) throws Failed {
        if (length <= hash) {
            throw new Failed("max length must be > " + hash + " but was " + length);
        }
        if (text.length() <= length) {
            return text;
        }
        int kept = (int) length - hash;
        return text.substring(0, kept) + sha256(text.substring(kept)).substring(0, hash);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String decodeBase64(String text) throws Failed {
        String plain = text.replace("\r", "").replace("\n", "");
        try {
            if (plain.length() % 4 == 0) {
                return new String(Base64.getDecoder().decode(raw(plain)), StandardCharsets.ISO_8859_1);
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for a text of another length.
        }
        throw new Failed("illegal base64 data");
    }

    private static String decodeHex(String text) throws Failed {
        try {
            return new String(HexFormat.of().parseHex(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new Failed("encoding/hex: no hexadecimal text");
        }
    }
}
