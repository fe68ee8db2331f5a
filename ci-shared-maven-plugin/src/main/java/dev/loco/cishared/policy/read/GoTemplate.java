package dev.loco.cishared.policy.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A template of Go's {@code text/template} without conditions, variables and the like. Texts are held as their bytes,
 * one in each {@code char}, because Go's functions count bytes.
 */
final class GoTemplate {
    /** A piece of the template. */
    sealed interface Piece {}

    /** What stands outside of braces. */
    record Text(String text) implements Piece {}

    /** Commands, each with its words; the value of one is the last argument of the next. */
    record Pipeline(List<List<Word>> commands) implements Piece {}

    /** A word of a command: where it begins, in bytes, and how it is written. */
    sealed interface Word {
        int at();

        String written();
    }

    /** {@code .} or {@code .key}. */
    record Field(List<String> names, int at, String written) implements Word {}

    /** A function. */
    record Name(String name, int at, String written) implements Word {}

    /** A constant: {@code String} or {@code Long}. */
    record Constant(Object value, int at, String written) implements Word {}

    // A short template can make a text of any length; of those that do, nothing is said.
    private static final int LONGEST = 1 << 22;

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

        /** Go's words. */
        String words() {
            return String.valueOf(getMessage());
        }
    }

    private final String text;
    private final List<Piece> pieces;

    private GoTemplate(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /** Reads a template. */
    static GoTemplate parse(String template) throws Unknown, Broken {
        String text = bytes(template);
        return new GoTemplate(text, new GoTemplateParser(text).pieces());
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
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
            if (filled.length() > LONGEST) {
                throw new Unknown();
            }
        }
        return filled.toString();
    }

    private Object value(List<Word> command, Optional<Object> last, Map<String, String> fields) throws Unknown, Broken {
        Word first = command.get(0);
        if (first instanceof Name function) {
            return called(function, command, last, fields);
        }
        if (command.size() > 1 || last.isPresent()) {
            String what = first instanceof Field field && !field.names().isEmpty()
                    ? field.names().get(0) + " is not a method but has arguments"
                    : "can't give argument to non-function " + first.written();
            throw broken(first, what);
        }
        return plain(first, fields);
    }

    private Object called(Name function, List<Word> command, Optional<Object> last, Map<String, String> fields)
            throws Unknown, Broken {
        String name = function.name();
        List<Word> words = command.subList(1, command.size());
        if (name.equals("len")) {
            return length(words, last, fields);
        }
        int count = TextFunctions.arguments(name);
        int given = words.size() + (last.isPresent() ? 1 : 0);
        if (count == 0) {
            throw new Unknown();
        }
        if (given != count) {
            throw broken(function, "wrong number of args for " + name + ": want " + count + " got " + given);
        }
        List<Object> arguments = new ArrayList<>(count);
        Word place = function;
        for (Word word : words) {
            place = word;
            boolean number = TextFunctions.wantsNumber(name, arguments.size());
            arguments.add(checked(word, constant(word, number, fields), number));
        }
        if (last.isPresent()) {
            arguments.add(checked(place, last.get(), TextFunctions.wantsNumber(name, arguments.size())));
        }
        try {
            String value = TextFunctions.call(name, arguments);
            if (value.length() > LONGEST) {
                throw new Unknown();
            }
            return value;
        } catch (TextFunctions.Failed e) {
            String written = command.stream().map(Word::written).collect(Collectors.joining(" "));
            throw broken(function.at(), written, "error calling " + name + ": " + e.words());
        }
    }

    private Object constant(Word word, boolean number, Map<String, String> fields) throws Unknown, Broken {
        if (word instanceof Name) {
            throw new Unknown();
        }
        if (word instanceof Constant constant && constant.value() instanceof Long != number) {
            throw broken(word, "expected " + (number ? "integer" : "string") + "; found " + word.written());
        }
        return plain(word, fields);
    }

    private Object checked(Word place, Object value, boolean number) throws Broken {
        String type = number ? "int" : "string";
        if (value == MISSING) {
            throw broken(place, "invalid value; expected " + type);
        }
        if (!(number ? value instanceof Long : value instanceof String)) {
            String found =
                    value instanceof String ? "string" : value instanceof Long ? "int" : "map[string]interface {}";
            throw broken(place, "wrong type for value; expected " + type + "; got " + found);
        }
        return value;
    }

    private long length(List<Word> words, Optional<Object> last, Map<String, String> fields) throws Unknown, Broken {
        boolean one = words.size() + (last.isPresent() ? 1 : 0) == 1;
        if (one && (words.isEmpty() || !(words.get(0) instanceof Name))) {
            Object value = words.isEmpty() ? last.orElse(MISSING) : plain(words.get(0), fields);
            if (value instanceof String text) {
                return text.length();
            }
        }
        throw new Unknown();
    }

    private Object plain(Word word, Map<String, String> fields) throws Broken {
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
            int second = word.at() + 1 + names.get(0).length();
            throw broken(second, word.written(), "can't evaluate field " + names.get(1) + " in type interface {}");
        }
        return value;
    }

    private Broken broken(Word word, String message) {
        return broken(word.at(), word.written(), message);
    }

    private Broken broken(int at, String written, String message) {
        String before = text.substring(0, at);
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = at - before.lastIndexOf('\n') - 1;
        return new Broken(
                "template: template:" + line + ":" + column + ": executing \"template\" at <" + written + ">: "
                        + message,
                true);
    }
}
