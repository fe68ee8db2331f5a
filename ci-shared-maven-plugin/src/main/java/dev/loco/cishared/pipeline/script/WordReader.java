package dev.loco.cishared.pipeline.script;

import dev.loco.cishared.pipeline.model.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one word, its quotes and variables, beginning at its first character. */
final class WordReader {
    private static final String ENDS = " \t\r\n;&|<>()";

    private final ShellText text;
    private final Nested nested;
    private final StringBuilder plain = new StringBuilder();
    private final List<Expansion> expansions = new ArrayList<>();
    private boolean quoted;

    /** Reads the commands of a {@code $(…)}: from its first character on; where the text goes on behind its end. */
    interface Nested {
        int read(int from, char closer);
    }

    /** A word and where the text goes on behind it. */
    record Read(Word word, int end) {}

    WordReader(ShellText text, Nested nested) {
        this.text = text;
        this.nested = nested;
    }

    /** @param closer a backquote when the word stands in backquotes */
    Read read(int start, char closer) {
        int i = start;
        while (i < text.length() && ENDS.indexOf(text.at(i)) < 0 && !(closer == '`' && text.at(i) == '`')) {
            i = piece(i);
            if (text.at(i) == '(' && plain.toString().endsWith("=")) {
                i = list(i);
            }
        }
        return new Read(word(start, i), i);
    }

    /** The text of a here-document. */
    Word document(int start, int end, boolean literal) {
        int i = start;
        while (i < end) {
            i = literal ? literal(i) : text.at(i) == '\\' ? escaped(i) : expandable(i);
        }
        return word(start, end);
    }

    private Word word(int start, int end) {
        int offset = text.offset(start);
        return new Word(plain.toString(), expansions, quoted, offset, text.offset(end) - offset);
    }

    private int piece(int i) {
        return switch (text.at(i)) {
            case '\\' -> escaped(i);
            case '\'' -> single(i + 1);
            case '"' -> doubled(i + 1);
            default -> expandable(i);
        };
    }

    private int escaped(int i) {
        quoted = true;
        if (text.at(i + 1) != '\n' && i + 1 < text.length()) {
            literal(i + 1);
        }
        return Math.min(i + 2, text.length());
    }

    private int single(int from) {
        quoted = true;
        int i = from;
        while (i < text.length() && text.at(i) != '\'') {
            i = literal(i);
        }
        return Math.min(i + 1, text.length());
    }

    private int doubled(int from) {
        quoted = true;
        int i = from;
        while (i < text.length() && text.at(i) != '"') {
            if (text.at(i) == '\\' && "$`\"\\\n".indexOf(text.at(i + 1)) >= 0) {
                i = escaped(i);
            } else {
                i = expandable(i);
            }
        }
        return Math.min(i + 1, text.length());
    }

    /** A character that the shell leaves alone; Woodpecker does not. */
    private int literal(int i) {
        text.mark(i).ifPresentOrElse(m -> add(early(m, true)), () -> plain.append(text.at(i)));
        return i + 1;
    }

    private int expandable(int i) {
        Optional<Substitution.Reference> mark = text.mark(i);
        if (mark.isPresent()) {
            add(early(mark.get(), false));
            return i + 1;
        }
        if (text.at(i) == '`') {
            plain.append("$(…)");
            return nested.read(i + 1, '`');
        }
        return text.at(i) == '$' ? dollar(i) : literal(i);
    }

    private static Expansion early(Substitution.Reference reference, boolean inQuotes) {
        return new Expansion(
                reference.name(), reference.operator(), true, inQuotes, reference.offset(), reference.length());
    }

    private void add(Expansion expansion) {
        expansions.add(expansion);
        plain.append("${").append(expansion.name()).append('}');
    }

    private int dollar(int i) {
        char next = text.at(i + 1);
        if (next == '(' && text.at(i + 2) == '(') {
            return arithmetic(i);
        }
        if (next == '(') {
            plain.append("$(…)");
            return nested.read(i + 2, ')');
        }
        if (next == '{') {
            return braces(i);
        }
        if (next == '\'' || next == '"') {
            return i + 1;
        }
        int end = name(i + 1);
        if (end == i + 1) {
            plain.append('$');
            return i + 1;
        }
        add(expansion(i, text.substring(i + 1, end), "", end));
        return end;
    }

    private Expansion expansion(int start, String name, String operator, int end) {
        int offset = text.offset(start);
        return new Expansion(name, operator, false, false, offset, text.offset(end) - offset);
    }

    private int name(int from) {
        int i = from;
        while (Character.isLetterOrDigit(text.at(i)) || text.at(i) == '_') {
            i++;
        }
        return i;
    }

    private int braces(int start) {
        boolean length = text.at(start + 2) == '#';
        int from = start + (length ? 3 : 2);
        int end = name(from);
        int depth = 1;
        int i = end;
        while (i < text.length() && depth > 0) {
            depth += text.at(i) == '{' ? 1 : text.at(i) == '}' ? -1 : 0;
            i++;
        }
        String rest = text.substring(end, Math.max(end, i - 1));
        add(expansion(start, text.substring(from, end), length ? "#" : rest, i));
        return i;
    }

    private int arithmetic(int start) {
        plain.append("$(…)");
        int depth = 0;
        int i = start + 1;
        do {
            depth += text.at(i) == '(' ? 1 : text.at(i) == ')' ? -1 : 0;
            text.mark(i).ifPresent(m -> expansions.add(early(m, false)));
            i++;
        } while (i < text.length() && depth > 0);
        return i;
    }

    /** The values of {@code NAME=(a b)}. */
    private int list(int open) {
        int i = open + 1;
        while (i < text.length() && text.at(i) != ')') {
            i = Character.isWhitespace(text.at(i)) ? i + 1 : piece(i);
        }
        return Math.min(i + 1, text.length());
    }
}
