package dev.loco.cishared.pipeline.model;

import java.util.ArrayList;
import java.util.List;

/**
 * One pass over a text as drone/envsubst 1.0.3 reads it ({@code parse/parse.go}), its peculiarities included: a prefix,
 * suffix or substring takes one argument, plain text or one nested reference and not both, a default takes any number.
 */
final class SubstitutionScan {
    private static final int REFUSED = -1;
    /** References in references in references; nobody writes more than this. */
    private static final int DEEPEST = 10;
    /** Of a longer one the end is no news. */
    private static final int LONGEST_FAULT = 120;

    private final String text;
    private final List<Substitution.Reference> references = new ArrayList<>();
    private final List<Integer> escapes = new ArrayList<>();
    private final List<Substitution.Fault> faults = new ArrayList<>();
    private int depth;

    SubstitutionScan(String text) {
        this.text = text;
    }

    Substitution run() {
        int i = 0;
        while (i < text.length()) {
            if (text.startsWith("$$", i)) {
                i += 2;
            } else if (isEscape(i)) {
                escapes.add(i);
                i += 2;
            } else if (text.startsWith("${", i)) {
                int known = references.size();
                int end = reference(i);
                if (end == REFUSED) {
                    references.subList(known, references.size()).clear();
                    faults.add(fault(i));
                }
                i = end == REFUSED ? i + 2 : end;
            } else {
                i++;
            }
        }
        return new Substitution(references, escapes, faults);
    }

    private boolean isEscape(int i) {
        return at(i) == '\\' && (at(i + 1) == '/' || at(i + 1) == '\\');
    }

    /** The character there; NUL behind the end, which is what envsubst takes for the end as well. */
    private char at(int i) {
        return i < text.length() ? text.charAt(i) : '\0';
    }

    /** Reads one {@code ${…}}; where the text goes on behind its brace. */
    private int reference(int start) {
        int slot = references.size();
        int i = start + 2;
        if (at(i) == '#') {
            int end = name(i + 1);
            return end == i + 1 || at(end) != '}'
                    ? REFUSED
                    : add(slot, start, text.substring(i + 1, end), "#", end, end);
        }
        int name = i;
        i = name(i);
        if (i == name) {
            return REFUSED;
        }
        String operator = operator(i);
        int arguments = i + operator.length();
        int end = switch (operator) {
            case "" -> i;
            case "=", ":=", ":-", ":?", ":+" -> defaults(arguments);
            case ":" -> substring(arguments);
            case "#", "##", "%", "%%" -> argument(arguments, "}");
            case "/", "//", "/#", "/%" -> replacement(arguments);
            default -> arguments;
        };
        return end == REFUSED || at(end) != '}'
                ? REFUSED
                : add(slot, start, text.substring(name, i), operator, arguments, end);
    }

    private int add(int slot, int start, String name, String operator, int arguments, int end) {
        references.add(
                slot,
                new Substitution.Reference(name, operator, text.substring(arguments, end), start, end + 1 - start));
        return end + 1;
    }

    private int name(int from) {
        int i = from;
        while (i < text.length()
                && (Character.isLetter(text.codePointAt(i))
                        || Character.isDigit(text.codePointAt(i))
                        || text.charAt(i) == '_')) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private String operator(int i) {
        char first = at(i);
        char second = at(i + 1);
        boolean two = switch (first) {
            case ':' -> "=-?+".indexOf(second) >= 0;
            case ',', '^' -> second == ',' || second == '^';
            case '/' -> "/#%".indexOf(second) >= 0;
            case '#', '%' -> second == first;
            default -> false;
        };
        return ":,^/#%=".indexOf(first) < 0 ? "" : text.substring(i, i + (two ? 2 : 1));
    }

    /** Pieces of text and nested references up to the brace. */
    private int defaults(int from) {
        int i = from;
        while (i != REFUSED && at(i) != '}') {
            i = argument(i, "}");
        }
        return i;
    }

    private int substring(int from) {
        // Looking ahead, envsubst goes back by the bytes of the character it saw.
        int i = at(from) > 0x7F ? REFUSED : argument(from, ":}");
        if (i == REFUSED || at(i) != ':') {
            return i;
        }
        while (at(i) == ':') {
            i++;
        }
        return argument(i, "}");
    }

    private int replacement(int from) {
        int i = escapable(from, '/');
        if (i == REFUSED || at(i) != '/') {
            return REFUSED;
        }
        while (at(i) == '/') {
            i++;
        }
        return at(i) == '}' ? i : escapable(i, '}');
    }

    /** One nested reference, or text up to one of the stops or a nested reference; there must be something. */
    private int argument(int from, String stops) {
        if (text.startsWith("${", from)) {
            return nested(from);
        }
        int i = from;
        while (i < text.length() && stops.indexOf(text.charAt(i)) < 0 && !text.startsWith("${", i)) {
            i++;
        }
        return i == from ? REFUSED : i;
    }

    private int nested(int from) {
        depth++;
        int end = depth > DEEPEST ? REFUSED : reference(from);
        depth--;
        return end;
    }

    /** The same where a backslash or a dollar sign may take away the meaning of the next character. */
    private int escapable(int from, char stop) {
        if (text.startsWith("${", from)) {
            return nested(from);
        }
        int i = from;
        while (i < text.length() && !text.startsWith("${", i)) {
            if (isEscape(i) || text.startsWith("$$", i)) {
                i += 2;
            } else if (text.charAt(i) == stop) {
                break;
            } else {
                i++;
            }
        }
        return i == from ? REFUSED : i;
    }

    private Substitution.Fault fault(int start) {
        int limit = Math.min(text.length(), start + LONGEST_FAULT);
        for (int i = start + 2; i < limit && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == '}') {
                return new Substitution.Fault(start, i + 1 - start);
            }
        }
        return new Substitution.Fault(start, 2);
    }
}
