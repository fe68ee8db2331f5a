package dev.loco.cishared.pipeline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Woodpecker does to a pipeline's text before it is read as YAML: {@code ${NAME}} becomes the variable's value,
 * an unknown one becomes nothing, {@code $$} becomes {@code $}. From Woodpecker 3.17.0,
 * {@code metadata/substitution.go}, which uses drone/envsubst 1.0.3; {@code $NAME} is left to the shell.
 *
 * @param references every {@code ${…}}, in order, nested ones after the one they stand in
 * @param escapes where a backslash before {@code /} or {@code \} is taken away
 * @param fault what makes Woodpecker refuse the text, if anything does
 */
public record Substitution(List<Reference> references, List<Integer> escapes, Optional<Fault> fault) {

    public Substitution {
        references = List.copyOf(references);
        escapes = List.copyOf(escapes);
    }

    /**
     * One {@code ${…}}.
     *
     * @param name the variable
     * @param operator what follows the name: {@code :-}, {@code ##}, {@code /}; empty for the plain form
     * @param arguments the text behind the operator, as it is written
     * @param offset of the {@code $}, in UTF-16 units
     * @param length up to and with the closing brace
     */
    public record Reference(String name, String operator, String arguments, int offset, int length) {

        /** Whether an empty variable is replaced: {@code ${NAME:-x}}, {@code ${NAME=x}}. */
        public boolean hasDefault() {
            return operator.equals("=") || operator.startsWith(":") && operator.length() == 2;
        }
    }

    /**
     * Why a text is refused.
     *
     * @param offset where the {@code ${} begins that cannot be read
     */
    public record Fault(int offset, int length) {}

    /** Finds everything that would be replaced in a text. */
    public static Substitution in(String text) {
        return new Scan(text).run();
    }

    /**
     * The text as it is after substitution; empty when it holds a value that nobody can know before the run.
     *
     * @param value of a variable; an empty answer for one that cannot be known
     */
    public static Optional<String> expand(String text, Function<String, Optional<String>> value) {
        if (text.indexOf('$') < 0 && text.indexOf('\\') < 0) {
            return Optional.of(text);
        }
        Substitution found = in(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Reference reference : found.references) {
            if (reference.offset < from) {
                continue;
            }
            Optional<String> known = value.apply(reference.name);
            // How the other operators change a value is left open: they are rare where a run depends on it.
            boolean plain = reference.operator.isEmpty() || reference.hasDefault();
            if (known.isEmpty() || !plain) {
                return Optional.empty();
            }
            out.append(unescaped(text.substring(from, reference.offset)));
            out.append(known.get().isEmpty() && reference.hasDefault() ? reference.arguments : known.get());
            from = reference.offset + reference.length;
        }
        return Optional.of(out.append(unescaped(text.substring(from))).toString());
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean escape = text.startsWith("$$", i) || text.startsWith("\\/", i) || text.startsWith("\\\\", i);
            out.append(text.charAt(escape ? ++i : i));
        }
        return out.toString();
    }

    /** One pass over a text. */
    private static final class Scan {
        private final String text;
        private final List<Reference> references = new ArrayList<>();
        private final List<Integer> escapes = new ArrayList<>();
        private Optional<Fault> fault = Optional.empty();

        Scan(String text) {
            this.text = text;
        }

        Substitution run() {
            int i = 0;
            while (i < text.length() && fault.isEmpty()) {
                if (text.startsWith("$$", i)) {
                    i += 2;
                } else if (text.charAt(i) == '\\' && i + 1 < text.length() && "/\\".indexOf(text.charAt(i + 1)) >= 0) {
                    escapes.add(i);
                    i += 2;
                } else if (text.startsWith("${", i)) {
                    i = reference(i);
                } else {
                    i++;
                }
            }
            return new Substitution(references, escapes, fault);
        }

        /** Reads one {@code ${…}}; where the text goes on. */
        private int reference(int start) {
            int i = start + 2;
            boolean length = i < text.length() && text.charAt(i) == '#';
            i += length ? 1 : 0;
            int name = i;
            while (i < text.length() && (Character.isLetterOrDigit(text.codePointAt(i)) || text.charAt(i) == '_')) {
                i++;
            }
            if (i == name || i >= text.length()) {
                return refuse(start);
            }
            String variable = text.substring(name, i);
            String operator = length ? "#" : operator(i);
            boolean plain = length || operator.isEmpty();
            if (plain && text.charAt(i) != '}') {
                return refuse(start);
            }
            int at = references.size();
            int arguments = i + (length ? 0 : operator.length());
            int end = plain ? i : closing(arguments, operator);
            if (end < 0 || fault.isPresent()) {
                return refuse(start);
            }
            String written = text.substring(arguments, end);
            if (operator.startsWith("/") && written.indexOf('/') < 0
                    || operator.isEmpty() && !plain
                    || needsArgument(operator) && written.isEmpty()
                    || isCasing(operator) && !written.isEmpty()) {
                return refuse(start);
            }
            references.add(at, new Reference(variable, operator, written, start, end + 1 - start));
            return end + 1;
        }

        private static boolean needsArgument(String operator) {
            return operator.equals(":")
                    || operator.startsWith("#") && operator.length() == 2
                    || operator.startsWith("%");
        }

        private static boolean isCasing(String operator) {
            return operator.startsWith(",") || operator.startsWith("^");
        }

        private String operator(int at) {
            for (String operator : List.of(
                    ":=", ":-", ":?", ":+", ":", "=", ",,", ",", "^^", "^", "//", "/#", "/%", "/", "##", "#", "%%",
                    "%")) {
                if (text.startsWith(operator, at)) {
                    return operator;
                }
            }
            return "";
        }

        /** The closing brace of what starts at an argument; -1 when there is none. */
        private int closing(int from, String operator) {
            int i = from;
            while (i < text.length()) {
                if (text.startsWith("${", i)) {
                    i = reference(i);
                    if (fault.isPresent()) {
                        return -1;
                    }
                } else if (text.charAt(i) == '}') {
                    return i;
                } else if (operator.startsWith("/") && text.charAt(i) == '\\') {
                    i += 2;
                } else {
                    i++;
                }
            }
            return -1;
        }

        private int refuse(int start) {
            if (fault.isEmpty()) {
                int end = text.indexOf('\n', start);
                fault = Optional.of(new Fault(start, Math.min(2, (end < 0 ? text.length() : end) - start)));
            }
            return text.length();
        }
    }
}
