package dev.loco.cishared.lint;

import dev.loco.cishared.secrets.SecretScanner;

/** The name of a file as it may be printed: somebody may have named one after a token. */
final class FileName {
    // What makes tokens without a digit count as such.
    private static final String WORD = "token: ";

    private FileName() {}

    /** The path with every part that looks like a credential masked; an ending such as {@code .txt} is none of it. */
    static String masked(String path, SecretScanner scanner) {
        String[] parts = path.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part(parts[i], scanner);
        }
        return String.join("/", parts);
    }

    private static String part(String part, SecretScanner scanner) {
        String masked = masked(part, part.length(), scanner);
        for (int dot = part.lastIndexOf('.'); dot > 0 && masked.equals(part); dot = part.lastIndexOf('.', dot - 1)) {
            masked = masked(part, dot, scanner);
        }
        return masked;
    }

    private static String masked(String part, int end, SecretScanner scanner) {
        return scanner.mask(WORD + part.substring(0, end)).substring(WORD.length()) + part.substring(end);
    }
}
