package dev.loco.cishared.policy.read;

import java.util.List;

/** What to do about a text that is neither HCL 1 nor JSON. */
final class SyntaxHelp {
    /** A part of OpenBao's message, and what it means for its reader; the first that fits counts. */
    private record Entry(String part, String help) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("more than", "Split the policy into several."),
            new Entry("nest deeper", "Nest braces and brackets less deeply."),
            new Entry("literal not terminated", "Close the string with a double quote on its own line."),
            new Entry("heredoc not terminated", "End the heredoc with its word alone on a line, indented after `<<-`."),
            new Entry("heredoc", "Write a heredoc as `<<WORD`, with nothing after the word."),
            new Entry("comment not terminated", "Close the comment with `*/`."),
            new Entry("for comment", "Begin the comment with `#` or `//`."),
            new Entry(
                    "illegal char escape", "Write a backslash as `\\\\`, or use an escape such as `\\n` or `\\u00e9`."),
            new Entry("null character", "Remove the NUL character."),
            new Entry("illegal UTF-8", "Save the file as UTF-8."),
            new Entry("octal number", "Write the number without a leading zero."),
            new Entry("start with 0", "Write the number without a leading zero."),
            new Entry("hexadecimal number", "Write digits after `0x`."),
            new Entry("nested object expected", "Write the block without `=`: path \"…\" { … }."),
            new Entry("closing RBRACE", "Close the block with `}`."),
            new Entry(
                    "expected comma or list end", "Separate the values of the list by commas, and close it with `]`."),
            new Entry("parsing list", "Write only values into the list, and close it with `]`."),
            new Entry("expected start of object", "Write `{` or `=` after the key."),
            new Entry("Unknown token", "Write a value after `=`: a string, a number, a list or an object."),
            new Entry("expected: STRING", "Write a name in double quotes here."));

    private SyntaxHelp() {}

    /** The help for that message about that text. */
    static String of(String message, String text) {
        if (text.startsWith("\ufeff")) {
            return "Save the file without a byte-order mark.";
        }
        return ENTRIES.stream()
                .filter(entry -> message.contains(entry.part()))
                .map(Entry::help)
                .findFirst()
                .orElse("Mend the syntax at this place.");
    }
}
