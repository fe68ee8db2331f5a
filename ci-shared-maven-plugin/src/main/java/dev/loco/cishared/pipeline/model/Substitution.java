package dev.loco.cishared.pipeline.model;

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
 * @param faults each of them makes Woodpecker refuse the whole text; what follows one is read as if it were not there
 */
public record Substitution(List<Reference> references, List<Integer> escapes, List<Fault> faults) {

    public Substitution {
        references = List.copyOf(references);
        escapes = List.copyOf(escapes);
        faults = List.copyOf(faults);
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
     * A {@code ${} that cannot be read.
     *
     * @param offset of its {@code $}
     * @param length up to and with the brace that closes it, if one does on the same line; else 2
     */
    public record Fault(int offset, int length) {}

    /** Finds everything that would be replaced in a text. */
    public static Substitution in(String text) {
        return new SubstitutionScan(text).run();
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
            boolean nested = reference.arguments.contains("${");
            if (known.isEmpty() || !plain || nested) {
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
}
