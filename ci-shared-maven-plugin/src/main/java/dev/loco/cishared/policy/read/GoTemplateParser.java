package dev.loco.cishared.policy.read;

import dev.loco.cishared.policy.read.GoTemplate.Broken;
import dev.loco.cishared.policy.read.GoTemplate.Constant;
import dev.loco.cishared.policy.read.GoTemplate.Field;
import dev.loco.cishared.policy.read.GoTemplate.Name;
import dev.loco.cishared.policy.read.GoTemplate.Piece;
import dev.loco.cishared.policy.read.GoTemplate.Pipeline;
import dev.loco.cishared.policy.read.GoTemplate.Text;
import dev.loco.cishared.policy.read.GoTemplate.Unknown;
import dev.loco.cishared.policy.read.GoTemplate.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads templates of Go ({@code text/template/parse}), as far as {@link GoTemplate} goes. */
final class GoTemplateParser {
    private static final Set<String> BUILT_IN = Set.of(
            "and",
            "call",
            "eq",
            "ge",
            "gt",
            "html",
            "index",
            "js",
            "le",
            "len",
            "lt",
            "ne",
            "not",
            "or",
            "print",
            "printf",
            "println",
            "slice",
            "urlquery");
    private static final Set<String> KEYWORDS =
            Set.of("block", "break", "continue", "define", "if", "nil", "range", "template", "true", "false", "with");

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    /** A parser of that text, one byte in each {@code char}. */
    GoTemplateParser(String text) {
        this.text = text;
    }

    /** The pieces of the template. */
    List<Piece> pieces() throws Unknown, Broken {
        read();
        return pieces;
    }

    private void read() throws Unknown, Broken {
        boolean trim = false;
        while (at < text.length()) {
            int open = text.indexOf("{{", at);
            int end = open < 0 ? text.length() : open;
            String outside = text.substring(at, end);
            outside = trim ? stripStart(outside) : outside;
            boolean trimBefore = open >= 0 && trimsBefore(open);
            pieces.add(new Text(trimBefore ? stripEnd(outside) : outside));
            if (open < 0) {
                return;
            }
            at = open + 2 + (trimBefore ? 1 : 0);
            int comment = trimBefore ? at + 1 : at;
            if (text.startsWith("/*", comment)) {
                comment(comment);
            } else {
                pieces.add(pipeline());
            }
            trim = text.startsWith(" -}}", at) || (at < text.length() && isSpace(text.charAt(at)));
            at += trim ? 4 : 2;
        }
    }

    private boolean trimsBefore(int open) {
        return text.startsWith("-", open + 2) && open + 3 < text.length() && isSpace(text.charAt(open + 3));
    }

    private void comment(int start) throws Broken {
        int close = text.indexOf("*/", start + 2);
        if (close < 0) {
            throw broken("unclosed comment");
        }
        at = close + 2;
        if (!atEnd()) {
            throw broken("comment ends before closing delimiter");
        }
    }

    private boolean atEnd() {
        return text.startsWith("}}", at)
                || (at < text.length() && isSpace(text.charAt(at)) && text.startsWith("-}}", at + 1));
    }

    private Pipeline pipeline() throws Unknown, Broken {
        List<List<Word>> commands = new ArrayList<>();
        List<Word> words = new ArrayList<>();
        boolean apart = true;
        while (!atEnd()) {
            if (at == text.length()) {
                throw broken("unclosed action");
            }
            char c = text.charAt(at);
            if (isSpace(c)) {
                at++;
                apart = true;
            } else if (c == '|') {
                if (words.isEmpty()) {
                    throw broken(commands.isEmpty() ? "unexpected \"|\" in command" : "empty command");
                }
                commands.add(words);
                words = new ArrayList<>();
                at++;
                apart = true;
            } else if (apart) {
                words.add(word(c, commands.isEmpty() && words.isEmpty()));
                apart = false;
            } else {
                throw new Unknown();
            }
        }
        if (!words.isEmpty()) {
            commands.add(words);
        }
        if (commands.isEmpty()) {
            throw broken("missing value for command");
        }
        for (int i = 1; i < commands.size(); i++) {
            Word first = commands.get(i).get(0);
            if (first instanceof Constant
                    || (first instanceof Field field && field.names().isEmpty())) {
                throw broken("non executable command in pipeline stage " + (i + 1));
            }
        }
        return new Pipeline(commands);
    }

    private Word word(char first, boolean leading) throws Unknown, Broken {
        if (first == '"' || first == '`') {
            int from = at;
            String inside = quoted(first);
            return new Constant(inside, from, text.substring(from, at));
        }
        if (first == '.') {
            return field();
        }
        int start = at;
        while (at < text.length() && (isAlphanumeric(text.charAt(at)) || (at == start && isSign(first)))) {
            at++;
        }
        if (at == start) {
            throw noWord(first, leading);
        }
        String word = text.substring(start, at);
        checkTerminator();
        if (word.matches("[+-]?(0|[1-9][0-9]{0,17})")) {
            return new Constant(Long.parseLong(word), start, word);
        }
        if (!Character.isLetter(first) || KEYWORDS.contains(word)) {
            throw new Unknown();
        }
        if (word.equals("end") || word.equals("else")) {
            if (leading && atEnd()) {
                throw broken("unexpected {{" + word + "}}");
            }
            throw new Unknown();
        }
        if (!BUILT_IN.contains(word) && !TextFunctions.NAMES.contains(word)) {
            throw broken("function " + GoText.quote(word) + " not defined");
        }
        return new Name(word, start, word);
    }

    /** Something that begins no word: Go refuses most of it; variables, brackets and the like are not judged. */
    private Broken noWord(char first, boolean leading) throws Unknown {
        if ("!#%&*,/;<>?@[]^{}~\\".indexOf(first) < 0) {
            throw new Unknown();
        }
        return broken("unexpected " + GoText.quote(String.valueOf(first)) + " in " + (leading ? "command" : "operand"));
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private String quoted(char quote) throws Unknown, Broken {
        int close = text.indexOf(quote, at + 1);
        String inside = close < 0 ? "" : text.substring(at + 1, close);
        if (quote == '"' && (inside.indexOf('\\') >= 0 || inside.indexOf('\n') >= 0)) {
            throw new Unknown();
        }
        if (close < 0) {
            throw broken(quote == '"' ? "unterminated quoted string" : "unterminated raw quoted string");
        }
        at = close + 1;
        return inside;
    }

    private Field field() throws Unknown, Broken {
        List<String> names = new ArrayList<>(1);
        int from = at;
        do {
            int start = ++at;
            while (at < text.length() && isAlphanumeric(text.charAt(at))) {
                at++;
            }
            checkTerminator();
            if (at > start) {
                names.add(text.substring(start, at));
            } else if (!names.isEmpty() || text.startsWith(".", at)) {
                throw new Unknown();
            }
        } while (text.startsWith(".", at));
        return new Field(names, from, text.substring(from, at));
    }

    private void checkTerminator() throws Unknown, Broken {
        if (at < text.length() && !atEnd() && !isSpace(text.charAt(at)) && ".,|:)(".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c > 0x7E) {
                throw new Unknown();
            }
            String shown = c < ' ' ? "" : " '" + c + "'";
            throw broken("bad character " + String.format("U+%04X", (int) c) + shown);
        }
    }

    private Broken broken(String message) {
        long line = 1
                + text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Broken("template:" + line + ": " + message, false);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isAlphanumeric(char c) {
        return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static String stripStart(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    private static String stripEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }
}
