package dev.loco.cishared.policy.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template of Go's {@code text/template} without conditions, variables and the like. Texts are held as their bytes,
 * one in each {@code char}, because Go's functions count bytes.
 */
final class GoTemplate {
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

    /** A piece of the template. */
    private sealed interface Piece {}

    /** What stands outside of braces. */
    private record Text(String text) implements Piece {}

    /** Commands, each with its words; the value of one is the last argument of the next. */
    private record Pipeline(List<List<Word>> commands) implements Piece {}

    /** A word of a command. */
    private sealed interface Word {}

    /** {@code .} or {@code .key}. */
    private record Field(List<String> names) implements Word {}

    /** A function. */
    private record Name(String name) implements Word {}

    /** A constant: {@code String} or {@code Long}. */
    private record Constant(Object value) implements Word {}

    /** The value of a field that there is not. */
    private static final Object MISSING = new Object();

    /** Something beyond what is judged here. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;

        Unknown() {
            super("", null, false, false);
        }
    }

    /** Something that Go refuses. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean applying;

        Broken(String message, boolean applying) {
            super(message, null, false, false);
            this.applying = applying;
        }

        /** Whether it is refused when it is filled, not when it is read. */
        boolean applying() {
            return applying;
        }

        /** Go's words; of a template that is refused when it is filled, without the place. */
        String words() {
            return String.valueOf(getMessage());
        }
    }

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private GoTemplate(String text) {
        this.text = text;
    }

    /** Reads a template. */
    static GoTemplate parse(String template) throws Unknown, Broken {
        GoTemplate parsed = new GoTemplate(bytes(template));
        parsed.read();
        return parsed;
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
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
            return new Constant(quoted(first));
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
            return new Constant(Long.parseLong(word));
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
        return new Name(word);
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
        return new Field(names);
    }

    private void checkTerminator() throws Unknown, Broken {
        if (at < text.length() && !atEnd() && !isSpace(text.charAt(at)) && ".,|:)(".indexOf(text.charAt(at)) < 0) {
            char c = text.charAt(at);
            if (c > 0x7E) {
                throw new Unknown();
            }
            throw broken("bad character " + String.format("U+%04X '%c'", (int) c, c));
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

    /** The text with those values of {@code .path} and {@code .key}. */
    String fill(String path, String key) throws Unknown, Broken {
        Map<String, String> fields = Map.of("path", bytes(path), "key", key);
        StringBuilder filled = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Text plain) {
                filled.append(plain.text());
            } else if (piece instanceof Pipeline pipeline) {
                Optional<Object> value = Optional.empty();
                for (List<Word> command : pipeline.commands()) {
                    value = Optional.of(value(command, value, fields));
                }
                Object printed = value.orElse(MISSING);
                filled.append(printed == MISSING ? "<no value>" : printed);
            }
        }
        return filled.toString();
    }

    private static Object value(List<Word> command, Optional<Object> last, Map<String, String> fields)
            throws Unknown, Broken {
        if (command.get(0) instanceof Name function) {
            if (!TextFunctions.judged(function.name()) && !function.name().equals("len")) {
                throw new Unknown();
            }
            List<Object> arguments = new ArrayList<>(command.size());
            for (Word word : command.subList(1, command.size())) {
                if (word instanceof Name) {
                    throw new Unknown();
                }
                arguments.add(plain(word, fields));
            }
            last.ifPresent(arguments::add);
            if (function.name().equals("len")) {
                return length(arguments);
            }
            return TextFunctions.call(function.name(), arguments, MISSING);
        }
        if (command.size() > 1 || last.isPresent()) {
            throw new Broken("a value that is no function has arguments", true);
        }
        return plain(command.get(0), fields);
    }

    private static long length(List<Object> arguments) throws Unknown {
        if (arguments.size() == 1 && arguments.get(0) instanceof String text) {
            return text.length();
        }
        throw new Unknown();
    }

    private static Object plain(Word word, Map<String, String> fields) throws Broken {
        if (word instanceof Constant constant) {
            return constant.value();
        }
        List<String> names = ((Field) word).names();
        if (names.isEmpty()) {
            return fields;
        }
        String value = fields.get(names.get(0));
        if (value == null) {
            return MISSING;
        }
        if (names.size() > 1) {
            throw new Broken("can't evaluate field " + names.get(1) + " in type string", true);
        }
        return value;
    }
}
