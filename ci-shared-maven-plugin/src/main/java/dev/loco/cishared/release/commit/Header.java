package dev.loco.cishared.release.commit;

import java.util.Locale;
import java.util.Optional;

/**
 * The first line of a conventional commit, {@code type[(scope)][!]: description} (Conventional Commits 1.0.0, items 1 to
 * 5 and 13). Type and scope keep their spelling; case does not count when they are compared (item 15).
 *
 * @param type not empty; no white space, parentheses, colon or exclamation mark in it
 * @param scope what stands in the parentheses; not blank, no parentheses in it
 * @param bang whether {@code !} stands before the colon
 * @param description not empty, without white space at its ends
 */
public record Header(String type, Optional<String> scope, boolean bang, String description) {

    /** The header of a message; empty when its first line is none. No other line is looked at. */
    public static Optional<Header> read(String message) {
        int end = endOfLine(message);
        int typeEnd = endOfType(message, end);
        if (typeEnd == 0) {
            return Optional.empty();
        }
        int at = typeEnd;
        int scopeEnd = -1;
        if (at < end && message.charAt(at) == '(') {
            scopeEnd = endOfScope(message, at + 1, end);
            if (scopeEnd < 0) {
                return Optional.empty();
            }
            at = scopeEnd + 1;
        }
        boolean bang = at < end && message.charAt(at) == '!';
        at += bang ? 1 : 0;
        if (at + 1 >= end || message.charAt(at) != ':' || message.charAt(at + 1) != ' ') {
            return Optional.empty();
        }
        String description = message.substring(at + 2, end).strip();
        if (description.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> scope =
                scopeEnd < 0 ? Optional.empty() : Optional.of(message.substring(typeEnd + 1, scopeEnd));
        return Optional.of(new Header(message.substring(0, typeEnd), scope, bang, description));
    }

    /** Whether the type is this one; case does not count. */
    public boolean isOfType(String other) {
        return type.equalsIgnoreCase(other);
    }

    /** The type in lower case: what types are looked up by. */
    public String lowerType() {
        return type.toLowerCase(Locale.ROOT);
    }

    /** A line ends at LF or CRLF, as git sees it; a lone CR is a character like others. */
    private static int endOfLine(String message) {
        int end = message.indexOf('\n');
        if (end < 0) {
            return message.length();
        }
        return end > 0 && message.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private static int endOfType(String message, int end) {
        int at = 0;
        while (at < end && isOfType(message.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Everything but what ends a type, what is white space, and what cannot be seen. */
    static boolean isOfType(char c) {
        if (c < 0x80) {
            return c > ' ' && c != ':' && c != '(' && c != ')' && c != '!' && c != 0x7F;
        }
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    /** Where the closing parenthesis is; negative when there is none, or nothing before it. */
    private static int endOfScope(String message, int start, int end) {
        boolean blank = true;
        for (int at = start; at < end; at++) {
            char c = message.charAt(at);
            if (c == ')') {
                return blank ? -1 : at;
            }
            if (c == '(') {
                return -1;
            }
            blank &= Character.isWhitespace(c);
        }
        return -1;
    }
}
