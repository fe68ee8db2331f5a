package dev.loco.cishared.release.commit;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a line that is no header as generously as a person would, notes what first went wrong, and writes it anew. */
final class HeaderDiagnosis {
    private static final String COLONS = ":\uFF1A\uFE55\uFE13\uA789";

    /** What some write for the colon. */
    private static final Pattern DASH = Pattern.compile("^[-\u2013\u2014] +");

    private static final String NO_COLON = "there is no colon behind a type";

    private final String line;
    private int at;
    private int from;
    private int to;
    private String what = "";

    private HeaderDiagnosis(String line) {
        this.line = line;
    }

    /** What is wrong with a line that {@link Header#read} does not take. */
    static HeaderFault of(String line) {
        return new HeaderDiagnosis(line).read();
    }

    private HeaderFault read() {
        if (line.isBlank()) {
            return new HeaderFault(0, line.length(), "the first line is empty", Optional.empty(), false);
        }
        String before = before();
        if (line.startsWith(Footer.BREAKING, at)) {
            return breaking();
        }
        int typeAt = at;
        String type = take(c -> Header.isOfType(c) && !isColon(c));
        if (type.isEmpty()) {
            fault(at, Math.min(line.length(), at + 1), "it starts with no type");
            return hopeless();
        }
        int space = at;
        skipBlanks();
        int bangsAt = at;
        int bangs = take(c -> c == '!').length();
        if (space < bangsAt && bangs > 0) {
            fault(space, bangsAt, "a space before the `!`");
        }
        skipBlanks();
        String scope = "";
        if (next('(')) {
            int close = line.indexOf(')', at);
            int open = line.indexOf('(', at + 1);
            if (close < 0) {
                fault(at, line.length(), "the scope is not closed");
                return hopeless();
            }
            if (open > 0 && open < close) {
                fault(at, close + 1, "a scope holds no parentheses");
                return hopeless();
            }
            scope = line.substring(at + 1, close).strip();
            if (space < at) {
                fault(space, at, bangs > 0 ? "`!` stands right before the colon" : "a space before the scope");
            }
            if (scope.isEmpty()) {
                fault(at, close + 1, "the scope is empty");
            }
            at = close + 1;
            if (next('(')) {
                fault(at, at + 1, "there is one scope at most");
                return hopeless();
            }
            bangsAt = at;
        }
        int gap = at;
        skipBlanks();
        int more = at;
        if (gap < more && next('!')) {
            fault(gap, more, "a space before the `!`");
        }
        bangs += take(c -> c == '!').length();
        if (bangs > 1) {
            fault(Math.min(bangsAt, more), at, "one `!` is enough");
        }
        skipBlanks();
        return behind(before, line.substring(typeAt, typeAt + type.length()), scope, bangs > 0, gap, space);
    }

    /** From the colon on. */
    private HeaderFault behind(String before, String type, String scope, boolean bang, int gap, int space) {
        boolean colon = at < line.length() && isColon(line.charAt(at));
        boolean sure = KnownTypes.has(type) || bang || !scope.isEmpty();
        if (!colon) {
            boolean later = line.indexOf(": ", at) > 0;
            boolean spaced = at < line.length() && Character.isWhitespace(line.charAt(at - 1));
            boolean known = KnownTypes.has(type) && spaced;
            if (!scope.isEmpty() && !spaced && at < line.length()) {
                fault(at, at + 1, "the colon comes right behind the scope");
            } else if (later && !known && spaced) {
                fault(space, space + 1, "a type is one word");
            } else {
                fault(known ? at - 1 : 0, known ? at : line.length(), NO_COLON);
            }
            return known
                    ? mended(
                            before,
                            type,
                            scope,
                            bang,
                            DASH.matcher(line.substring(at)).replaceFirst(""))
                    : hopeless();
        }
        if (at > gap && Character.isWhitespace(line.charAt(at - 1))) {
            fault(gap, at, "a space before the colon");
        } else if (scope.isEmpty() && space < at && Character.isWhitespace(line.charAt(space))) {
            fault(space, at, "a space before the colon");
        }
        if (!next(':')) {
            fault(at, at + 1, "the colon is a wide one");
        }
        at++;
        String rest = line.substring(at);
        if (rest.isBlank()) {
            boolean only = what.isEmpty();
            fault(at - 1, at, "there is no description");
            return new HeaderFault(from, to, what, Optional.empty(), only);
        }
        if (!rest.startsWith(" ")) {
            boolean tab = Character.isWhitespace(rest.charAt(0));
            fault(at, at + 1, tab ? "a tab or the like instead of the space" : "no space behind the colon");
            sure |= tab || KnownTypes.meant(type).isPresent();
        } else {
            sure = true;
        }
        return sure && !rest.startsWith("//") && !rest.startsWith(":")
                ? mended(before, type, scope, bang, rest)
                : hopeless();
    }

    /** Blanks, and a sign in front of the type: an emoji, its name in colons, a ticket in brackets, a list's bullet. */
    private String before() {
        skip(c -> c == '\uFEFF' || Character.isWhitespace(c));
        if (at > 0) {
            fault(
                    0,
                    at,
                    line.charAt(0) == '\uFEFF' ? "it starts with a byte-order mark" : "it starts with white space");
        }
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        String sign = line.substring(at, end);
        boolean named = sign.length() > 2 && sign.startsWith(":") && sign.endsWith(":")
                || sign.startsWith("[") && sign.endsWith("]");
        if (end == line.length()
                || sign.isEmpty()
                || sign.contains("(")
                || !named && sign.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || c < 0x80 && isColon(c))) {
            return "";
        }
        fault(at, end, "the type comes first");
        at = end;
        skipBlanks();
        return sign.equals("*") || sign.equals("-") ? "" : sign + " ";
    }

    private HeaderFault breaking() {
        int end = at + Footer.BREAKING.length();
        fault(at, end, "`" + Footer.BREAKING + "` is a footer's token and no type");
        String rest = end < line.length() && isColon(line.charAt(end)) ? line.substring(end + 1) : "";
        return rest.isBlank() ? hopeless() : mended("", "feat", "", true, rest);
    }

    private HeaderFault mended(String before, String type, String scope, boolean bang, String rest) {
        String corrected =
                type + (scope.isEmpty() ? "" : "(" + scope + ")") + (bang ? "!" : "") + ": " + before + rest.strip();
        return new HeaderFault(
                from,
                to,
                what,
                Optional.of(corrected).filter(c -> Header.read(c).isPresent()),
                false);
    }

    private HeaderFault hopeless() {
        if (line.chars().noneMatch(HeaderDiagnosis::isColon)) {
            // Prose: no word of it is nearer to a header than another.
            return new HeaderFault(0, line.length(), NO_COLON, Optional.empty(), false);
        }
        return new HeaderFault(from, to, what, Optional.empty(), false);
    }

    /** Only the first one is told; the others are mended with it. */
    private void fault(int start, int end, String phrase) {
        if (what.isEmpty()) {
            from = start;
            to = end;
            what = phrase;
        }
    }

    private boolean next(char c) {
        return at < line.length() && line.charAt(at) == c;
    }

    private static boolean isColon(int c) {
        return COLONS.indexOf(c) >= 0;
    }

    private void skipBlanks() {
        skip(Character::isWhitespace);
    }

    private String take(Wanted wanted) {
        int start = at;
        skip(wanted);
        return line.substring(start, at);
    }

    private void skip(Wanted wanted) {
        while (at < line.length() && wanted.is(line.charAt(at))) {
            at++;
        }
    }

    private interface Wanted {
        boolean is(char c);
    }
}
