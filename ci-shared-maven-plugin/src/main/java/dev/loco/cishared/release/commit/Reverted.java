package dev.loco.cishared.release.commit;

import java.util.Locale;
import java.util.Optional;

/**
 * What a commit takes back, as {@code git revert} writes it: {@code This reverts commit <id>.}, with {@code --reference}
 * {@code This reverts commit <abbreviated id> (<subject>, <date>).}, of a merge {@code …, reversing changes made to
 * <id>.} with a line end somewhere between the words.
 *
 * @param commit the object's id, whole (40 or 64 digits) or abbreviated (7 at least), in lower case
 * @param mainline the parent that a reverted merge was brought into; the same
 */
public record Reverted(String commit, Optional<String> mainline) {
    private static final String SENTENCE = "This reverts commit ";
    private static final String REVERSING = "reversing";
    private static final String CHANGES = "changes made to ";
    private static final int SHORTEST = 7;
    private static final int SHA1 = 40;
    private static final int SHA256 = 64;

    /**
     * What the message says it takes back. The sentence must start a line, and the message must be a revert by its
     * subject ({@code Revert "…"}, {@code Reapply "…"}) or its type: others may well quote the sentence.
     */
    public static Optional<Reverted> read(String message) {
        int at = message.indexOf(SENTENCE);
        if (at < 0 || !isRevert(message)) {
            return Optional.empty();
        }
        while (at >= 0) {
            Optional<String> commit =
                    at > 0 && message.charAt(at - 1) == '\n' ? id(message, at + SENTENCE.length()) : Optional.empty();
            if (commit.isPresent()) {
                int end = at + SENTENCE.length() + commit.get().length();
                return Optional.of(new Reverted(commit.get(), mainline(message, end)));
            }
            at = message.indexOf(SENTENCE, at + 1);
        }
        return Optional.empty();
    }

    /** Whether the subject is one that {@code git revert} writes. */
    public static boolean isTitled(String message) {
        return message.startsWith("Revert \"") || message.startsWith("Reapply \"");
    }

    private static boolean isRevert(String message) {
        return isTitled(message)
                || Header.read(message)
                        .filter(header -> header.isOfType("revert"))
                        .isPresent();
    }

    private static Optional<String> mainline(String message, int from) {
        int paragraph = endOfParagraph(message, from);
        int reversing = message.indexOf(", " + REVERSING, from);
        if (reversing < 0 || reversing >= paragraph) {
            return Optional.empty();
        }
        int at = reversing + 2 + REVERSING.length();
        while (at < paragraph && Character.isWhitespace(message.charAt(at))) {
            at++;
        }
        return message.startsWith(CHANGES, at) ? id(message, at + CHANGES.length()) : Optional.empty();
    }

    private static int endOfParagraph(String message, int from) {
        int end = message.indexOf("\n\n", from);
        int windows = message.indexOf("\n\r\n", from);
        end = end < 0 ? message.length() : end;
        return windows < 0 ? end : Math.min(end, windows);
    }

    private static Optional<String> id(String message, int start) {
        int end = start;
        while (end < message.length() && Character.digit(message.charAt(end), 16) >= 0 && message.charAt(end) < 0x80) {
            end++;
        }
        int length = end - start;
        boolean whole = end == message.length() || !Character.isLetterOrDigit(message.charAt(end));
        if (!whole || length < SHORTEST || length > SHA256 || (length > SHA1 && length < SHA256)) {
            return Optional.empty();
        }
        return Optional.of(message.substring(start, end).toLowerCase(Locale.ROOT));
    }
}
