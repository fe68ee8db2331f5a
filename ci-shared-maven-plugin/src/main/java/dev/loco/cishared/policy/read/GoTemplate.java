package dev.loco.cishared.policy.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** A word of a command. */
    sealed interface Word {}

    /** {@code .} or {@code .key}. */
    record Field(List<String> names) implements Word {}

    /** A function. */
    record Name(String name) implements Word {}

    /** A constant: {@code String} or {@code Long}. */
    record Constant(Object value) implements Word {}

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

        /** Go's words; of a template that is refused when it is filled, without the place. */
        String words() {
            return String.valueOf(getMessage());
        }
    }

    private final List<Piece> pieces;

    private GoTemplate(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Reads a template. */
    static GoTemplate parse(String template) throws Unknown, Broken {
        return new GoTemplate(new GoTemplateParser(bytes(template)).pieces());
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
            Object value = TextFunctions.call(function.name(), arguments, MISSING);
            if (value instanceof String text && text.length() > LONGEST) {
                throw new Unknown();
            }
            return value;
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
