package dev.loco.cishared.yaml;

import java.util.Locale;

/**
 * What a syntax error is called by a person.
 *
 * @param message what is wrong
 * @param label for the caret line
 * @param help what to do
 * @param contextLabel what the parser was in, for the place where that started
 * @param atContext whether the error is best shown where the parser's context started
 */
record SyntaxWords(String message, String label, String help, String contextLabel, boolean atContext) {

    /**
     * Translates snakeyaml's words.
     *
     * @param problem its problem
     * @param context its context, may be empty
     * @param found the character at the problem, empty at the end of a line or of the file
     */
    static SyntaxWords of(String problem, String context, String found) {
        String around = contextLabel(context);
        String here = found.isBlank() ? "" : "`" + found + "` ";
        if (problem.startsWith("mapping values are not allowed")) {
            return words(
                    "a `:` makes a key here, where a value is already being read",
                    "unexpected `:`",
                    "quote the value if the colon belongs to it, or correct the indentation of this line",
                    around);
        }
        if (problem.startsWith("sequence entries are not allowed")) {
            return words(
                    "a list item cannot start here",
                    "unexpected `-`",
                    "put the list on a line of its own below its key, or quote the value if the dash belongs to it",
                    around);
        }
        if (problem.startsWith("mapping keys are not allowed")) {
            return words(
                    "a `?` makes a key here, where none can be",
                    "unexpected `?`",
                    "quote the value if the question mark belongs to it",
                    around);
        }
        if (problem.contains("cannot start any token")) {
            return found.equals("\t")
                    ? words(
                            "a tab stands where only spaces may",
                            "a tab",
                            "replace the tab with spaces; YAML is not indented with tabs",
                            around)
                    : words(
                            "an unquoted value cannot start with " + here.strip(),
                            "cannot start a value",
                            "put the value in quotes",
                            around);
        }
        if (problem.contains("could not find expected ':'")) {
            return words(
                    "a line that should be `key: value` has no colon",
                    "no `:` up to here",
                    "add the missing colon, or indent the line if it continues the value before it",
                    around);
        }
        if (problem.startsWith("expected <block end>")) {
            return words(
                    here
                            + "does not fit here: the line is neither part of the value before it nor on the level of its neighbours",
                    "not on the level of its neighbours",
                    "correct the indentation, or close the quote or bracket before it",
                    around);
        }
        if (problem.startsWith("expected ',' or")) {
            String close = problem.startsWith("expected ',' or ']'") ? "]" : "}";
            return words(
                    "expected `,` or `" + close + "` before " + (here.isEmpty() ? "the end of the line" : here.strip()),
                    "expected `,` or `" + close + "`",
                    "close the bracket, separate the items with commas, or quote a value with a bracket or brace in it",
                    around);
        }
        if (problem.contains("unexpected end of stream") || problem.contains("unexpected document separator")) {
            return new SyntaxWords(
                    "the quote that opens here is never closed",
                    "opens here",
                    "add the closing quote, or put the whole value in the other kind of quotes",
                    around,
                    true);
        }
        return rarer(problem, context, here, around);
    }

    private static SyntaxWords rarer(String problem, String context, String here, String around) {
        if (problem.contains("unknown escape character") || problem.contains("expected escape sequence")) {
            return words(
                    "a backslash in double quotes starts an escape that YAML does not know",
                    "unknown escape",
                    "double the backslash, or put the value in single quotes",
                    around);
        }
        if (problem.startsWith("expected the node content")) {
            return words(
                    "a value is missing before " + (here.isEmpty() ? "the end of the line" : here.strip()),
                    "expected a value",
                    "write the value, or quote it if it consists of special characters",
                    around);
        }
        if (problem.contains("undefined tag handle")) {
            return words(
                    "an unknown tag: a value that starts with `!` is read as a tag",
                    "unknown tag",
                    "quote the value if no tag is meant",
                    around);
        }
        if (problem.startsWith("expected '<document start>'")) {
            return words(
                    "this line does not belong to the value before it, which ended the document",
                    "after the end of the document",
                    "correct the indentation: this line and all after it would be ignored",
                    around);
        }
        if (context.contains("alias") || context.contains("anchor")) {
            return words(
                    "a name of letters, digits, `-` or `_` must follow `&` and `*`, found "
                            + (here.isEmpty() ? "the end of the line" : here.strip()),
                    "not a name",
                    "quote the value if it starts with `&` or `*` and no anchor or alias is meant",
                    around);
        }
        if (context.contains("block scalar")) {
            return words(
                    "only an indentation digit, `+` or `-` may follow `|` or `>` on its line",
                    "unexpected here",
                    "start the text on the next line, or quote the value if no block of text is meant",
                    around);
        }
        if (context.contains("directive")) {
            return words(
                    "a line that starts with `%` is a directive, and this one is not understood",
                    "not a directive",
                    "quote the value if the line is none; templates must be rendered before they are YAML",
                    around);
        }
        if (context.contains("tag")) {
            return words(
                    "a value that starts with `!` is read as a tag, and this one is malformed",
                    "malformed tag",
                    "quote the value if no tag is meant",
                    around);
        }
        return words(
                "not well-formed YAML: " + problem.toLowerCase(Locale.ROOT).replaceAll("[<>]", ""),
                "here",
                "check indentation, quotes and brackets around this place",
                around);
    }

    private static SyntaxWords words(String message, String label, String help, String around) {
        return new SyntaxWords(message, label, help, around, false);
    }

    private static String contextLabel(String context) {
        String what = context.replaceFirst("^while (parsing|scanning) (an?|the) ", "")
                .replace("block collection", "list")
                .replace("block mapping", "mapping")
                .replace("flow mapping", "mapping in braces")
                .replace("flow sequence", "list in brackets")
                .replace("a simple key", "key")
                .replace("simple key", "line")
                .replaceAll("-", " ");
        return what.isEmpty() ? "it starts here" : "the " + what + " starts here";
    }
}
